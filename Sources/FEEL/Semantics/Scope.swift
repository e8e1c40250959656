/// The names that an expression may use, each with the slot that will hold its value.
///
/// What an inner scope names hides the same name outside. Slots are handed out by the layout that all
/// scopes of one body share, so that a frame is an array and a name costs nothing when the expression
/// is evaluated.
public struct Scope: Sendable {
  /// A visible name.
  public struct Entry: Sendable {
    /// The name, in its normal spelling.
    public var name: String
    /// The slot of its value.
    public var slot: Int
    /// The type of its value, where it is known.
    public var type: FEELType?
  }

  /// How many slots a body needs.
  public final class Layout: @unchecked Sendable {
    // Only compiling writes, and it is done before anything is evaluated.
    /// The number of slots handed out.
    public private(set) var count: Int

    /// Creates a layout with slots taken already.
    public init(count: Int = 0) { self.count = count }

    /// Hands out a slot.
    public func slot() -> Int {
      count += 1
      return count - 1
    }
  }

  /// Where slots come from.
  public let layout: Layout
  /// The names, a later one hiding an earlier one.
  public private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// The types that a model names.
  public var types: [String: FEELType] = [:]

  /// Creates a scope.
  public init(layout: Layout = Layout(), entries: [Entry] = []) {
    self.layout = layout
    for entry in entries { add(entry.name, slot: entry.slot, type: entry.type) }
  }

  /// Adds a name with a slot of its own.
  @discardableResult
  public mutating func add(_ name: String, type: FEELType? = nil) -> Int {
    let slot = layout.slot()
    add(name, slot: slot, type: type)
    return slot
  }

  /// Adds a name for a slot that exists.
  public mutating func add(_ name: String, slot: Int, type: FEELType? = nil) {
    let name = NameSpelling.normal(name)
    if let hidden = places[name] {
      entries.remove(at: hidden)
      for index in hidden..<entries.count { places[entries[index].name] = index }
    }
    places[name] = entries.count
    entries.append(Entry(name: name, slot: slot, type: type))
  }

  /// A name that is visible.
  public func entry(_ name: String) -> Entry? { places[name].map { entries[$0] } }

  /// The names of all entries of the types in sight.
  var members: [String] {
    var names: Set<String> = []
    for entry in entries { entry.type?.collectMembers(&names, depth: 0) }
    return names.sorted()
  }
}

extension FEELType {
  fileprivate func collectMembers(_ names: inout Set<String>, depth: Int) {
    guard depth < 12 else { return }
    switch shape {
    case .context(let components):
      for component in components {
        names.insert(component.name)
        component.type.collectMembers(&names, depth: depth + 1)
      }
    case .list(let inner), .range(let inner): inner.collectMembers(&names, depth: depth + 1)
    case .function(_, let result): result?.collectMembers(&names, depth: depth + 1)
    case .any, .null, .simple: break
    }
  }
}
