/// A decision: a value found from others by an expression.
public struct Decision: Sendable, Hashable {
  /// What every element carries.
  public var info: ElementInfo
  /// The name.
  public var name: String
  /// The question it answers, for people.
  public var question: String?
  /// The answers it may give, for people.
  public var allowedAnswers: String?
  /// The name and type of its result.
  public var variable: InformationItem?
  /// The decisions and inputs that its expression may name.
  public var informationRequirements: [Requirement]
  /// The knowledge models and services that its expression may call.
  public var knowledgeRequirements: [Requirement]
  /// The authorities that it rests on.
  public var authorityRequirements: [Requirement]
  /// Objectives, indicators, makers, owners, processes and tasks: carried along as read.
  public var context: [MarkupElement]
  /// How the value is found; a decision without one is decided elsewhere.
  public var expression: BoxedExpression?

  /// Creates a decision.
  public init(
    name: String, variable: InformationItem? = nil, informationRequirements: [Requirement] = [],
    knowledgeRequirements: [Requirement] = [], authorityRequirements: [Requirement] = [],
    expression: BoxedExpression? = nil, info: ElementInfo = ElementInfo()
  ) {
    self.info = info
    self.name = name
    self.variable = variable
    self.informationRequirements = informationRequirements
    self.knowledgeRequirements = knowledgeRequirements
    self.authorityRequirements = authorityRequirements
    self.context = []
    self.expression = expression
  }
}
