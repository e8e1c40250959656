/// A text of FEEL.
public struct LiteralExpression: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// The text; nil where the file has none.
  public var text: ExpressionText?

  /// Creates a literal expression.
  public init(_ text: ExpressionText?, typeRef: String? = nil, info: ElementInfo = ElementInfo()) {
    self.info = info
    self.typeRef = typeRef
    self.text = text
  }
}
