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

/// A day with a time.
public struct DateTimeValue: Sendable, Hashable {
  /// The day.
  public let date: DateValue
  /// The time and its zone.
  public let time: TimeValue

  /// Creates a day with a time.
  public init(date: DateValue, time: TimeValue) {
    self.date = date
    self.time = time
  }

  /// The offset in seconds; nil for a local time.
  var offset: Int? { time.zone.offset(day: date.dayNumber, second: time.second) }

  /// The nanoseconds since 1970-01-01 UTC, a local time counted as UTC.
  var instant: Int128 {
    Int128(date.dayNumber * 86_400 + time.second - (offset ?? 0)) * 1_000_000_000
      + Int128(time.nanosecond)
  }

  /// The same some nanoseconds later; nil outside the years allowed.
  func adding(_ duration: DaysDuration) -> DateTimeValue? {
    let day: Int128 = 86_400 * 1_000_000_000
    let total =
      Int128(time.second) * 1_000_000_000 + Int128(time.nanosecond) + duration.nanoseconds
    var days = total / day
    var rest = total % day
    if rest < 0 {
      rest += day
      days -= 1
    }
    guard days.magnitude < 800_000_000_000,
      let newDate = DateValue(dayNumber: date.dayNumber + Int(days)),
      let newTime = TimeValue(
        second: Int(rest / 1_000_000_000), nanosecond: Int(rest % 1_000_000_000), zone: time.zone)
    else { return nil }
    return DateTimeValue(date: newDate, time: newTime)
  }
}

/// A duration of days, hours, minutes and seconds.
public struct DaysDuration: Sendable, Hashable, Comparable {
  /// The length in nanoseconds.
  public let nanoseconds: Int128

  /// Creates a duration.
  public init(nanoseconds: Int128) { self.nanoseconds = nanoseconds }

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

/// A duration of years and months.
public struct YearsDuration: Sendable, Hashable, Comparable {
  /// The length in months.
  public let months: Int

  /// Creates a duration.
  public init(months: Int) { self.months = months }

  /// Whether a duration is shorter than another.
  public static func < (a: YearsDuration, b: YearsDuration) -> Bool { a.months < b.months }
}
