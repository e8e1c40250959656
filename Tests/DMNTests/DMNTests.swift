import Testing

@Suite struct DMNTests {}
