/// An expression over every element of a list.
public struct BoxedIteration: Sendable, Hashable {
  /// What is made of the elements.
  public enum Kind: String, Sendable, Hashable {
    /// A list of values.
    case each = "for"
    /// Whether one satisfies.
    case some
    /// Whether all satisfy.
    case every
  }

  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// What is made of the elements.
  public var kind: Kind
  /// The name of an element in the body.
  public var variable: String
  /// The list.
  public var list: ChildExpression
  /// The value or the condition.
  public var body: ChildExpression

  /// Creates an iteration.
  public init(
    _ kind: Kind, variable: String, list: ChildExpression, body: ChildExpression,
    typeRef: String? = nil, info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.typeRef = typeRef
    self.kind = kind
    self.variable = variable
    self.list = list
    self.body = body
  }
}
