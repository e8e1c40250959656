/// A value of FEEL.
///
/// There is no error value: what cannot be computed is null, and the run keeps the reason.
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(DateValue)
  case time(TimeValue)
  case dateTime(DateTimeValue)
  case daysDuration(DaysDuration)
  case yearsDuration(YearsDuration)
  case list([Value])
  case context(ContextValue)
  case range(RangeValue)
  case function(FunctionValue)

  /// Whether the value is null.
  public var isNull: Bool { if case .null = self { true } else { false } }
  /// Whether the value is true.
  public var isTrue: Bool { if case .boolean(true) = self { true } else { false } }
  /// Whether the value is false.
  public var isFalse: Bool { if case .boolean(false) = self { true } else { false } }

  /// The kind of the value; nil for null.
  public var kind: ValueKind? {
    switch self {
    case .null: nil
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    case .daysDuration: .daysDuration
    case .yearsDuration: .yearsDuration
    case .list: .list
    case .context: .context
    case .range: .range
    case .function: .function
    }
  }

  /// A whole number.
  public static func integer(_ value: Int) -> Value { .number(Decimal128(value)) }

  /// The elements, if the value is a list.
  public var listItems: [Value]? { if case .list(let items) = self { items } else { nil } }

  /// The value of an entry, if the value is a context with it.
  public func entry(_ name: String) -> Value? {
    if case .context(let context) = self { context[name] } else { nil }
  }

  /// A context from pairs; a later pair with the same name wins.
  public static func context(of pairs: [(String, Value)]) -> Value {
    .context(ContextValue(pairs))
  }
}
