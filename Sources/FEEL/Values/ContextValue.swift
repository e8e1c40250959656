/// A context: named values in order.
public struct ContextValue: Sendable {
  /// The entries.
  public private(set) var entries: [(name: String, value: Value)] = []
  /// The places of the entries, kept where there are so many that a search would take long.
  private var places: [String: Int]?
  private static let many = 24

  /// Creates a context; a later entry with the same name replaces the value of an earlier one.
  public init(_ pairs: [(String, Value)] = []) {
    entries.reserveCapacity(pairs.count)
    for (name, value) in pairs { self[name] = value }
  }

  /// The value of an entry; nil if there is none of that name.
  public subscript(name: String) -> Value? {
    get { place(name).map { entries[$0].value } }
    set {
      let place = place(name)
      guard let newValue else {
        if let place { remove(place) }
        return
      }
      if let place {
        entries[place].value = newValue
      } else {
        entries.append((name, newValue))
        if places != nil {
          places?[name] = entries.count - 1
        } else if entries.count > Self.many {
          index()
        }
      }
    }
  }

  private func place(_ name: String) -> Int? {
    if let places { return places[name] }
    return entries.firstIndex { $0.name == name }
  }

  private mutating func remove(_ place: Int) {
    entries.remove(at: place)
    if places != nil { index() }
  }

  private mutating func index() {
    places = Dictionary(
      uniqueKeysWithValues: entries.enumerated().map { ($0.element.name, $0.offset) })
  }
}
