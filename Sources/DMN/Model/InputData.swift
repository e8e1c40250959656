/// An input of a model.
public struct InputData: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The name.
  public var name: String
  /// The name and type of its value.
  public var variable: InformationItem?

  /// Creates an input.
  public init(name: String, variable: InformationItem? = nil, info: ElementInfo = ElementInfo()) {
    self.info = info
    self.name = name
    self.variable = variable
  }
}
