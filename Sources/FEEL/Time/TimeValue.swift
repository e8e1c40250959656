/// A time of day.
public struct TimeValue: Sendable, Hashable {
  /// The seconds since midnight, 0 to 86,399.
  public let second: Int
  /// The nanoseconds besides, below 10⁹.
  public let nanosecond: Int
  /// The time zone.
  public let zone: ZoneValue

  /// Creates a time from seconds since midnight; nil outside a day.
  public init?(second: Int, nanosecond: Int = 0, zone: ZoneValue = .none) {
    guard (0..<86_400).contains(second), (0..<1_000_000_000).contains(nanosecond) else {
      return nil
    }
    self.second = second
    self.nanosecond = nanosecond
    self.zone = zone
  }

  /// Creates a time; nil if there is no such time.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: ZoneValue = .none) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else {
      return nil
    }
    self.init(
      second: hour * 3_600 + minute * 60 + second, nanosecond: nanosecond, zone: zone)
  }

  /// The offset in seconds, a zone's as it is on 1970-01-01; nil for a local time.
  var offset: Int? { zone.offset(day: 0, second: second) }

  /// The nanoseconds since midnight UTC, a local time counted as UTC.
  var instant: Int128 {
    Int128(second - (offset ?? 0)) * 1_000_000_000 + Int128(nanosecond)
  }

  /// The time some nanoseconds later, around midnight if need be.
  func adding(_ duration: DaysDuration) -> TimeValue? {
    let day: Int128 = 86_400 * 1_000_000_000
    let total = Int128(second) * 1_000_000_000 + Int128(nanosecond) + duration.nanoseconds
    let rest = ((total % day) + day) % day
    return TimeValue(
      second: Int(rest / 1_000_000_000), nanosecond: Int(rest % 1_000_000_000), zone: zone)
  }
}
