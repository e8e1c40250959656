import Diagnostics

/// The nodes of a model and its imports, with their requirements resolved and put in order.
struct RequirementGraph {
  /// One node.
  struct Node {
    /// The model that it belongs to: 0 is the main one.
    var model: Int
    /// The element.
    var element: DRGElement
    /// The decisions and inputs that it requires.
    var information: [Int] = []
    /// The knowledge models and services that it requires.
    var knowledge: [Int] = []
    /// The knowledge sources that it rests on.
    var authorities: [Int] = []
    /// The parts of a service, if it is one.
    var service: ServiceParts?
  }

  /// The decisions and inputs of a service.
  struct ServiceParts {
    var outputs: [Int]
    var encapsulated: [Int]
    var parameters: [Int]
  }

  let models: [DMNModel]
  private(set) var nodes: [Node] = []
  private(set) var problems: [Problem] = []
  /// The nodes, each behind all that it requires; nodes on a cycle are left out.
  private(set) var order: [Int] = []
  /// The nodes that require themselves.
  private(set) var cyclic: Set<Int> = []
  private var ids: [[String: Int]] = []
  private var modelIndex: [String: Int] = [:]

  init(_ set: ModelSet) {
    models = [set.main] + set.imported
    for (index, model) in models.enumerated() where modelIndex[model.namespace] == nil {
      modelIndex[model.namespace] = index
    }
    for (index, model) in models.enumerated() { add(model, index) }
    for index in nodes.indices { resolve(index) }
    sort()
  }

  func place(_ index: Int) -> Place {
    place(nodes[index].model, nodes[index].element.info.position)
  }

  func place(_ model: Int, _ position: TextPosition) -> Place {
    Place(file: models[model].file, line: position.line, column: position.column)
  }

  private mutating func add(_ model: DMNModel, _ index: Int) {
    var table: [String: Int] = [:]
    for element in model.elements {
      if let id = element.info.id {
        if table[id] != nil {
          problems.append(
            Problem(
              "dmn.duplicate-id", .error, Wording("标识“\(id)”用了两次", "the id “\(id)” is given twice"),
              at: place(index, element.info.position)))
        }
        table[id] = nodes.count
      }
      nodes.append(Node(model: index, element: element))
    }
    ids.append(table)
  }

  /// The node that a reference of a model names.
  func target(_ href: String, from model: Int) -> Int? {
    guard let hash = href.lastIndex(of: "#") else { return ids[model][href] }
    let namespace = String(href[..<hash])
    let id = String(href[href.index(after: hash)...])
    if namespace.isEmpty { return ids[model][id] }
    // The same namespace twice is a model under test beside its copy: the own one is meant.
    if models[model].namespace == namespace { return ids[model][id] }
    guard let other = modelIndex[namespace] else { return nil }
    return ids[other][id]
  }

  private mutating func resolve(_ index: Int) {
    let node = nodes[index]
    switch node.element {
    case .decision(let decision):
      nodes[index].information = targets(decision.informationRequirements, of: index)
      nodes[index].knowledge = targets(decision.knowledgeRequirements, of: index)
      nodes[index].authorities = targets(decision.authorityRequirements, of: index)
    case .businessKnowledgeModel(let model):
      nodes[index].knowledge = targets(model.knowledgeRequirements, of: index)
      nodes[index].authorities = targets(model.authorityRequirements, of: index)
    case .knowledgeSource(let source):
      nodes[index].authorities = targets(source.authorityRequirements, of: index)
    case .decisionService(let service):
      let position = service.info.position
      nodes[index].service = ServiceParts(
        outputs: targets(service.outputDecisions, of: index, at: position),
        encapsulated: targets(service.encapsulatedDecisions, of: index, at: position),
        parameters: targets(service.inputData, of: index, at: position)
          + targets(service.inputDecisions, of: index, at: position))
    case .inputData: break
    }
  }

  private mutating func targets(_ requirements: [Requirement], of index: Int) -> [Int] {
    requirements.flatMap { targets([$0.href], of: index, at: $0.info.position) }
  }

  private mutating func targets(
    _ references: [String], of index: Int, at position: TextPosition
  ) -> [Int] {
    references.compactMap { href in
      if let found = target(href, from: nodes[index].model) { return found }
      problems.append(
        Problem(
          "dmn.unknown-reference", .error,
          Wording(
            "“\(nodes[index].element.name)”引用的东西不存在",
            "“\(nodes[index].element.name)” refers to nothing"),
          at: place(nodes[index].model, position),
          notes: [Wording("没有标识为 \(href) 的元素", "no element has the id \(href)")],
          suggestion: Wording(
            "改正 href，或补上这个元素或导入", "correct the href, or add the element or the import")))
      return nil
    }
  }

  // MARK: - Order

  /// What must be ready before a node.
  func prerequisites(_ index: Int) -> [Int] {
    let node = nodes[index]
    guard let service = node.service else { return node.information + node.knowledge }
    return service.outputs + service.encapsulated
  }

  private mutating func sort() {
    var state = [UInt8](repeating: 0, count: nodes.count)
    for start in nodes.indices where state[start] == 0 {
      // By hand, because a chain of ten thousand decisions would overflow the stack.
      var stack: [(node: Int, next: Int, needs: [Int])] = [(start, 0, prerequisites(start))]
      state[start] = 1
      while let top = stack.last {
        if top.next < top.needs.count {
          stack[stack.count - 1].next += 1
          let need = top.needs[top.next]
          if state[need] == 0 {
            state[need] = 1
            stack.append((need, 0, prerequisites(need)))
          } else if state[need] == 1 {
            reportCycle(stack.map(\.node), closing: need)
          }
        } else {
          state[top.node] = 2
          if !cyclic.contains(top.node) { order.append(top.node) }
          stack.removeLast()
        }
      }
    }
  }

  private mutating func reportCycle(_ path: [Int], closing need: Int) {
    let start = path.firstIndex(of: need) ?? 0
    let cycle = path[start...]
    // A knowledge model may call itself: functions end by their own conditions.
    if cycle.allSatisfy({
      if case .businessKnowledgeModel = nodes[$0].element { true } else { false }
    }) {
      return
    }
    cyclic.formUnion(cycle)
    let names = (cycle + [need]).map { nodes[$0].element.name }
    problems.append(
      Problem(
        "dmn.cycle", .error, Wording("几个决策互相需要，绕成了圈", "decisions require one another in a circle"),
        at: place(need),
        notes: [Wording(names.joined(separator: " → "))],
        suggestion: Wording("去掉其中一条需求", "remove one of these requirements")))
  }
}
