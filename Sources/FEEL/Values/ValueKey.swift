/// A value that can be looked up: a simple one, equal if FEEL says so.
public enum ValueKey: Sendable, Hashable {
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(DateValue)
  case days(DaysDuration)
  case years(YearsDuration)
  case time(Int128, zoned: Bool)
  case moment(Int128, zoned: Bool)

  /// The key of a value; nil for null, lists, contexts, ranges and functions.
  public init?(_ value: Value) {
    switch value {
    case .boolean(let value): self = .boolean(value)
    case .number(let value): self = .number(value)
    case .string(let value): self = .string(value)
    case .date(let value): self = .date(value)
    case .daysDuration(let value): self = .days(value)
    case .yearsDuration(let value): self = .years(value)
    case .time(let value): self = .time(value.instant, zoned: value.zone != .none)
    case .dateTime(let value): self = .moment(value.instant, zoned: value.time.zone != .none)
    default: return nil
    }
  }

  /// What kind of value it is, local and zoned times apart, as they have no common order.
  public var order: Int {
    switch self {
    case .boolean: 0
    case .number: 1
    case .string: 2
    case .date: 3
    case .days: 4
    case .years: 5
    case .time(_, let zoned): zoned ? 6 : 7
    case .moment(_, let zoned): zoned ? 8 : 9
    }
  }
}
