/// An expression of a model, of any of the standard's boxed kinds.
public indirect enum BoxedExpression: Sendable, Hashable {
  /// A text of FEEL.
  case literal(LiteralExpression)
  /// A decision table.
  case decisionTable(DecisionTable)
  /// Named entries, each of which may use those before it.
  case context(BoxedContext)
  /// A call with named arguments.
  case invocation(Invocation)
  /// A list.
  case list(BoxedList)
  /// A list of contexts with the same names, drawn as a grid.
  case relation(Relation)
  /// A function.
  case function(FunctionDefinition)
  /// If, then, else.
  case conditional(BoxedConditional)
  /// The elements of a list that match.
  case filter(BoxedFilter)
  /// A value for every element of a list.
  case iteration(BoxedIteration)

  /// What every element carries.
  public var info: ElementInfo {
    switch self {
    case .literal(let node): node.info
    case .decisionTable(let node): node.info
    case .context(let node): node.info
    case .invocation(let node): node.info
    case .list(let node): node.info
    case .relation(let node): node.info
    case .function(let node): node.info
    case .conditional(let node): node.info
    case .filter(let node): node.info
    case .iteration(let node): node.info
    }
  }

  /// The type of the value, where the file says one.
  public var typeRef: String? {
    switch self {
    case .literal(let node): node.typeRef
    case .decisionTable(let node): node.typeRef
    case .context(let node): node.typeRef
    case .invocation(let node): node.typeRef
    case .list(let node): node.typeRef
    case .relation(let node): node.typeRef
    case .function(let node): node.typeRef
    case .conditional(let node): node.typeRef
    case .filter(let node): node.typeRef
    case .iteration(let node): node.typeRef
    }
  }
}
