import FEEL

extension Value {
  /// The value that a file of test cases writes.
  init(_ test: TestValue) {
    switch test {
    case .null: self = .null
    case .list(let items): self = .list(items.map { Value($0) })
    case .context(let components):
      self = .context(of: components.map { ($0.name, Value($0.value)) })
    case .simple(let type, let text): self = Self.simple(type, text)
    }
  }

  private static func simple(_ type: String?, _ text: String) -> Value {
    let trimmed = text.trimmingXMLSpace
    switch type {
    case "decimal", "double", "float", "integer", "int", "long", "short":
      return Decimal128(trimmed).map(Value.number) ?? .null
    case "boolean": return .boolean(trimmed == "true" || trimmed == "1")
    case "date": return ValueMath.temporal(trimmed, .date) ?? .null
    case "time": return ValueMath.temporal(trimmed, .time) ?? .null
    case "dateTime": return ValueMath.temporal(trimmed, .dateTime) ?? .null
    case "duration", "dayTimeDuration", "yearMonthDuration":
      return ValueMath.temporal(trimmed, .daysDuration) ?? .null
    default: return .string(text)
    }
  }
}
