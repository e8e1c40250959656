extension Decimal128 {
  /// A count of units of 10⁻ˢ, rounded if it has more than 34 digits; nil outside the range of the type.
  ///
  /// - Parameters:
  ///   - units: The count.
  ///   - scale: s, the digits behind the point.
  public init?(units: Int128, scale: Int) {
    self.init(rounding: units < 0, units.magnitude, -scale)
  }

  /// The number as a count of units of 10⁻ˢ; nil if it is no whole count or does not fit.
  public func units(scale: Int) -> Int128? {
    let shift = scale + Int(exponent)
    if coefficient == 0 { return 0 }
    guard abs(shift) <= 38 else { return nil }
    var digits = coefficient
    if shift >= 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: Powers.ten[shift])
      if overflow { return nil }
      digits = product
    } else {
      let (quotient, rest) = digits.quotientAndRemainder(dividingBy: Powers.ten[-shift])
      if rest != 0 { return nil }
      digits = quotient
    }
    guard let units = Int128(exactly: digits) else { return nil }
    return isNegative ? -units : units
  }

  /// How many digits behind the point the number needs; negative if it ends in zeros.
  public var scale: Int { -Int(reduced.exponent) }
}
