/// A duration of days, hours, minutes and seconds.
public struct DaysDuration: Sendable, Hashable, Comparable {
  /// The length in nanoseconds.
  public let nanoseconds: Int128

  /// The longest that arithmetic makes: a hundred million times the years that dates may have.
  private static let longest = Int128(1) << 120

  /// Creates a duration.
  public init(nanoseconds: Int128) { self.nanoseconds = nanoseconds }

  /// Creates a duration that arithmetic came to; nil if it is too long.
  init?(checking nanoseconds: Int128) {
    guard nanoseconds.magnitude <= Self.longest.magnitude else { return nil }
    self.nanoseconds = nanoseconds
  }

  /// Creates a duration from seconds; nil if it is too long.
  init?(seconds: Decimal128) {
    guard
      let scaled = seconds.multiplied(by: Decimal128(1_000_000_000))?
        .rounded(scale: 0, .halfEven)?.reduced, scaled.exponent >= 0, scaled.exponent < 34,
      Powers.digitCount(scaled.coefficient) + Int(scaled.exponent) < 34
    else { return nil }
    let value = Int128(scaled.coefficient * Powers.ten[Int(scaled.exponent)])
    self.init(nanoseconds: scaled.isNegative ? -value : value)
  }

  /// The length in seconds.
  var seconds: Decimal128? {
    Decimal128(rounding: nanoseconds < 0, nanoseconds.magnitude, -9)?.reduced
  }

  /// Whether a duration is shorter than another.
  public static func < (a: DaysDuration, b: DaysDuration) -> Bool {
    a.nanoseconds < b.nanoseconds
  }
}
