/// A context: named values in order.
public struct ContextValue: Sendable {
  /// The entries.
  public private(set) var entries: [(name: String, value: Value)]

  /// Creates a context; a later entry with the same name replaces the value of an earlier one.
  public init(_ pairs: [(String, Value)] = []) {
    entries = []
    entries.reserveCapacity(pairs.count)
    for (name, value) in pairs { self[name] = value }
  }

  /// The value of an entry; nil if there is none of that name.
  public subscript(name: String) -> Value? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      if let newValue {
        if let index { entries[index].value = newValue } else { entries.append((name, newValue)) }
      } else if let index {
        entries.remove(at: index)
      }
    }
  }
}
