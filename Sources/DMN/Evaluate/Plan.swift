/// What must be evaluated for a decision, in order.
struct Plan: Sendable {
  /// The decision or service.
  let target: Int
  /// Whether it is a service.
  let isService: Bool
  /// Its name.
  let name: String
  /// The inputs, with the names by which a caller gives them.
  let inputs: [Input]
  /// The nodes, each behind all that it requires.
  let steps: [Int]

  struct Input: Sendable {
    var name: String
    var node: Int
    /// The name with its namespace, for an input of an imported model.
    var qualifiedName: String
  }

  /// Plans for targets; the nodes that are `given` have values and need nothing.
  init(
    targets: [Int], given: Set<Int> = [], name: String = "", target: Int? = nil,
    nodes: [CompiledNode], graph: RequirementGraph
  ) {
    self.target = target ?? targets.first ?? 0
    self.name = name
    isService = false
    var needed: Set<Int> = []
    var open = targets.filter { !given.contains($0) }
    while let next = open.popLast() {
      guard needed.insert(next).inserted else { continue }
      let node = graph.nodes[next]
      // A service is a function here: what it calls has plans of its own.
      let needs = node.service == nil ? node.information + node.knowledge : []
      open += needs.filter { !given.contains($0) && !graph.cyclic.contains($0) }
    }
    var inputs: [Input] = []
    var steps: [Int] = []
    for index in graph.order where needed.contains(index) {
      let node = nodes[index]
      let isDecidedElsewhere = node.kind == .decision && node.body == nil
      if node.kind == .input || isDecidedElsewhere {
        inputs.append(Input(node, graph))
      } else if node.kind != .source {
        steps.append(index)
      }
    }
    self.inputs = inputs
    self.steps = steps
  }

  /// The plan for a decision, or the call of a service with its parameters as inputs.
  init(target: Int, name: String, nodes: [CompiledNode], graph: RequirementGraph) {
    guard let service = graph.nodes[target].service else {
      self.init(targets: [target], name: name, nodes: nodes, graph: graph)
      return
    }
    self.init(
      serviceAt: target, name: name, inputs: service.parameters.map { Input(nodes[$0], graph) })
  }

  private init(serviceAt target: Int, name: String, inputs: [Input]) {
    self.target = target
    self.name = name
    self.inputs = inputs
    isService = true
    steps = []
  }
}

extension Plan.Input {
  init(_ node: CompiledNode, _ graph: RequirementGraph) {
    name = node.name
    self.node = node.index
    qualifiedName = graph.models[node.model].namespace + "#" + node.name
  }
}
