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
      self.date(date, name) ?? (midnightNames.contains(name) ? midnight(name) : nil)
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

  private static let midnightNames: Set<String> = [
    "hour", "minute", "second", "time offset", "timezone",
  ]

  private static func midnight(_ name: String) -> Value? { .null }

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
    let seconds = Int(clamping: duration.nanoseconds / 1_000_000_000)
    return switch name {
    case "days": .integer(seconds / 86_400)
    case "hours": .integer(seconds / 3_600 % 24)
    case "minutes": .integer(seconds / 60 % 60)
    case "seconds": .integer(seconds % 60)
    default: nil
    }
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

extension RangeValue {
  /// A range between two ends that belong together; nil if they do not.
  init?(
    checking lower: Value, _ upper: Value, includesLower: Bool, includesUpper: Bool,
    isComparison: Bool = false
  ) {
    if !isComparison {
      guard !(lower.isNull || upper.isNull) else { return nil }
      guard let order = ValueOrder.compare(lower, upper) else { return nil }
      if order > 0 { return nil }
    } else if lower.isNull, upper.isNull {
      return nil
    }
    self.init(
      lower, upper, includesLower: includesLower, includesUpper: includesUpper,
      isComparison: isComparison)
  }
}
