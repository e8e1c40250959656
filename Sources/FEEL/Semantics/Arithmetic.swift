import Diagnostics

/// The arithmetic of values; nil where an operation does not exist.
enum Arithmetic {
  static func apply(_ operation: ArithmeticOperator, _ a: Value, _ b: Value) -> Value? {
    if case .number(let x) = a, case .number(let y) = b {
      return numbers(operation, x, y).map(Value.number)
    }
    switch operation {
    case .add: return sum(a, b) ?? sum(b, a)
    case .subtract: return difference(a, b)
    case .multiply: return product(a, b) ?? product(b, a)
    case .divide: return quotient(a, b)
    case .power: return nil
    }
  }

  private static func numbers(
    _ operation: ArithmeticOperator, _ x: Decimal128, _ y: Decimal128
  ) -> Decimal128? {
    switch operation {
    case .add: x.adding(y)
    case .subtract: x.subtracting(y)
    case .multiply: x.multiplied(by: y)
    case .divide: x.divided(by: y)
    case .power: x.power(y)
    }
  }

  private static func sum(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.string(let x), .string(let y)): return .string(x + y)
    case (.date(let date), .yearsDuration(let value)):
      return date.adding(months: value.months).map(Value.date)
    case (.date(let date), .daysDuration(let value)): return shift(date, value)
    case (.dateTime(let moment), .yearsDuration(let value)):
      return date(moment, months: value.months)
    case (.dateTime(let moment), .daysDuration(let value)):
      return moment.adding(value).map(Value.dateTime)
    case (.time(let time), .daysDuration(let value)): return time.adding(value).map(Value.time)
    case (.daysDuration(let x), .daysDuration(let y)): return days(x.nanoseconds, y.nanoseconds)
    case (.yearsDuration(let x), .yearsDuration(let y)):
      let (total, overflow) = x.months.addingReportingOverflow(y.months)
      return overflow ? nil : .yearsDuration(YearsDuration(months: total))
    default: return nil
    }
  }

  private static func days(_ x: Int128, _ y: Int128) -> Value? {
    let (total, overflow) = x.addingReportingOverflow(y)
    return overflow ? nil : .daysDuration(DaysDuration(nanoseconds: total))
  }

  private static func date(_ moment: DateTimeValue, months: Int) -> Value? {
    moment.date.adding(months: months).map { .dateTime(DateTimeValue(date: $0, time: moment.time)) }
  }

  /// A day some time later; the part of a day at the end is dropped.
  private static func shift(_ date: DateValue, _ duration: DaysDuration) -> Value? {
    let day: Int128 = 86_400 * 1_000_000_000
    var days = duration.nanoseconds / day
    if duration.nanoseconds < 0, duration.nanoseconds % day != 0 { days -= 1 }
    guard days.magnitude < 800_000_000_000 else { return nil }
    return DateValue(dayNumber: date.dayNumber + Int(days)).map(Value.date)
  }

  private static func difference(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (_, .yearsDuration(let value)):
      guard value.months != .min else { return nil }
      if case .yearsDuration(let own) = a {
        let (total, overflow) = own.months.subtractingReportingOverflow(value.months)
        return overflow ? nil : .yearsDuration(YearsDuration(months: total))
      }
      return sum(a, .yearsDuration(YearsDuration(months: -value.months)))
    case (_, .daysDuration(let value)):
      return sum(a, .daysDuration(DaysDuration(nanoseconds: -value.nanoseconds)))
    case (.time(let x), .time(let y)):
      guard (x.zone == .none) == (y.zone == .none) else { return nil }
      return days(x.instant, -y.instant)
    case (.date, .date), (.date, .dateTime), (.dateTime, .date), (.dateTime, .dateTime):
      guard let (x, zonedX) = instant(a), let (y, zonedY) = instant(b) else { return nil }
      if let zonedX, let zonedY, zonedX != zonedY { return nil }
      if case .date = a, zonedY == false { return nil }
      if case .date = b, zonedX == false { return nil }
      return days(x, -y)
    default: return nil
    }
  }

  /// The moment of a day or a day with a time, and whether it has a zone; a day counts as midnight UTC.
  private static func instant(_ value: Value) -> (Int128, Bool?)? {
    switch value {
    case .date(let date): (Int128(date.dayNumber) * 86_400 * 1_000_000_000, nil)
    case .dateTime(let moment): (moment.instant, moment.time.zone != .none)
    default: nil
    }
  }

  private static func product(_ a: Value, _ b: Value) -> Value? {
    guard case .number(let factor) = b else { return nil }
    switch a {
    case .daysDuration(let value):
      return value.seconds?.multiplied(by: factor).flatMap(DaysDuration.init(seconds:))
        .map(Value.daysDuration)
    case .yearsDuration(let value):
      return Decimal128(value.months).multiplied(by: factor)?.rounded(scale: 0, .down)?.integer
        .map { .yearsDuration(YearsDuration(months: $0)) }
    default: return nil
    }
  }

  private static func quotient(_ a: Value, _ b: Value) -> Value? {
    switch (a, b) {
    case (.daysDuration(let value), .number(let divisor)):
      return value.seconds?.divided(by: divisor).flatMap(DaysDuration.init(seconds:))
        .map(Value.daysDuration)
    case (.yearsDuration(let value), .number(let divisor)):
      return Decimal128(value.months).divided(by: divisor)?.rounded(scale: 0, .down)?.integer
        .map { .yearsDuration(YearsDuration(months: $0)) }
    case (.daysDuration(let x), .daysDuration(let y)):
      guard let left = x.seconds, let right = y.seconds else { return nil }
      return left.divided(by: right).map(Value.number)
    case (.yearsDuration(let x), .yearsDuration(let y)):
      return Decimal128(x.months).divided(by: Decimal128(y.months)).map(Value.number)
    default: return nil
    }
  }

  static func problem(
    _ operation: ArithmeticOperator, _ a: Value, _ b: Value, _ place: Place?
  ) -> Problem {
    Problem(
      "feel.arithmetic", .error,
      "\(a.shortText) \(operation.rawValue) \(b.shortText) has no value", at: place)
  }
}

/// The comparisons of FEEL: nil where two values cannot be compared.
enum Comparison {
  static func apply(_ operation: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
    switch operation {
    case .equal: ValueOrder.equals(a, b)
    case .notEqual: ValueOrder.equals(a, b).map { !$0 }
    case .less: ValueOrder.compare(a, b).map { $0 < 0 }
    case .lessOrEqual: ValueOrder.compare(a, b).map { $0 <= 0 }
    case .greater: ValueOrder.compare(a, b).map { $0 > 0 }
    case .greaterOrEqual: ValueOrder.compare(a, b).map { $0 >= 0 }
    }
  }
}

/// Near misses of names.
enum Spelling {
  /// The name nearest to another, if it is near.
  static func nearest(_ name: String, among names: [String]) -> String? {
    let limit = max(1, name.count / 3)
    return names.map { ($0, distance(Array(name), Array($0))) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard a.count < 64, b.count < 64 else { return .max }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var last = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let next = row[j + 1]
        row[j + 1] = min(next + 1, row[j] + 1, last + (x == y ? 0 : 1))
        last = next
      }
    }
    return row[b.count]
  }
}
