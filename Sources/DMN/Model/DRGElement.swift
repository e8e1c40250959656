/// A node of the decision requirements graph.
public enum DRGElement: Sendable, Hashable {
  /// A decision.
  case decision(Decision)
  /// An input.
  case inputData(InputData)
  /// A reusable function.
  case businessKnowledgeModel(BusinessKnowledgeModel)
  /// A group of decisions that is called as one.
  case decisionService(DecisionService)
  /// Where the authority for a decision comes from: a provision.
  case knowledgeSource(KnowledgeSource)

  /// The name.
  public var name: String {
    switch self {
    case .decision(let node): node.name
    case .inputData(let node): node.name
    case .businessKnowledgeModel(let node): node.name
    case .decisionService(let node): node.name
    case .knowledgeSource(let node): node.name
    }
  }

  /// What every element carries.
  public var info: ElementInfo {
    switch self {
    case .decision(let node): node.info
    case .inputData(let node): node.info
    case .businessKnowledgeModel(let node): node.info
    case .decisionService(let node): node.info
    case .knowledgeSource(let node): node.info
    }
  }
}
