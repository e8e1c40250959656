extension Decimal128 {
  /// A power with a whole exponent; nil if it is too large, or zero is raised to less than zero.
  public func raised(to power: Int) -> Decimal128? {
    if power == 0 { return .one }
    if isZero { return power > 0 ? .zero : nil }
    if magnitude == .one { return isNegative && power % 2 != 0 ? self : .one }
    // Computed wide, because each rounding of a square would double the error.
    var base = WideDecimal(self)
    var result = WideDecimal.one
    var rest = power.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result.multiplied(by: base) }
      rest >>= 1
      if rest > 0 { base = base.multiplied(by: base) }
      guard abs(result.exponent) < 100_000, abs(base.exponent) < 100_000_000 else {
        return (power > 0) == (magnitude > .one) ? nil : .zero
      }
    }
    if power > 0 { return result.decimal }
    return WideDecimal.one.divided(by: result).decimal
  }

  /// A power with any exponent; nil if it does not exist.
  public func power(_ exponent: Decimal128) -> Decimal128? {
    if let whole = exponent.integer { return raised(to: whole) }
    if isZero { return exponent.isNegative ? nil : .zero }
    guard !isNegative, let logarithm = WideDecimal(self).logarithm else { return nil }
    return logarithm.multiplied(by: WideDecimal(exponent)).exponential?.decimal
  }

  /// The square root, rounded half to even; nil below zero.
  public var squareRoot: Decimal128? {
    if isZero { return .zero }
    guard !isNegative else { return nil }
    return WideDecimal(self).squareRoot.decimal
  }

  /// e to the power of the number; nil if that is too large.
  public var exponential: Decimal128? {
    isZero ? .one : WideDecimal(self).exponential?.decimal
  }

  /// The natural logarithm; nil for zero and below.
  public var logarithm: Decimal128? {
    guard !isNegative, !isZero else { return nil }
    return self == .one ? .zero : WideDecimal(self).logarithm?.decimal
  }
}
