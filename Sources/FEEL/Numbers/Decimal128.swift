/// A decimal number of 34 digits, as FEEL and IEEE 754 decimal128 have it.
///
/// A number is `± coefficient × 10^exponent`. Results that need more digits are rounded half to even;
/// results beyond ±9.99…×10⁶¹⁴⁴ do not exist and are nil. There are no infinities and no NaN.
///
/// ```swift
/// let rate = Decimal128("0.1")
/// let sum = Decimal128("0.1") + Decimal128("0.2")  // exactly 0.3
/// ```
public struct Decimal128: Sendable {
  /// Whether the number is below zero.
  public let isNegative: Bool
  /// The digits as a whole number, below 10³⁴.
  let coefficient: UInt128
  /// The power of ten.
  let exponent: Int32

  /// The most digits.
  public static let precision = 34
  static let largestExponent: Int32 = 6_111
  static let smallestExponent: Int32 = -6_176
  static let limit = Powers.ten[34]

  init(raw isNegative: Bool, _ coefficient: UInt128, _ exponent: Int32) {
    self.isNegative = isNegative && coefficient != 0
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// A whole number.
  public init(_ value: Int) {
    self.init(raw: value < 0, UInt128(value.magnitude), 0)
  }

  /// Zero.
  public static let zero = Decimal128(0)
  /// One.
  public static let one = Decimal128(1)

  /// A number from digits of any count, rounded half to even; nil if it is too large.
  init?(
    rounding isNegative: Bool, _ digits: UInt128, _ exponent: Int, sticky: Bool = false
  ) {
    var digits = digits
    var exponent = exponent
    var drop = Powers.digitCount(digits) - Self.precision
    if exponent + max(0, drop) < Int(Self.smallestExponent) {
      drop = Int(Self.smallestExponent) - exponent
    }
    if drop > 0 {
      digits = Self.rounded(digits, dropping: drop, sticky: sticky)
      exponent += drop
      if digits == Self.limit {
        digits = Powers.ten[33]
        exponent += 1
      }
    }
    if digits == 0 {
      exponent = min(max(exponent, Int(Self.smallestExponent)), Int(Self.largestExponent))
    }
    while exponent > Int(Self.largestExponent), digits < Powers.ten[33] {
      digits *= 10
      exponent -= 1
    }
    guard exponent <= Int(Self.largestExponent) else { return nil }
    self.init(raw: isNegative, digits, Int32(exponent))
  }

  /// Digits without their last ones, half to even; `sticky` says that more digits followed.
  private static func rounded(_ digits: UInt128, dropping drop: Int, sticky: Bool) -> UInt128 {
    guard drop <= 38 else { return 0 }
    let (quotient, rest) = digits.quotientAndRemainder(dividingBy: Powers.ten[drop])
    let half = Powers.ten[drop] / 2
    if rest > half || (rest == half && (sticky || quotient & 1 == 1)) { return quotient + 1 }
    return quotient
  }

  /// Whether the number is zero.
  public var isZero: Bool { coefficient == 0 }

  /// The number without its sign.
  public var magnitude: Decimal128 { Decimal128(raw: false, coefficient, exponent) }

  /// The number with the other sign.
  public static prefix func - (value: Decimal128) -> Decimal128 {
    Decimal128(raw: !value.isNegative, value.coefficient, value.exponent)
  }

  /// The same number with as few digits as it needs.
  public var reduced: Decimal128 {
    if coefficient == 0 { return .zero }
    var digits = coefficient
    var exponent = exponent
    while exponent < Self.largestExponent {
      let (quotient, rest) = digits.quotientAndRemainder(dividingBy: 10)
      if rest != 0 { break }
      digits = quotient
      exponent += 1
    }
    return Decimal128(raw: isNegative, digits, exponent)
  }

  /// Whether the number has no fraction.
  public var isInteger: Bool { exponent >= 0 || reduced.exponent >= 0 }

  /// The number as a whole number of the machine; nil if it has a fraction or is too large.
  public var integer: Int? {
    let value = exponent >= 0 ? self : reduced
    guard value.exponent >= 0, value.exponent < 20 else { return value.isZero ? 0 : nil }
    let (product, overflow) = value.coefficient.multipliedReportingOverflow(
      by: Powers.ten[Int(value.exponent)])
    guard !overflow, product <= UInt128(Int.max) else { return nil }
    return isNegative ? -Int(product) : Int(product)
  }

  /// The nearest floating-point number.
  public var double: Double { Double(description) ?? .nan }
}
