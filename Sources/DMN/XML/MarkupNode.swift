/// A piece of an element's content.
public enum MarkupNode: Sendable, Hashable {
  /// An element.
  case element(MarkupElement)
  /// Text, entities resolved.
  case text(String)
  /// A comment without its delimiters.
  case comment(String)
  /// A processing instruction.
  case instruction(target: String, data: String)
}

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
