import Diagnostics

/// Finds what a model declares and does not use.
struct Usage {
  let compiler: ModelCompiler
  let nodes: [CompiledNode]

  func problems() -> [Problem] {
    unusedInputs() + unusedRequirements() + withoutAuthority()
  }

  private var graph: RequirementGraph { compiler.graph }

  private func unusedInputs() -> [Problem] {
    var used: Set<Int> = []
    for index in graph.nodes.indices {
      used.formUnion(graph.nodes[index].information)
      used.formUnion(graph.nodes[index].service?.parameters ?? [])
    }
    return nodes.filter { $0.model == 0 && $0.kind == .input && !used.contains($0.index) }.map {
      Problem(
        "dmn.unused-input", .warning,
        Wording("没有决策用到输入“\($0.name)”", "no decision uses the input “\($0.name)”"), at: $0.place,
        suggestion: Wording("删去它，或在决策里声明需要它", "remove it, or let a decision require it"))
    }
  }

  /// Requirements that the logic of a node never names.
  private func unusedRequirements() -> [Problem] {
    nodes.filter { $0.model == 0 && $0.body != nil }.flatMap { node -> [Problem] in
      let mentioned = compiler.mentioned[node.index] ?? []
      let required = graph.nodes[node.index].information + graph.nodes[node.index].knowledge
      return required.compactMap { index in
        let path = graph.importPath(from: node.model, to: graph.nodes[index].model) ?? []
        let name = path.first?.normalizedName ?? graph.variableName(index).normalizedName
        guard !mentioned.contains(name) else { return nil }
        return Problem(
          "dmn.unused-requirement", .warning,
          Wording(
            "“\(node.name)”声明需要“\(graph.nodes[index].element.name)”，逻辑里却没有用到",
            "“\(node.name)” requires “\(graph.nodes[index].element.name)” and does not use it"),
          at: node.place,
          suggestion: Wording("删去这条需求，或在逻辑里用上它", "remove the requirement, or use it in the logic"))
      }
    }
  }

  private func withoutAuthority() -> [Problem] {
    nodes.filter { $0.model == 0 && $0.kind == .decision && $0.sources.isEmpty }.map {
      Problem(
        "dmn.no-authority", .warning,
        Wording(
          "决策“\($0.name)”没有知识来源（依据的条款）",
          "the decision “\($0.name)” has no knowledge source, the provision it rests on"),
        at: $0.place,
        suggestion: Wording(
          "加一个知识来源，并以 authorityRequirement 引用它",
          "add a knowledge source and refer to it by an authorityRequirement"))
    }
  }
}
