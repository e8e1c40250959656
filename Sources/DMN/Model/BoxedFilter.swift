/// The elements of a list that match.
public struct BoxedFilter: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The type of the value.
  public var typeRef: String?
  /// The list.
  public var list: ChildExpression
  /// The condition, in which `item` is an element.
  public var match: ChildExpression

  /// Creates a filter.
  public init(
    list: ChildExpression, match: ChildExpression, typeRef: String? = nil,
    info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.typeRef = typeRef
    self.list = list
    self.match = match
  }
}
