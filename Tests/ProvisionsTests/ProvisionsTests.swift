import Testing

@Suite struct ProvisionsTests {}
