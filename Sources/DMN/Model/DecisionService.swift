/// A group of decisions that is called as one function.
public struct DecisionService: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The name.
  public var name: String
  /// The name and type of the service.
  public var variable: InformationItem?
  /// The decisions whose values it returns.
  public var outputDecisions: [String]
  /// Decisions inside it.
  public var encapsulatedDecisions: [String]
  /// Decisions whose values the caller gives; the last parameters.
  public var inputDecisions: [String]
  /// Inputs that the caller gives; the first parameters.
  public var inputData: [String]

  /// Creates a service; every array holds references such as `#id`.
  public init(
    name: String, outputDecisions: [String], encapsulatedDecisions: [String] = [],
    inputDecisions: [String] = [], inputData: [String] = [], variable: InformationItem? = nil,
    info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.name = name
    self.variable = variable
    self.outputDecisions = outputDecisions
    self.encapsulatedDecisions = encapsulatedDecisions
    self.inputDecisions = inputDecisions
    self.inputData = inputData
  }
}
