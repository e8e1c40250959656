/// A named value: a variable, a parameter, a column.
public struct InformationItem: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The name.
  public var name: String
  /// The type.
  public var typeRef: String?

  /// Creates a named value.
  public init(name: String, typeRef: String? = nil, info: ElementInfo = ElementInfo()) {
    self.info = info
    self.name = name
    self.typeRef = typeRef
  }
}
