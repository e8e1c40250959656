import Diagnostics

extension Builtin {
  static let conversions: [Builtin] = [
    function("not", "negand") { a in
      switch a.single(0) {
      case .boolean(let value)?: .boolean(!value)
      default: .null
      }
    },
    function("string", "from") { a in a[0].map { $0.string.map(Value.string) ?? .null } },
    Builtin(
      "number",
      [
        signature(["from", "grouping separator?", "decimal separator?"]) { a in
          guard let text = a.string(0) else { return nil }
          return number(text, a)
        }
      ]),
    function("duration", "from") { a in
      guard let text = a.string(0) else { return nil }
      return TimeText.duration(text) ?? a.fail("“\(text)” is not a duration")
    },
    Builtin(
      "date",
      [
        signature(["from"]) { a in
          switch a.single(0) {
          case .string(let text)?:
            TimeText.date(text).map(Value.date) ?? a.fail("“\(text)” is not a date")
          case .date(let date)?: .date(date)
          case .dateTime(let moment)?: .date(moment.date)
          default: nil
          }
        },
        signature(["year", "month", "day"]) { a in
          guard let year = a.integer(0), let month = a.integer(1), let day = a.integer(2) else {
            return nil
          }
          return DateValue(year: year, month: month, day: day).map(Value.date)
            ?? a.fail("there is no such day")
        },
      ]),
    Builtin(
      "time",
      [
        signature(["from"]) { a in
          switch a.single(0) {
          case .string(let text)?:
            TimeText.time(text).map(Value.time) ?? a.fail("“\(text)” is not a time")
          case .time(let time)?: .time(time)
          case .dateTime(let moment)?: .time(moment.time)
          case .date?: TimeValue(second: 0, zone: .offset(0)).map(Value.time)
          default: nil
          }
        },
        signature(["hour", "minute", "second", "offset?"]) { a in time(a) },
      ]),
    Builtin(
      "date and time",
      [
        signature(["from"]) { a in
          switch a.single(0) {
          case .string(let text)?:
            TimeText.dateTime(text).map(Value.dateTime)
              ?? a.fail("“\(text)” is not a date and time")
          case .dateTime(let moment)?: .dateTime(moment)
          case .date(let date)?:
            TimeValue(second: 0).map { .dateTime(DateTimeValue(date: date, time: $0)) }
          default: nil
          }
        },
        signature(["date", "time"]) { a in
          guard case .time(let time)? = a.single(1) else { return nil }
          switch a.single(0) {
          case .date(let date)?: return .dateTime(DateTimeValue(date: date, time: time))
          case .dateTime(let moment)?:
            return .dateTime(DateTimeValue(date: moment.date, time: time))
          default: return nil
          }
        },
      ]),
    function("years and months duration", "from", "to") { a in
      guard let from = day(a.single(0)), let to = day(a.single(1)) else { return nil }
      return .yearsDuration(YearsDuration(months: months(from, to)))
    },
  ]

  private static func day(_ value: Value?) -> DateValue? {
    switch value {
    case .date(let date)?: date
    case .dateTime(let moment)?: moment.date
    default: nil
    }
  }

  /// Whole months between two days, negative backwards.
  private static func months(_ from: DateValue, _ to: DateValue) -> Int {
    if to < from { return -months(to, from) }
    let months = (to.year - from.year) * 12 + to.month - from.month
    return to.day < from.day ? months - 1 : months
  }

  private static func number(_ text: String, _ a: Arguments) -> Value? {
    var digits = text
    if a.has(1) || a.has(2) {
      let grouping = a[1] ?? .null
      let point = a[2] ?? .null
      var separators: [String] = []
      for value in [grouping, point] where !value.isNull {
        guard case .string(let separator) = value else { return nil }
        separators.append(separator)
      }
      if case .string(let separator) = grouping {
        guard [" ", ",", "."].contains(separator) else { return nil }
        if case .string(separator) = point { return nil }
        digits = digits.split(separator: separator, omittingEmptySubsequences: false).joined()
      }
      if case .string(let separator) = point {
        guard [",", "."].contains(separator) else { return nil }
        if separator == "," {
          guard !digits.contains(".") else { return a.fail("“\(text)” is not a number") }
          digits = String(digits.map { $0 == "," ? "." : $0 })
        }
      }
    }
    return Decimal128(digits).map(Value.number) ?? a.fail("“\(text)” is not a number")
  }

  private static func time(_ a: Arguments) -> Value? {
    guard let hour = a.integer(0), let minute = a.integer(1), let seconds = a.number(2),
      let whole = seconds.rounded(scale: 0, .floor), let second = whole.integer,
      let nanoseconds = seconds.subtracting(whole)?
        .multiplied(by: Decimal128(1_000_000_000))?.rounded(scale: 0, .down)?.integer
    else { return nil }
    var zone = ZoneValue.none
    if let offset = a.single(3), !offset.isNull {
      guard case .daysDuration(let duration) = offset else { return nil }
      let size = duration.nanoseconds / 1_000_000_000
      guard size.magnitude <= 18 * 3_600 else { return a.fail("the offset is too large") }
      zone = .offset(Int(size))
    }
    return TimeValue(
      hour: hour, minute: minute, second: second, nanosecond: nanoseconds, zone: zone
    ).map(Value.time) ?? a.fail("there is no such time")
  }
}
