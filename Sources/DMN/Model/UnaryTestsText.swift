/// A text of unary tests: allowed values, an input entry.
public struct UnaryTestsText: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The type, where the file says one.
  public var typeRef: String?
  /// The tests.
  public var text: ExpressionText

  /// Creates a text of unary tests.
  public init(_ text: ExpressionText, typeRef: String? = nil, info: ElementInfo = ElementInfo()) {
    self.info = info
    self.typeRef = typeRef
    self.text = text
  }
}
