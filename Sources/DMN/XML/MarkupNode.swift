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
