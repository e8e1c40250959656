/// An exact fraction of whole numbers of 128 bits, in its lowest terms.
///
/// Factors between units are ratios: a 亩 is 2000/3 m², which no decimal number says exactly.
/// What would not fit in 128 bits is `nil`, never a rounded number.
///
/// ```swift
/// Ratio(2000, 3)?.times(Ratio(3))  // 2000
/// ```
public struct Ratio: Sendable, Hashable {
  /// The number above the line; it carries the sign.
  public let numerator: Int128
  /// The number below the line, greater than zero.
  public let denominator: Int128

  /// One.
  public static let one = Ratio(1)
  /// Zero.
  public static let zero = Ratio(0)

  /// A whole number.
  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// A fraction, brought to its lowest terms; `nil` where the denominator is zero or a term is the
  /// least number of 128 bits, whose opposite does not exist.
  public init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  /// The product; `nil` where it does not fit.
  public func times(_ other: Ratio) -> Ratio? {
    // Divided crosswise first, so that only what is truly too large overflows.
    guard let left = Ratio(numerator, other.denominator),
      let right = Ratio(other.numerator, denominator)
    else { return nil }
    let (above, overAbove) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (below, overBelow) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return overAbove || overBelow ? nil : Ratio(above, below)
  }

  /// The quotient; `nil` where `other` is zero or the quotient does not fit.
  public func over(_ other: Ratio) -> Ratio? { other.inverse.flatMap(times) }

  /// The fraction turned over; `nil` for zero.
  public var inverse: Ratio? { Ratio(denominator, numerator) }

  /// A whole power, negative ones included; `nil` where it does not fit.
  public func power(_ exponent: Int) -> Ratio? {
    guard exponent.magnitude <= 128 else { return self == .one ? self : nil }
    var result = Ratio.one
    guard let base = exponent < 0 ? inverse : self else { return nil }
    for _ in 0..<exponent.magnitude {
      guard let next = result.times(base) else { return nil }
      result = next
    }
    return result
  }

  private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Ratio: Comparable {
  public static func < (a: Ratio, b: Ratio) -> Bool {
    if (a.numerator < 0) != (b.numerator < 0) { return a.numerator < 0 }
    let left = a.numerator.magnitude.multipliedFullWidth(by: b.denominator.magnitude)
    let right = b.numerator.magnitude.multipliedFullWidth(by: a.denominator.magnitude)
    let isCloserToZero = (left.high, left.low) < (right.high, right.low)
    let isFarther = (left.high, left.low) > (right.high, right.low)
    return a.numerator < 0 ? isFarther : isCloserToZero
  }
}

extension Ratio: CustomStringConvertible {
  /// A whole number, or `numerator/denominator`.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
