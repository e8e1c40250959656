import Diagnostics
import FEEL

/// Turns a set of models into nodes that can be evaluated.
final class ModelCompiler {
  let graph: RequirementGraph
  let types: TypeTable
  private(set) var problems: [Problem] = []
  /// The names that each body mentions, for the check of what is not used.
  private(set) var mentioned: [Int: Set<String>] = [:]
  /// The tables found, for analysis.
  private(set) var tables: [CompiledTable] = []
  /// The constants that literal expressions name.
  private(set) var constants: [Value] = []
  /// The node being compiled.
  var current = 0

  /// Creates a compiler.
  ///
  /// - Parameters:
  ///   - set: The models.
  ///   - checksTypes: Whether expressions are also looked through for operations that their types
  ///     rule out; only a check of models asks for it.
  init(_ set: ModelSet, checksTypes: Bool = false) {
    graph = RequirementGraph(set)
    types = TypeTable(graph, checksTypes: checksTypes)
    problems = set.problems + graph.problems
  }

  func report(_ problem: Problem) {
    if !problems.contains(problem) { problems.append(problem) }
  }

  func mention(_ names: Set<String>) { mentioned[current, default: []].formUnion(names) }

  /// Whether a name has been mentioned in the node being compiled.
  func mentions(_ name: String) -> Bool { mentioned[current]?.contains(name) ?? false }

  /// Takes back what was mentioned so far.
  func forget() -> Set<String> { mentioned.removeValue(forKey: current) ?? [] }

  func keep(_ values: [Value]) {
    for value in values where !constants.contains(where: { ValueOrder.isEqual($0, value) }) {
      if constants.count < 200 { constants.append(value) }
    }
  }

  func keep(_ table: CompiledTable) { tables.append(table) }

  /// The model of the node being compiled.
  var model: Int { graph.nodes[current].model }

  func place(_ position: TextPosition) -> Place { graph.place(model, position) }

  func type(_ reference: String?, at position: TextPosition) -> ItemType? {
    types.type(reference, in: model, at: position)
  }

  // MARK: - Nodes

  /// Everything, compiled.
  func compile() -> [CompiledNode] {
    let nodes = graph.nodes.indices.map { index -> CompiledNode in
      current = index
      return compile(index)
    }
    problems += types.problems.filter { !problems.contains($0) }
    return nodes
  }

  private func compile(_ index: Int) -> CompiledNode {
    let node = graph.nodes[index]
    var compiled = CompiledNode(
      index: index, name: node.element.name, variable: graph.variableName(index).normalizedName,
      model: node.model, place: graph.place(index))
    compiled.sources = sources(index)
    switch node.element {
    case .inputData(let input):
      compiled.kind = .input
      compiled.type = type(input.variable?.typeRef, at: input.info.position)
    case .decision(let decision): compile(decision, &compiled)
    case .businessKnowledgeModel(let model): compile(model, &compiled)
    case .decisionService(let service):
      compiled.kind = .service
      compiled.type = type(service.variable?.typeRef, at: service.info.position)
    case .knowledgeSource: compiled.kind = .source
    }
    return compiled
  }

  private func compile(_ decision: Decision, _ compiled: inout CompiledNode) {
    compiled.kind = .decision
    compiled.type = type(decision.variable?.typeRef, at: decision.info.position)
    guard let expression = decision.expression else { return }
    let layout = Scope.Layout(count: graph.nodes.count)
    var scope = Scope(layout: layout)
    compiled.imports = addRequirements(to: &scope)
    compiled.body = compileExpression(expression, scope, name: decision.name)
    compiled.slotCount = layout.count
  }

  private func compile(_ model: BusinessKnowledgeModel, _ compiled: inout CompiledNode) {
    compiled.kind = .knowledge
    guard let function = model.function else { return }
    let variable = type(model.variable?.typeRef, at: model.info.position)
    let layout = Scope.Layout(count: graph.nodes.count)
    var scope = Scope(layout: layout)
    compiled.imports = addRequirements(to: &scope)
    // A knowledge model may call itself.
    scope.add(compiled.variable, slot: current)
    compiled.body = compileFunction(
      function, scope, name: model.name, returns: variable?.returned, selfSlot: current)
    compiled.slotCount = layout.count
  }

  /// The knowledge sources of a node, by name.
  private func sources(_ index: Int) -> [String] {
    var names: [String] = []
    var open = graph.nodes[index].authorities
    var seen: Set<Int> = []
    while !open.isEmpty {
      let next = open.removeFirst()
      guard seen.insert(next).inserted else { continue }
      if case .knowledgeSource(let source) = graph.nodes[next].element { names.append(source.name) }
      open += graph.nodes[next].authorities
    }
    return names
  }

  /// Makes what a node requires visible: its own model's elements by name, those of others behind the
  /// names of the imports that lead to them.
  private func addRequirements(to scope: inout Scope) -> [ImportedContext] {
    let node = graph.nodes[current]
    var trees: [String: ImportedContext.Tree] = [:]
    for required in node.information + node.knowledge {
      let name = graph.variableName(required).normalizedName
      let other = graph.nodes[required]
      let path = graph.importPath(from: node.model, to: other.model) ?? []
      if let first = path.first {
        let rest = path.dropFirst().map(\.normalizedName) + [name]
        trees[first.normalizedName, default: .init()].insert(Array(rest), slot: required)
      } else {
        scope.add(name, slot: required, type: valueType(of: required))
      }
    }
    return trees.sorted { $0.key < $1.key }.map { name, tree in
      ImportedContext(slot: scope.add(name, type: contextType(of: tree)), tree: tree)
    }
  }

  /// The type of an imported context, so that names with spaces in it can be parsed.
  private func contextType(of tree: ImportedContext.Tree) -> ItemType {
    ItemType(
      name: "context",
      shape: .context(
        tree.leaves.map { ItemType.Component(name: $0.name, type: valueType(of: $0.slot) ?? .any) }
          + tree.branches.map {
            ItemType.Component(name: $0.name, type: contextType(of: $0.tree))
          }))
  }

  /// The type of the value that a node has for those who require it.
  private func valueType(of index: Int) -> ItemType? {
    switch graph.nodes[index].element {
    case .decision(let node):
      types.type(
        node.variable?.typeRef ?? node.expression?.typeRef, in: graph.nodes[index].model,
        at: node.info.position)
    case .inputData(let node):
      types.type(node.variable?.typeRef, in: graph.nodes[index].model, at: node.info.position)
    default: nil
    }
  }
}

extension ItemType {
  /// What a function of this type returns; a type that is not of functions is taken for the result's.
  var returned: ItemType? {
    if case .function(_, let result) = shape { return result }
    return self
  }
}
