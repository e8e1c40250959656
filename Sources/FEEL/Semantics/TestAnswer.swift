/// What a value accepts as a test.
enum TestAnswer {
  /// A list accepts its elements, a range what lies in it, any other value its equals; a truth about
  /// something else is the answer itself.
  static func accepts(_ test: Value, _ input: Value) -> Value {
    switch test {
    case .null: return .boolean(input.isNull)
    case .range(let range):
      if case .range = input, let same = ValueOrder.equals(test, input), same {
        return .boolean(true)
      }
      return range.contains(input).map(Value.boolean) ?? .null
    case .list(let items):
      if case .list = input, ValueOrder.isEqual(test, input) { return .boolean(true) }
      return .boolean(items.contains { accepts($0, input).isTrue })
    case .boolean where input.kind != .boolean && !input.isNull: return test
    default:
      if case .list(let items) = input, test.kind != .list {
        return .boolean(items.contains { ValueOrder.isEqual($0, test) } && items.count == 1)
      }
      return ValueOrder.equals(test, input).map(Value.boolean) ?? .null
    }
  }
}
