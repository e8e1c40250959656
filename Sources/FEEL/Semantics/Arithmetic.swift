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
      return months(x.months, y.months)
    default: return nil
    }
  }

  private static func months(_ x: Int, _ y: Int) -> Value? {
    let (total, overflow) = x.addingReportingOverflow(y)
    guard !overflow else { return nil }
    return YearsDuration(checking: total).map(Value.yearsDuration)
  }

  private static func days(_ x: Int128, _ y: Int128) -> Value? {
    let (total, overflow) = x.addingReportingOverflow(y)
    guard !overflow else { return nil }
    return DaysDuration(checking: total).map(Value.daysDuration)
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
        .flatMap(YearsDuration.init(checking:)).map(Value.yearsDuration)
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
        .flatMap(YearsDuration.init(checking:)).map(Value.yearsDuration)
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
    let text = "\(a.shortText) \(operation.rawValue) \(b.shortText)"
    return Problem(
      "feel.arithmetic", .error, Wording("\(text) 算不出值", "\(text) has no value"), at: place,
      suggestion: advice(operation, a, b))
  }

  private static func advice(_ operation: ArithmeticOperator, _ a: Value, _ b: Value) -> Wording? {
    if a.isNull || b.isNull {
      return Wording(
        "有一边是 null：先补上这个值，或用 if 处理它空缺的情形",
        "one side is null: supply the value, or handle its absence with “if”")
    }
    guard let kindA = a.kind, let kindB = b.kind, kindA != kindB else { return nil }
    return Wording(
      "两边的类型是\(kindA.name.chinese)和\(kindB.name.chinese)，请改成可以运算的类型",
      "the sides are a \(kindA.name.english) and a \(kindB.name.english); make them types that go together"
    )
  }
}
