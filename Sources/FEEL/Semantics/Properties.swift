/// What stands behind a point: entries of contexts and properties of temporal values and ranges.
enum Properties {
  static func value(of base: Value, _ name: String, _ miss: (Value) -> Void) -> Value {
    switch base {
    case .null: return .null
    case .list(let items): return .list(items.map { value(of: $0, name, miss) })
    default: break
    }
    if let found = property(of: base, name) { return found }
    miss(base)
    return .null
  }

  private static func property(of base: Value, _ name: String) -> Value? {
    switch base {
    case .context(let context): context[name]
    case .date(let date):
      self.date(date, name) ?? (namesOfTimes.contains(name) ? .null : nil)
    case .time(let time): self.time(time, name)
    case .dateTime(let moment):
      self.date(moment.date, name)
        ?? (name == "time offset" ? offset(moment.offset) : self.time(moment.time, name))
    case .daysDuration(let duration): self.days(duration, name)
    case .yearsDuration(let duration):
      switch name {
      case "years": .integer(duration.months / 12)
      case "months": .integer(duration.months % 12)
      default: nil
      }
    case .range(let range): self.range(range, name)
    default: nil
    }
  }

  /// What a date lacks and a date and time has: null, and no mistake to ask for.
  private static let namesOfTimes: Set<String> = [
    "hour", "minute", "second", "time offset", "timezone",
  ]

  private static func date(_ date: DateValue, _ name: String) -> Value? {
    switch name {
    case "year": .integer(date.year)
    case "month": .integer(date.month)
    case "day": .integer(date.day)
    case "weekday": .integer(date.weekday)
    default: nil
    }
  }

  private static func time(_ time: TimeValue, _ name: String) -> Value? {
    switch name {
    case "hour": return .integer(time.second / 3_600)
    case "minute": return .integer(time.second / 60 % 60)
    case "second":
      return .integer(time.second % 60)
    case "time offset": return offset(time.offset)
    case "timezone":
      if case .named(let zone) = time.zone { return .string(zone) }
      return .null
    default: return nil
    }
  }

  private static func offset(_ seconds: Int?) -> Value {
    seconds.map { .daysDuration(DaysDuration(nanoseconds: Int128($0) * 1_000_000_000)) } ?? .null
  }

  private static func days(_ duration: DaysDuration, _ name: String) -> Value? {
    let seconds = duration.nanoseconds / 1_000_000_000
    let part: Int128? =
      switch name {
      case "days": seconds / 86_400
      case "hours": seconds / 3_600 % 24
      case "minutes": seconds / 60 % 60
      case "seconds": seconds % 60
      default: nil
      }
    return part.flatMap { Decimal128(rounding: $0 < 0, $0.magnitude, 0) }.map(Value.number)
  }

  private static func range(_ range: RangeValue, _ name: String) -> Value? {
    switch name {
    case "start": range.lower
    case "end": range.upper
    case "start included": .boolean(range.includesLower)
    case "end included": .boolean(range.includesUpper)
    default: nil
    }
  }
}
