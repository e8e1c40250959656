/// A JSON value whose numbers keep every digit and whose objects keep their order.
///
/// Foundation's reader turns numbers into binary floating point; a decision on `0.1` must see `0.1`.
public enum JSONNode: Sendable, Hashable {
  case null
  case boolean(Bool)
  /// A number as written.
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONNode

    /// Creates a member.
    public init(_ name: String, _ value: JSONNode) {
      self.name = name
      self.value = value
    }
  }

  /// An object from pairs; a pair without a value is left out.
  public static func object(_ pairs: KeyValuePairs<String, JSONNode?>) -> JSONNode {
    .object(pairs.compactMap { pair in pair.value.map { Member(pair.key, $0) } })
  }

  /// The value of a member.
  public subscript(name: String) -> JSONNode? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// A whole number.
  public static func integer(_ value: Int) -> JSONNode { .number(String(value)) }
}
