import Testing

@Suite struct CapturesTests {}
