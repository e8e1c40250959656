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
