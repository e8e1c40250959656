/// An attribute of an element.
public struct MarkupAttribute: Sendable, Hashable {
  /// The name with its prefix, as written.
  public var name: String
  /// The value, entities resolved.
  public var value: String

  /// Creates an attribute.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
