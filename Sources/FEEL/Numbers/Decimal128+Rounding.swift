extension Decimal128 {
  /// What happens to the digits that are cut off.
  public enum Rounding: Sendable {
    /// To the nearer neighbour, a half to the even one.
    case halfEven
    /// To the nearer neighbour, a half away from zero.
    case halfUp
    /// To the nearer neighbour, a half towards zero.
    case halfDown
    /// Away from zero.
    case up
    /// Towards zero.
    case down
    /// Towards minus infinity.
    case floor
    /// Towards plus infinity.
    case ceiling
  }

  /// The number with a given count of digits behind the point.
  ///
  /// - Parameters:
  ///   - scale: How many digits; negative ones round in front of the point.
  ///   - rounding: What happens to the others.
  /// - Returns: Nil if the scale is outside −6111…6176.
  public func rounded(scale: Int, _ rounding: Rounding) -> Decimal128? {
    guard (-6_111...6_176).contains(scale) else { return nil }
    let drop = -scale - Int(exponent)
    if drop <= 0 { return self }
    var quotient: UInt128 = 0
    var rest: UInt128 = coefficient
    var half: (UInt128, UInt128) = (1, 0)  // compared as rest : half
    if drop <= 38 {
      (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: Powers.ten[drop])
      half = (rest, Powers.ten[drop] / 2)
    } else {
      half = (0, 1)
    }
    if rest != 0, Self.roundsAway(rounding, quotient, half, isNegative) { quotient += 1 }
    return Decimal128(rounding: isNegative, quotient, -scale)
  }

  private static func roundsAway(
    _ rounding: Rounding, _ quotient: UInt128, _ half: (UInt128, UInt128), _ isNegative: Bool
  ) -> Bool {
    switch rounding {
    case .halfEven: half.0 > half.1 || (half.0 == half.1 && quotient & 1 == 1)
    case .halfUp: half.0 >= half.1
    case .halfDown: half.0 > half.1
    case .up: true
    case .down: false
    case .floor: isNegative
    case .ceiling: !isNegative
    }
  }
}
