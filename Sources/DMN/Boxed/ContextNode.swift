import FEEL

/// A boxed context.
struct ContextNode: Evaluable {
  struct Entry: Sendable {
    var name: String
    var slot: Int
    var value: any Evaluable
  }

  let entries: [Entry]
  /// The value of the whole, if the last entry has no name.
  let result: (any Evaluable)?

  func value(in frame: Frame) -> Value {
    var pairs: [(String, Value)] = []
    for entry in entries {
      let value = entry.value.value(in: frame)
      frame.slots[entry.slot] = value
      if result == nil { pairs.append((entry.name, value)) }
    }
    return result?.value(in: frame) ?? Value.context(of: pairs)
  }
}
