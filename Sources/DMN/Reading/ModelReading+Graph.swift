extension ModelReading {
  func inputData(_ node: Node) -> InputData {
    var input = InputData(name: name(node))
    input.info = info(node, attributes: ["name"]) { child, _ in
      guard child.local == "variable" else { return false }
      input.variable = informationItem(child)
      return true
    }
    return input
  }

  func decision(_ node: Node) -> Decision {
    var decision = Decision(name: name(node))
    decision.info = info(node, attributes: ["name"]) { child, loose in
      switch child.local {
      case "question": decision.question = child.element.text
      case "allowedAnswers": decision.allowedAnswers = child.element.text
      case "supportedObjective", "impactedPerformanceIndicator", "decisionMaker", "decisionOwner",
        "usingProcess", "usingTask":
        decision.context.append(raised(child.element))
      default: return takeWithNode(child, into: &decision)
      }
      loose += child.comments
      return true
    }
    return decision
  }

  private func takeWithNode(_ child: Node, into decision: inout Decision) -> Bool {
    switch child.local {
    case "variable": decision.variable = informationItem(child)
    case "informationRequirement":
      decision.informationRequirements += requirements(child)
    case "knowledgeRequirement": decision.knowledgeRequirements += requirements(child)
    case "authorityRequirement": decision.authorityRequirements += requirements(child)
    default:
      guard let expression = expression(child) else { return false }
      decision.expression = expression
    }
    return true
  }

  func knowledgeModel(_ node: Node) -> BusinessKnowledgeModel {
    var model = BusinessKnowledgeModel(name: name(node))
    model.info = info(node, attributes: ["name"]) { child, _ in
      switch child.local {
      case "variable": model.variable = informationItem(child)
      case "encapsulatedLogic": model.function = function(child)
      case "knowledgeRequirement": model.knowledgeRequirements += requirements(child)
      case "authorityRequirement": model.authorityRequirements += requirements(child)
      default: return false
      }
      return true
    }
    return model
  }

  func service(_ node: Node) -> DecisionService {
    var service = DecisionService(name: name(node), outputDecisions: [])
    service.info = info(node, attributes: ["name"]) { child, loose in
      let href = child.element[attribute: "href"] ?? ""
      switch child.local {
      case "variable":
        service.variable = informationItem(child)
        return true
      case "outputDecision": service.outputDecisions.append(href)
      case "encapsulatedDecision": service.encapsulatedDecisions.append(href)
      case "inputDecision": service.inputDecisions.append(href)
      case "inputData": service.inputData.append(href)
      default: return false
      }
      loose += child.comments
      return true
    }
    return service
  }

  func knowledgeSource(_ node: Node) -> KnowledgeSource {
    var source = KnowledgeSource(
      name: name(node), locationURI: node.element[attribute: "locationURI"])
    source.info = info(node, attributes: ["name", "locationURI"]) { child, loose in
      switch child.local {
      case "authorityRequirement":
        source.authorityRequirements += requirements(child)
        return true
      case "type": source.type = child.element.text
      case "owner": source.owner = child.element[attribute: "href"]
      default: return false
      }
      loose += child.comments
      return true
    }
    return source
  }

  /// The requirements in an element; one, as the standard has it, though some tools write several.
  private func requirements(_ node: Node) -> [Requirement] {
    var found: [(Requirement.Kind, String)] = []
    let common = info(node) { child, loose in
      guard let kind = Requirement.Kind(rawValue: child.local) else { return false }
      found.append((kind, child.element[attribute: "href"] ?? ""))
      loose += child.comments
      return true
    }
    return found.enumerated().map { index, item in
      Requirement(
        item.0, href: item.1,
        info: index == 0 ? common : ElementInfo(position: common.position))
    }
  }
}
