/// A business knowledge model: a function that decisions call.
public struct BusinessKnowledgeModel: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The name.
  public var name: String
  /// The name and type of the function.
  public var variable: InformationItem?
  /// The function.
  public var function: FunctionDefinition?
  /// The knowledge models and services that it may call.
  public var knowledgeRequirements: [Requirement]
  /// The authorities that it rests on.
  public var authorityRequirements: [Requirement]

  /// Creates a knowledge model.
  public init(
    name: String, function: FunctionDefinition? = nil, variable: InformationItem? = nil,
    knowledgeRequirements: [Requirement] = [], authorityRequirements: [Requirement] = [],
    info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.name = name
    self.variable = variable
    self.function = function
    self.knowledgeRequirements = knowledgeRequirements
    self.authorityRequirements = authorityRequirements
  }
}
