import Diagnostics

extension Builtin {
  static let conversions: [Builtin] = [
    function("not", "negand") { a in
      switch a.single(0) {
      case .boolean(let value)?: .boolean(!value)
      default: .null
      }
    },
    function("string", "from") { a in
      guard let text = a[0]?.string(limit: a.run.limits.size) else { return a[0] }
      return a.run.allows(text.utf8.count) && a.run.spend(text.utf8.count / 16)
        ? .string(text) : .null
    },
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
      return TimeText.duration(text)
        ?? a.fail(
          Wording(
            "“\(text)”不是时长，写成 P1Y6M 或 P3DT12H",
            "“\(text)” is not a duration such as P1Y6M or P3DT12H"))
    },
    Builtin(
      "date",
      [
        signature(["from"]) { a in
          switch a.single(0) {
          case .string(let text)?:
            TimeText.date(text).map(Value.date)
              ?? a.fail(
                Wording("“\(text)”不是日期，写成 2026-01-31", "“\(text)” is not a date such as 2026-01-31")
              )
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
            ?? a.fail(Wording("历法里没有这一天", "there is no such day"))
        },
      ]),
    Builtin(
      "time",
      [
        signature(["from"]) { a in
          switch a.single(0) {
          case .string(let text)?:
            TimeText.time(text).map(Value.time)
              ?? a.fail(
                Wording("“\(text)”不是时间，写成 08:30:00", "“\(text)” is not a time such as 08:30:00"))
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
              ?? a.fail(
                Wording(
                  "“\(text)”不是日期时间，写成 2026-01-31T08:30:00",
                  "“\(text)” is not a date and time such as 2026-01-31T08:30:00"))
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
        signature(["year", "month", "day", "hour", "minute", "second"]) { a in moment(a, .none) },
        signature(["year", "month", "day", "hour", "minute", "second", "offset"]) { a in
          offset(a, 6).flatMap { moment(a, $0) }
        },
        signature(["year", "month", "day", "hour", "minute", "second", "timezone"]) { a in
          guard let name = a.string(6) else { return nil }
          guard ZoneValue.isKnown(name) else {
            return a.fail(Wording("没有名为“\(name)”的时区", "there is no time zone “\(name)”"))
          }
          return moment(a, .named(name))
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
          guard !digits.contains(".") else {
            return a.fail(Wording("“\(text)”不是数", "“\(text)” is not a number"))
          }
          digits = String(digits.map { $0 == "," ? "." : $0 })
        }
      }
    }
    return Decimal128(digits).map(Value.number)
      ?? a.fail(Wording("“\(text)”不是数", "“\(text)” is not a number"))
  }

  private static func time(_ a: Arguments) -> Value? {
    guard let zone = a.has(3) ? offset(a, 3) : ZoneValue.none else { return nil }
    guard let time = timeOfDay(a, from: 0, zone) else { return nil }
    return time.map(Value.time) ?? a.fail(Wording("没有这个时间", "there is no such time"))
  }

  /// The time made of three numbers; nil if they are none, nil inside if there is no such time.
  private static func timeOfDay(_ a: Arguments, from first: Int, _ zone: ZoneValue) -> TimeValue?? {
    guard let hour = a.integer(first), let minute = a.integer(first + 1),
      let seconds = a.number(first + 2), let whole = seconds.rounded(scale: 0, .floor),
      let second = whole.integer,
      let nanosecond = seconds.subtracting(whole)?
        .multiplied(by: Decimal128(1_000_000_000))?.rounded(scale: 0, .down)?.integer
    else { return nil }
    return .some(
      TimeValue(hour: hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone))
  }

  /// A zone given as a duration; null is none.
  private static func offset(_ a: Arguments, _ index: Int) -> ZoneValue? {
    switch a.single(index) {
    case nil, .null?: return ZoneValue.none
    case .daysDuration(let duration)?:
      let seconds = duration.nanoseconds / 1_000_000_000
      return seconds.magnitude <= 18 * 3_600 ? .offset(Int(seconds)) : nil
    default: return nil
    }
  }

  /// The day and time made of six numbers.
  private static func moment(_ a: Arguments, _ zone: ZoneValue) -> Value? {
    guard let year = a.integer(0), let month = a.integer(1), let day = a.integer(2),
      let time = timeOfDay(a, from: 3, zone)
    else { return nil }
    guard let date = DateValue(year: year, month: month, day: day), let time else {
      return a.fail(Wording("没有这个日期时间", "there is no such date and time"))
    }
    return .dateTime(DateTimeValue(date: date, time: time))
  }
}
