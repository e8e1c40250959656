extension ModelWriting {
  func expression(_ value: BoxedExpression) -> Content {
    switch value {
    case .literal(let node): literal("literalExpression", node)
    case .decisionTable(let node): decisionTable(node)
    case .context(let node): context(node)
    case .invocation(let node): invocation(node)
    case .list(let node): list("list", node)
    case .relation(let node): relation(node)
    case .function(let node): function("functionDefinition", node)
    case .conditional(let node):
      nodes(
        "conditional", node.info, [("typeRef", node.typeRef)],
        [part("if", node.condition), part("then", node.then), part("else", node.otherwise)])
    case .filter(let node):
      nodes(
        "filter", node.info, [("typeRef", node.typeRef)],
        [part("in", node.list), part("match", node.match)])
    case .iteration(let node):
      nodes(
        node.kind.rawValue, node.info,
        [("typeRef", node.typeRef), ("iteratorVariable", node.variable)],
        [part("in", node.list), part(node.kind == .each ? "return" : "satisfies", node.body)])
    }
  }

  private func context(_ node: BoxedContext) -> Content {
    let entries: Content = node.entries.flatMap { entry in
      nodes(
        "contextEntry", entry.info, [],
        (entry.variable.map { information("variable", $0) } ?? [])
          + (entry.value.map(expression) ?? []))
    }
    return nodes("context", node.info, [("typeRef", node.typeRef)], entries)
  }

  private func invocation(_ node: Invocation) -> Content {
    var content = node.function.map(expression) ?? []
    for binding in node.bindings {
      var parts = information("parameter", binding.parameter)
      parts += binding.value.map(expression) ?? []
      content += [.element(element("binding", ElementInfo(), [], parts))]
    }
    return nodes("invocation", node.info, [("typeRef", node.typeRef)], content)
  }

  private func list(_ name: String, _ node: BoxedList) -> Content {
    nodes(name, node.info, [("typeRef", node.typeRef)], node.elements.flatMap(expression))
  }

  private func relation(_ node: Relation) -> Content {
    nodes(
      "relation", node.info, [("typeRef", node.typeRef)],
      node.columns.flatMap { information("column", $0) } + node.rows.flatMap { list("row", $0) })
  }

  func function(_ name: String, _ node: FunctionDefinition) -> Content {
    nodes(
      name, node.info, [("typeRef", node.typeRef), ("kind", node.kind?.rawValue)],
      node.parameters.flatMap { information("formalParameter", $0) }
        + (node.body.map(expression) ?? []))
  }

  private func part(_ name: String, _ part: ChildExpression) -> MarkupNode {
    .element(
      element(
        name, ElementInfo(id: part.id), [("typeRef", part.typeRef)],
        part.value.map(expression) ?? []))
  }

  private func decisionTable(_ node: DecisionTable) -> Content {
    var content: Content = []
    for input in node.inputs {
      content += nodes(
        "input", input.info, [],
        literal("inputExpression", input.expression)
          + (input.allowedValues.map { tests("inputValues", $0) } ?? []))
    }
    for output in node.outputs {
      content += nodes(
        "output", output.info, [("name", output.name), ("typeRef", output.typeRef)],
        (output.allowedValues.map { tests("outputValues", $0) } ?? [])
          + (output.defaultValue.map { literal("defaultOutputEntry", $0) } ?? []))
    }
    for annotation in node.annotations {
      content += nodes("annotation", annotation.info, [("name", annotation.text)])
    }
    for rule in node.rules { content += self.rule(rule) }
    return nodes(
      "decisionTable", node.info,
      [
        ("typeRef", node.typeRef), ("hitPolicy", node.hitPolicy?.rawValue),
        ("aggregation", node.aggregation?.rawValue), ("preferredOrientation", node.orientation),
        ("outputLabel", node.outputLabel),
      ], content)
  }

  private func rule(_ rule: DecisionTable.Rule) -> Content {
    var content = rule.inputEntries.flatMap { tests("inputEntry", $0) }
    content += rule.outputEntries.flatMap { literal("outputEntry", $0) }
    for annotation in rule.annotations {
      content += nodes(
        "annotationEntry", annotation.info, [], annotation.text.map { [text("text", $0)] } ?? [])
    }
    return nodes("rule", rule.info, [], content)
  }
}
