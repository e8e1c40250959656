/// An exact decimal number: a whole number of 128 bits, and how many of its digits are decimals.
///
/// Values that somebody supplied are kept so, because binary floating point would change most of
/// them. `12.50` is 1250 with a scale of 2, and equals `12.5`.
public struct ScaledDecimal: Sendable {
  /// The digits as a whole number.
  public let units: Int128
  /// How many digits stand after the point, 0 … 37.
  public let scale: Int

  /// The most digits after the point.
  public static let largestScale = 37

  /// Creates a number; `nil` where the scale is not 0 … 37.
  public init?(units: Int128, scale: Int) {
    guard (0...Self.largestScale).contains(scale), units != .min else { return nil }
    self.units = units
    self.scale = scale
  }

  /// Creates a whole number.
  public init(_ value: Int) {
    units = Int128(value)
    scale = 0
  }

  /// The number with as few decimals as it needs.
  public var reduced: ScaledDecimal {
    var (units, scale) = (units, scale)
    while scale > 0, units % 10 == 0 { (units, scale) = (units / 10, scale - 1) }
    return ScaledDecimal(units: units, scale: scale) ?? self
  }

  /// The number as a fraction.
  public var ratio: Ratio {
    let small = reduced
    return Ratio(small.units, Self.powers[small.scale]) ?? .zero
  }

  /// The product with a fraction, which a conversion between units is.
  ///
  /// - Parameter factor: What to multiply by.
  /// - Returns: The product and whether it is exact. One that has no end in decimals, such as a third,
  ///   is rounded half to even after as many digits as fit in 34; `nil` where it is too large.
  public func times(_ factor: Ratio) -> (value: ScaledDecimal, isExact: Bool)? {
    guard let product = ratio.times(factor) else { return nil }
    var (quotient, rest) = product.numerator.quotientAndRemainder(
      dividingBy: product.denominator)
    var scale = 0
    while rest != 0, scale < Self.largestScale, quotient.magnitude < Self.ten33 {
      let (next, overflow) = rest.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      let (digit, left) = next.quotientAndRemainder(dividingBy: product.denominator)
      quotient = quotient * 10 + digit
      rest = left
      scale += 1
    }
    let isExact = rest == 0
    if !isExact {
      let twice = rest.magnitude.addingReportingOverflow(rest.magnitude)
      let isAbove = twice.overflow || twice.partialValue > product.denominator.magnitude
      let isHalf = twice.partialValue == product.denominator.magnitude
      if isAbove || (isHalf && quotient % 2 != 0) { quotient += product.numerator < 0 ? -1 : 1 }
    }
    return ScaledDecimal(units: quotient, scale: scale).map { ($0, isExact) }
  }

  private static let ten33 = UInt128(powers[33])

  /// 10⁰ to 10³⁷.
  static let powers: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<largestScale { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()
}

extension ScaledDecimal: Hashable, Comparable {
  public static func == (a: ScaledDecimal, b: ScaledDecimal) -> Bool {
    if a.scale == b.scale { return a.units == b.units }
    let (a, b) = (a.reduced, b.reduced)
    return a.scale == b.scale && a.units == b.units
  }

  public static func < (a: ScaledDecimal, b: ScaledDecimal) -> Bool {
    a.scale == b.scale ? a.units < b.units : a.ratio < b.ratio
  }

  public func hash(into hasher: inout Hasher) {
    let small = reduced
    hasher.combine(small.units)
    hasher.combine(small.scale)
  }
}
