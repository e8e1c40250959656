/// Comparing values.
public enum ValueOrder {
  /// The order of two values of the same kind: negative, zero or positive; nil if they have none.
  public static func compare(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.number(let x), .number(let y)): return order(x, y)
    case (.string(let x), .string(let y)): return compare(x, y)
    case (.date(let x), .date(let y)): return order(x, y)
    case (.time(let x), .time(let y)):
      // A local time and one with a zone have no order.
      guard (x.zone == .none) == (y.zone == .none) else { return nil }
      return order(x.instant, y.instant)
    case (.dateTime(let x), .dateTime(let y)):
      guard (x.time.zone == .none) == (y.time.zone == .none) else { return nil }
      return order(x.instant, y.instant)
    case (.daysDuration(let x), .daysDuration(let y)): return order(x, y)
    case (.yearsDuration(let x), .yearsDuration(let y)): return order(x, y)
    default: return nil
    }
  }

  private static func order<T: Comparable>(_ a: T, _ b: T) -> Int { a == b ? 0 : a < b ? -1 : 1 }

  /// The order of texts by their code points.
  static func compare(_ a: String, _ b: String) -> Int {
    var x = a.utf8.makeIterator()
    var y = b.utf8.makeIterator()
    while true {
      switch (x.next(), y.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let p?, let q?): if p != q { return p < q ? -1 : 1 }
      }
    }
  }

  /// Whether a value comes before another of the same kind.
  public static func isLess(_ a: Value, _ b: Value) -> Bool {
    compare(a, b).map { $0 < 0 } ?? false
  }

  /// Whether texts are the same code points.
  static func isSame(_ a: String, _ b: String) -> Bool {
    a == b && a.utf8.count == b.utf8.count
  }

  /// Whether two values are equal as FEEL's `=` has it; nil if they cannot be compared.
  public static func equals(_ a: Value, _ b: Value) -> Bool? {
    var room = mostParts
    return equals(a, b, &room)
  }

  /// How many parts of lists and contexts are compared before two values count as not comparable.
  private static let mostParts = 50_000_000

  private static func equals(_ a: Value, _ b: Value, _ room: inout Int) -> Bool? {
    switch (a, b) {
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    case (.boolean(let x), .boolean(let y)): return x == y
    case (.string(let x), .string(let y)): return isSame(x, y)
    case (.number(let x), .number(let y)): return x == y
    case (.time(let x), .time(let y)): return x.instant == y.instant && sameZoning(x.zone, y.zone)
    case (.dateTime(let x), .dateTime(let y)):
      return x.instant == y.instant && sameZoning(x.time.zone, y.time.zone)
    case (.list(let x), .list(let y)):
      guard x.count == y.count else { return false }
      return all(zip(x, y), &room)
    case (.context(let x), .context(let y)):
      guard x.entries.count == y.entries.count else { return false }
      var pairs: [(Value, Value)] = []
      for entry in x.entries {
        guard let other = y[entry.name] else { return false }
        pairs.append((entry.value, other))
      }
      return all(pairs, &room)
    case (.range(let x), .range(let y)):
      guard x.includesLower == y.includesLower, x.includesUpper == y.includesUpper else {
        return false
      }
      return all([(x.lower, y.lower), (x.upper, y.upper)], &room)
    case (.function, _), (_, .function): return nil
    default: return compare(a, b).map { $0 == 0 }
    }
  }

  private static func sameZoning(_ a: ZoneValue, _ b: ZoneValue) -> Bool {
    (a == .none) == (b == .none)
  }

  /// False if a pair differs, nil if none does but one cannot be compared.
  private static func all(_ pairs: some Sequence<(Value, Value)>, _ room: inout Int) -> Bool? {
    var answer: Bool? = true
    for (x, y) in pairs {
      room -= 1
      guard room >= 0 else { return nil }
      switch equals(x, y, &room) {
      case false: return false
      case nil: answer = nil
      default: break
      }
    }
    return answer
  }

  /// Whether two values are equal.
  public static func isEqual(_ a: Value, _ b: Value) -> Bool { equals(a, b) ?? false }

  /// A value between two others of one kind, with few digits; nil where there is none, or none can be
  /// named.
  public static func between(_ lower: Value?, _ upper: Value?) -> Value? {
    switch (lower, upper) {
    case (.number(let a)?, .number(let b)?): return middle(a, b).map(Value.number)
    case (.number(let a)?, nil): return a.adding(.one).map(Value.number)
    case (nil, .number(let b)?): return b.subtracting(.one).map(Value.number)
    case (.date(let a)?, .date(let b)?):
      return a.dayNumber + 1 < b.dayNumber
        ? DateValue(dayNumber: a.dayNumber + 1).map(Value.date) : nil
    case (.date(let a)?, nil): return DateValue(dayNumber: a.dayNumber + 1).map(Value.date)
    case (nil, .date(let b)?): return DateValue(dayNumber: b.dayNumber - 1).map(Value.date)
    case (.daysDuration(let a)?, .daysDuration(let b)?):
      return .daysDuration(DaysDuration(nanoseconds: (a.nanoseconds + b.nanoseconds) / 2))
    default: return nil
    }
  }

  /// A number between two, with as few digits behind the point as possible.
  private static func middle(_ a: Decimal128, _ b: Decimal128) -> Decimal128? {
    guard let sum = a.adding(b), let half = sum.multiplied(by: Decimal128(raw: false, 5, -1)) else {
      return nil
    }
    for scale in -3..<40 {
      if let candidate = half.rounded(scale: scale, .halfEven), a < candidate, candidate < b {
        return candidate.reduced
      }
    }
    return a < half && half < b ? half : nil
  }
}
