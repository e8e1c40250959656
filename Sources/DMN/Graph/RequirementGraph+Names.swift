extension RequirementGraph {
  /// The name of a node's value, as expressions say it.
  func variableName(_ index: Int) -> String {
    let variable: InformationItem? =
      switch nodes[index].element {
      case .decision(let node): node.variable
      case .inputData(let node): node.variable
      case .businessKnowledgeModel(let node): node.variable
      case .decisionService(let node): node.variable
      case .knowledgeSource: nil
      }
    if let name = variable?.name, !name.isEmpty { return name }
    return nodes[index].element.name
  }

  /// The names of the imports that lead from one model to another, outermost first.
  ///
  /// An import without a name adds nothing: its elements stand among the model's own.
  func importPath(from model: Int, to other: Int) -> [String]? {
    if model == other { return [] }
    var paths: [Int: [String]] = [model: []]
    var open = [model]
    while !open.isEmpty {
      let current = open.removeFirst()
      for item in models[current].imports {
        guard let next = modelIndex(of: item.namespace), paths[next] == nil else { continue }
        paths[next] = (paths[current] ?? []) + (item.name.isEmpty ? [] : [item.name])
        if next == other { return paths[next] }
        open.append(next)
      }
    }
    return nil
  }

  private func modelIndex(of namespace: String) -> Int? {
    models.firstIndex { $0.namespace == namespace }
  }
}
