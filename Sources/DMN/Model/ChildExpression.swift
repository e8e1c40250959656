/// An expression in the role of another's part: a condition, a branch, a list.
public struct ChildExpression: Sendable, Hashable {
  /// The identifier.
  public var id: String?
  /// The type of the value.
  public var typeRef: String?
  /// The expression.
  public var value: BoxedExpression?

  /// Creates a part.
  public init(_ value: BoxedExpression?, typeRef: String? = nil, id: String? = nil) {
    self.id = id
    self.typeRef = typeRef
    self.value = value
  }
}
