/// If, then, else.
public struct BoxedConditional: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// The condition.
  public var condition: ChildExpression
  /// The value if the condition holds.
  public var then: ChildExpression
  /// The value if it does not.
  public var otherwise: ChildExpression

  /// Creates a conditional.
  public init(
    condition: ChildExpression, then: ChildExpression, otherwise: ChildExpression,
    typeRef: String? = nil, info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.typeRef = typeRef
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
  }
}
