import Diagnostics

extension ModelReading {
  func decisionTable(_ node: Node) -> DecisionTable {
    let element = node.element
    var table = DecisionTable(
      inputs: [], outputs: [], rules: [], typeRef: typeRef(element[attribute: "typeRef"]))
    table.hitPolicy = hitPolicy(element)
    table.aggregation = aggregation(element)
    table.orientation = element[attribute: "preferredOrientation"]
    table.outputLabel = element[attribute: "outputLabel"]
    table.info = info(
      node,
      attributes: [
        "typeRef", "hitPolicy", "aggregation", "preferredOrientation", "outputLabel",
      ]
    ) { child, _ in
      switch child.local {
      case "input": table.inputs.append(input(child))
      case "output": table.outputs.append(output(child))
      case "annotation":
        table.annotations.append(
          DecisionTable.Annotation(
            child.element[attribute: "name"], info: info(child, attributes: ["name"])))
      case "rule": table.rules.append(rule(child))
      default: return false
      }
      return true
    }
    return table
  }

  private func hitPolicy(_ element: MarkupElement) -> DecisionTable.HitPolicy? {
    guard let text = element[attribute: "hitPolicy"] else { return nil }
    if let policy = DecisionTable.HitPolicy(rawValue: text) { return policy }
    report(
      Problem(
        "dmn.hit-policy", .error, Wording("“\(text)”不是命中策略", "“\(text)” is not a hit policy"),
        at: place(element.position),
        suggestion:
          Wording(
            "可用：\(DecisionTable.HitPolicy.allCases.map(\.rawValue).joined(separator: "、"))",
            "use one of \(DecisionTable.HitPolicy.allCases.map(\.rawValue).joined(separator: ", "))"
          )))
    return nil
  }

  private func aggregation(_ element: MarkupElement) -> DecisionTable.Aggregation? {
    guard let text = element[attribute: "aggregation"] else { return nil }
    if let aggregation = DecisionTable.Aggregation(rawValue: text) { return aggregation }
    report(
      Problem(
        "dmn.aggregation", .error, Wording("“\(text)”不是汇总方式", "“\(text)” is not an aggregation"),
        at: place(element.position),
        suggestion: Wording("可用 SUM、COUNT、MIN、MAX", "use SUM, COUNT, MIN or MAX")))
    return nil
  }

  private func input(_ node: Node) -> DecisionTable.Input {
    var input = DecisionTable.Input(LiteralExpression(nil))
    input.info = info(node) { child, _ in
      switch child.local {
      case "inputExpression": input.expression = literal(child)
      case "inputValues": input.allowedValues = unaryTests(child)
      default: return false
      }
      return true
    }
    return input
  }

  private func output(_ node: Node) -> DecisionTable.Output {
    var output = DecisionTable.Output(
      name: node.element[attribute: "name"], typeRef: typeRef(node.element[attribute: "typeRef"]))
    output.info = info(node, attributes: ["name", "typeRef"]) { child, _ in
      switch child.local {
      case "outputValues": output.allowedValues = unaryTests(child)
      case "defaultOutputEntry": output.defaultValue = literal(child)
      default: return false
      }
      return true
    }
    return output
  }

  private func rule(_ node: Node) -> DecisionTable.Rule {
    var rule = DecisionTable.Rule([], [])
    rule.info = info(node) { child, _ in
      switch child.local {
      case "inputEntry": rule.inputEntries.append(unaryTests(child))
      case "outputEntry": rule.outputEntries.append(literal(child))
      case "annotationEntry":
        var entry = DecisionTable.Annotation(nil)
        entry.info = info(child) { part, loose in
          guard part.local == "text" else { return false }
          entry.text = part.element.text
          loose += part.comments
          return true
        }
        rule.annotations.append(entry)
      default: return false
      }
      return true
    }
    return rule
  }
}
