/// A text of an expression language, and where it stands.
public struct ExpressionText: Sendable, Hashable {
  /// The text, as read.
  public var text: String
  /// The expression language, where it is not the model's.
  public var language: String?
  /// Where the text stands; equality does not look at it.
  @Unweighed public var source: TextSource

  /// Creates a text.
  public init(_ text: String, language: String? = nil, source: TextSource = TextSource()) {
    self.text = text
    self.language = language
    self.source = source
  }
}
