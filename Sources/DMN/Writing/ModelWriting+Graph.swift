extension ModelWriting {
  func node(_ element: DRGElement) -> Content {
    switch element {
    case .decision(let node): decision(node)
    case .inputData(let node):
      nodes("inputData", node.info, [("name", node.name)], variable(node.variable))
    case .businessKnowledgeModel(let node): knowledgeModel(node)
    case .decisionService(let node): service(node)
    case .knowledgeSource(let node): knowledgeSource(node)
    }
  }

  private func variable(_ item: InformationItem?) -> Content {
    item.map { information("variable", $0) } ?? []
  }

  private func decision(_ node: Decision) -> Content {
    var content: Content = []
    if let question = node.question { content.append(text("question", question)) }
    if let answers = node.allowedAnswers { content.append(text("allowedAnswers", answers)) }
    content += variable(node.variable)
    content += requirements("informationRequirement", node.informationRequirements)
    content += requirements("knowledgeRequirement", node.knowledgeRequirements)
    content += requirements("authorityRequirement", node.authorityRequirements)
    content += node.context.map(MarkupNode.element)
    if let value = node.expression { content += expression(value) }
    return nodes("decision", node.info, [("name", node.name)], content)
  }

  private func requirements(_ name: String, _ list: [Requirement]) -> Content {
    list.flatMap { nodes(name, $0.info, [], [reference($0.kind.rawValue, $0.href)]) }
  }

  private func knowledgeModel(_ node: BusinessKnowledgeModel) -> Content {
    var content = variable(node.variable)
    if let function = node.function { content += self.function("encapsulatedLogic", function) }
    content += requirements("knowledgeRequirement", node.knowledgeRequirements)
    content += requirements("authorityRequirement", node.authorityRequirements)
    return nodes("businessKnowledgeModel", node.info, [("name", node.name)], content)
  }

  private func service(_ node: DecisionService) -> Content {
    var content = variable(node.variable)
    content += node.outputDecisions.map { reference("outputDecision", $0) }
    content += node.encapsulatedDecisions.map { reference("encapsulatedDecision", $0) }
    content += node.inputDecisions.map { reference("inputDecision", $0) }
    content += node.inputData.map { reference("inputData", $0) }
    return nodes("decisionService", node.info, [("name", node.name)], content)
  }

  private func knowledgeSource(_ node: KnowledgeSource) -> Content {
    var content = requirements("authorityRequirement", node.authorityRequirements)
    if let type = node.type { content.append(text("type", type)) }
    if let owner = node.owner { content.append(reference("owner", owner)) }
    return nodes(
      "knowledgeSource", node.info, [("name", node.name), ("locationURI", node.locationURI)],
      content)
  }
}
