import Testing

@Suite struct FEELTests {}
