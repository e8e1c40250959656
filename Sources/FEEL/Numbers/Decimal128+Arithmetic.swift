extension Decimal128 {
  /// The sum; nil if it is too large.
  public func adding(_ other: Decimal128) -> Decimal128? {
    if exponent == other.exponent { return Self.sum(self, other, Int(exponent)) }
    let (high, low) = exponent > other.exponent ? (self, other) : (other, self)
    if high.coefficient == 0 { return low }
    let shift = Int(high.exponent - low.exponent)
    let room = 38 - Powers.digitCount(high.coefficient)
    if shift <= room {
      let raised = Decimal128(
        raw: high.isNegative, high.coefficient * Powers.ten[shift], low.exponent)
      return Self.sum(raised, low, Int(low.exponent))
    }
    return Self.farSum(high, low, shift, room)
  }

  /// The sum of two numbers whose coefficients are in units of the same power of ten.
  private static func sum(_ a: Decimal128, _ b: Decimal128, _ exponent: Int) -> Decimal128? {
    if a.isNegative == b.isNegative {
      let (total, overflow) = a.coefficient.addingReportingOverflow(b.coefficient)
      if overflow { return nil }
      return Decimal128(rounding: a.isNegative, total, exponent)
    }
    if a.coefficient >= b.coefficient {
      return Decimal128(rounding: a.isNegative, a.coefficient - b.coefficient, exponent)
    }
    return Decimal128(rounding: b.isNegative, b.coefficient - a.coefficient, exponent)
  }

  /// The sum where the low number is far below the digits of the high one.
  private static func farSum(
    _ high: Decimal128, _ low: Decimal128, _ shift: Int, _ room: Int
  ) -> Decimal128? {
    if low.coefficient == 0 {
      let raise = min(shift, max(0, precision - Powers.digitCount(high.coefficient)))
      return Decimal128(
        raw: high.isNegative, high.coefficient * Powers.ten[raise], high.exponent - Int32(raise))
    }
    // Four digits more than the precision are kept, and all below them only as “something is there”.
    let top = high.coefficient * Powers.ten[room]
    let exponent = Int(high.exponent) - room
    let drop = Int(exponent) - Int(low.exponent)
    var part: UInt128 = 0
    var rest = true
    if drop <= 38 {
      let (quotient, remainder) = low.coefficient.quotientAndRemainder(
        dividingBy: Powers.ten[drop])
      part = quotient
      rest = remainder != 0
    }
    if high.isNegative == low.isNegative {
      return Decimal128(rounding: high.isNegative, top + part, exponent, sticky: rest)
    }
    // A borrow turns “a little less” into “one less and a little more”.
    return Decimal128(
      rounding: high.isNegative, top - part - (rest ? 1 : 0), exponent, sticky: rest)
  }

  /// The difference; nil if it is too large.
  public func subtracting(_ other: Decimal128) -> Decimal128? { adding(-other) }

  /// The product; nil if it is too large.
  public func multiplied(by other: Decimal128) -> Decimal128? {
    let sign = isNegative != other.isNegative
    let exponent = Int(self.exponent) + Int(other.exponent)
    let (high, low) = coefficient.multipliedFullWidth(by: other.coefficient)
    if high == 0 { return Decimal128(rounding: sign, low, exponent) }
    // At most 68 digits: 34 are cut off at once, the rest is rounded as usual.
    let drop = Self.digitsAbove(high)
    let (quotient, rest) = Powers.ten[drop].dividingFullWidth((high, low))
    return Decimal128(rounding: sign, quotient, exponent + drop, sticky: rest != 0)
  }

  /// How many digits to cut so that a product with this upper half fits 128 bits.
  private static func digitsAbove(_ high: UInt128) -> Int {
    var drop = 1
    while Powers.ten[drop] <= high { drop += 1 }
    return drop
  }

  /// The quotient; nil if the divisor is zero or the result too large.
  public func divided(by other: Decimal128) -> Decimal128? {
    guard other.coefficient != 0 else { return nil }
    let sign = isNegative != other.isNegative
    let exponent = Int(self.exponent) - Int(other.exponent)
    if coefficient == 0 { return Decimal128(rounding: sign, 0, exponent) }
    // Raised so that the quotient has at least 35 digits.
    let raise = min(
      38,
      max(
        0,
        Self.precision + 2 + Powers.digitCount(other.coefficient)
          - Powers.digitCount(coefficient)))
    let product = coefficient.multipliedFullWidth(by: Powers.ten[raise])
    if product.high >= other.coefficient { return longQuotient(other, sign, exponent) }
    let (quotient, rest) = other.coefficient.dividingFullWidth(product)
    if Powers.digitCount(quotient) <= Self.precision, rest != 0 {
      return longQuotient(other, sign, exponent)
    }
    return exactQuotient(quotient, rest, sign, exponent - raise, ideal: exponent)
  }

  /// The quotient digit by digit groups, for operands whose sizes do not fit one division.
  private func longQuotient(_ other: Decimal128, _ sign: Bool, _ exponent: Int) -> Decimal128? {
    var (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: other.coefficient)
    var exponent = exponent
    let ideal = exponent
    while Powers.digitCount(quotient) < Self.precision + 2, rest != 0 {
      let wide = rest.multipliedFullWidth(by: 10)
      let (digit, next) = other.coefficient.dividingFullWidth(wide)
      quotient = quotient * 10 + digit
      rest = next
      exponent -= 1
    }
    return exactQuotient(quotient, rest, sign, exponent, ideal: ideal)
  }

  private func exactQuotient(
    _ quotient: UInt128, _ rest: UInt128, _ sign: Bool, _ exponent: Int, ideal: Int
  ) -> Decimal128? {
    var quotient = quotient
    var exponent = exponent
    if rest == 0 {
      // An exact quotient sheds zeros down to the exponent that the operands suggest.
      while exponent < ideal {
        let (next, digit) = quotient.quotientAndRemainder(dividingBy: 10)
        if digit != 0 { break }
        quotient = next
        exponent += 1
      }
    }
    return Decimal128(rounding: sign, quotient, exponent, sticky: rest != 0)
  }

  /// What is left of a division whose quotient is rounded down, with the sign of the divisor, exact
  /// before it is rounded to 34 digits; nil if the divisor is zero.
  public func modulo(_ other: Decimal128) -> Decimal128? {
    guard !other.isZero else { return nil }
    guard let rest = remainder(other) else { return nil }
    if rest.isZero || isNegative == other.isNegative {
      return Decimal128(raw: isNegative, rest.coefficient, rest.exponent)
    }
    // Rounding down went one divisor further than rounding towards zero.
    return Decimal128(raw: isNegative, rest.coefficient, rest.exponent).adding(other)
  }

  /// The remainder of the magnitudes.
  private func remainder(_ other: Decimal128) -> Decimal128? {
    let low = min(exponent, other.exponent)
    var divisor = other.coefficient
    let raise = Int(other.exponent - low)
    if raise > 0 {
      // A divisor beyond 38 digits is greater than the dividend.
      guard raise + Powers.digitCount(divisor) <= 38 else { return magnitude }
      divisor *= Powers.ten[raise]
    }
    var rest = coefficient % divisor
    var shift = Int(exponent - low)
    while shift > 0, rest != 0 {
      let step = min(shift, 38)
      let factor = Powers.ten[step] % divisor
      rest = divisor.dividingFullWidth(rest.multipliedFullWidth(by: factor)).remainder
      shift -= step
    }
    return Decimal128(rounding: false, rest, Int(low))
  }
}
