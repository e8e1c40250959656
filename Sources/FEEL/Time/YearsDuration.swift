/// A duration of years and months.
public struct YearsDuration: Sendable, Hashable, Comparable {
  /// The length in months.
  public let months: Int

  private static let longest = 1 << 62

  /// Creates a duration.
  public init(months: Int) { self.months = months }

  /// Creates a duration that arithmetic came to; nil if it is too long.
  init?(checking months: Int) {
    guard months.magnitude <= Self.longest.magnitude else { return nil }
    self.months = months
  }

  /// Whether a duration is shorter than another.
  public static func < (a: YearsDuration, b: YearsDuration) -> Bool { a.months < b.months }
}
