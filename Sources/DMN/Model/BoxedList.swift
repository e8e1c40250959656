/// A list of expressions.
public struct BoxedList: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// The elements.
  public var elements: [BoxedExpression]

  /// Creates a list.
  public init(
    _ elements: [BoxedExpression], typeRef: String? = nil, info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.typeRef = typeRef
    self.elements = elements
  }
}
