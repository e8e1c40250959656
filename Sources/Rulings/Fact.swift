public import FEEL

/// A value that rules may ask for, with where it came from.
public struct Fact: Sendable {
  /// Where a value came from.
  public struct Origin: Sendable, Hashable, Codable {
    /// The type of the record.
    public var type: String
    /// The name of the record.
    public var key: String
    /// The period of the record; empty where it has none.
    public var period: String
    /// The batch.
    public var batch: Int64
    /// The file that was imported.
    public var file: String
    /// The line or row of the file.
    public var line: Int?
    /// The correction that gave the value.
    public var correction: Int64?
  }

  /// The value; null where none is known.
  public var value: Value
  /// The grade, 0 to 3: a viewer who may not see it sees neither the value.
  public var grade: Int
  /// The row of the source; `nil` where somebody stated the value.
  public var origin: Origin?

  /// Creates a fact.
  public init(_ value: Value, grade: Int = 0, origin: Origin? = nil) {
    self.value = value
    self.grade = grade
    self.origin = origin
  }
}

/// What is known of one thing, by the names that rules use.
public struct Facts: Sendable {
  /// The facts.
  public private(set) var facts: [String: Fact] = [:]
  /// Facts of other records, by the name of the link and of the field.
  public private(set) var linked: [String: [(name: String, fact: Fact)]] = [:]

  /// Creates facts of which none is known.
  public init() {}

  /// The fact of a name.
  public subscript(name: String) -> Fact? {
    get { facts[Names.normal(name)] }
    set { facts[Names.normal(name)] = newValue }
  }

  /// States a value.
  public mutating func set(_ name: String, _ value: Value, grade: Int = 0) {
    self[name] = Fact(value, grade: grade)
  }

  /// States the values of another record under the name of a link.
  public mutating func link(_ name: String, _ entries: [(name: String, fact: Fact)]) {
    linked[Names.normal(name)] = entries
    facts[Names.normal(name)] = Fact(
      .context(of: entries.map { (Names.normal($0.name), $0.fact.value) }),
      grade: entries.map(\.fact.grade).max() ?? 0)
  }

  /// Adds other facts, which win where both know a name.
  public func adding(_ other: Facts) -> Facts {
    var sum = self
    sum.facts.merge(other.facts) { $1 }
    sum.linked.merge(other.linked) { $1 }
    return sum
  }
}
