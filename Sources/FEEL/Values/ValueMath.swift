/// Sums, extremes and nearness of values.
public enum ValueMath {
  /// The sum of numbers or of durations; null if there are none or they do not add up.
  public static func sum(_ values: [Value]) -> Value {
    values.isEmpty ? .null : Builtin.sum(values) ?? .null
  }

  /// The smallest or largest of values of one kind; null if there is none.
  public static func extreme(_ values: [Value], largest: Bool) -> Value {
    Builtin.extreme(values, largest: largest) ?? .null
  }

  /// Whether two values are equal but for numbers that are close to each other.
  ///
  /// - Parameters:
  ///   - a: A value.
  ///   - b: Another.
  ///   - tolerance: The largest distance of numbers.
  /// - Returns: True if they are that close, entries of contexts in any order.
  public static func isClose(_ a: Value, _ b: Value, within tolerance: Decimal128) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)):
      return x == y || (x.subtracting(y)?.magnitude).map { $0 < tolerance } ?? false
    case (.list(let x), .list(let y)):
      return x.count == y.count && zip(x, y).allSatisfy { isClose($0, $1, within: tolerance) }
    case (.context(let x), .context(let y)):
      return x.entries.count == y.entries.count
        && x.entries.allSatisfy { entry in
          y[entry.name].map { isClose(entry.value, $0, within: tolerance) } ?? false
        }
    default: return ValueOrder.isEqual(a, b)
    }
  }

  /// A date, time or duration read from a text; nil if the text is none.
  public static func temporal(_ text: String, _ kind: ValueKind) -> Value? {
    switch kind {
    case .date: TimeText.date(text).map(Value.date)
    case .time: TimeText.time(text).map(Value.time)
    case .dateTime: TimeText.dateTime(text).map(Value.dateTime)
    case .daysDuration, .yearsDuration: TimeText.duration(text)
    default: nil
    }
  }
}
