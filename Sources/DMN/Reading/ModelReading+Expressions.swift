import Diagnostics

extension ModelReading {
  /// The boxed expression that an element is, if it is one.
  func expression(_ node: Node) -> BoxedExpression? {
    guard isStandard(node.element) else { return nil }
    return switch node.local {
    case "literalExpression": .literal(literal(node))
    case "decisionTable": .decisionTable(decisionTable(node))
    case "context": .context(context(node))
    case "invocation": .invocation(invocation(node))
    case "list": .list(list(node))
    case "relation": .relation(relation(node))
    case "functionDefinition": .function(function(node))
    case "conditional": .conditional(conditional(node))
    case "filter": .filter(filter(node))
    case "for": .iteration(iteration(node, .each, body: "return"))
    case "some": .iteration(iteration(node, .some, body: "satisfies"))
    case "every": .iteration(iteration(node, .every, body: "satisfies"))
    default: nil
    }
  }

  private func type(_ node: Node) -> String? { typeRef(node.element[attribute: "typeRef"]) }

  private func context(_ node: Node) -> BoxedContext {
    var context = BoxedContext(entries: [], typeRef: type(node))
    context.info = info(node, attributes: ["typeRef"]) { child, _ in
      guard child.local == "contextEntry" else { return false }
      var entry = BoxedContext.Entry(nil, nil)
      entry.info = info(child) { part, _ in
        if part.local == "variable" {
          entry.variable = informationItem(part)
          return true
        }
        guard let value = expression(part) else { return false }
        entry.value = value
        return true
      }
      context.entries.append(entry)
      return true
    }
    return context
  }

  private func invocation(_ node: Node) -> Invocation {
    var call = Invocation(function: nil, bindings: [], typeRef: type(node))
    call.info = info(node, attributes: ["typeRef"]) { child, _ in
      if child.local == "binding" {
        var binding = Invocation.Binding(InformationItem(name: ""), nil)
        _ = info(child) { part, _ in
          if part.local == "parameter" {
            binding.parameter = informationItem(part)
            return true
          }
          guard let value = expression(part) else { return false }
          binding.value = value
          return true
        }
        binding.parameter.info.comments = child.comments + binding.parameter.info.comments
        call.bindings.append(binding)
        return true
      }
      guard let function = expression(child) else { return false }
      call.function = function
      return true
    }
    return call
  }

  private func list(_ node: Node) -> BoxedList {
    var list = BoxedList([], typeRef: type(node))
    list.info = info(node, attributes: ["typeRef"]) { child, _ in
      guard let element = expression(child) else { return false }
      list.elements.append(element)
      return true
    }
    return list
  }

  private func relation(_ node: Node) -> Relation {
    var relation = Relation(columns: [], rows: [], typeRef: type(node))
    relation.info = info(node, attributes: ["typeRef"]) { child, _ in
      switch child.local {
      case "column": relation.columns.append(informationItem(child))
      case "row": relation.rows.append(list(child))
      default: return false
      }
      return true
    }
    return relation
  }

  func function(_ node: Node) -> FunctionDefinition {
    var function = FunctionDefinition(parameters: [], body: nil, typeRef: type(node))
    function.kind = kind(node.element)
    function.info = info(node, attributes: ["typeRef", "kind"]) { child, _ in
      if child.local == "formalParameter" {
        function.parameters.append(informationItem(child))
        return true
      }
      guard let body = expression(child) else { return false }
      function.body = body
      return true
    }
    return function
  }

  private func kind(_ element: MarkupElement) -> FunctionDefinition.Kind? {
    guard let text = element[attribute: "kind"] else { return nil }
    if let kind = FunctionDefinition.Kind(rawValue: text) { return kind }
    report(
      Problem(
        "dmn.function-kind", .error,
        Wording("“\(text)”不是函数的种类", "“\(text)” is not a kind of function"),
        at: place(element.position),
        suggestion: Wording("改用 FEEL", "use FEEL")))
    return nil
  }

  private func conditional(_ node: Node) -> BoxedConditional {
    var result = BoxedConditional(
      condition: ChildExpression(nil), then: ChildExpression(nil), otherwise: ChildExpression(nil),
      typeRef: type(node))
    result.info = info(node, attributes: ["typeRef"]) { child, loose in
      switch child.local {
      case "if": result.condition = part(child, &loose)
      case "then": result.then = part(child, &loose)
      case "else": result.otherwise = part(child, &loose)
      default: return false
      }
      return true
    }
    return result
  }

  private func filter(_ node: Node) -> BoxedFilter {
    var result = BoxedFilter(
      list: ChildExpression(nil), match: ChildExpression(nil), typeRef: type(node))
    result.info = info(node, attributes: ["typeRef"]) { child, loose in
      switch child.local {
      case "in": result.list = part(child, &loose)
      case "match": result.match = part(child, &loose)
      default: return false
      }
      return true
    }
    return result
  }

  private func iteration(
    _ node: Node, _ kind: BoxedIteration.Kind, body: String
  ) -> BoxedIteration {
    var result = BoxedIteration(
      kind, variable: node.element[attribute: "iteratorVariable"] ?? "",
      list: ChildExpression(nil), body: ChildExpression(nil), typeRef: type(node))
    result.info = info(node, attributes: ["typeRef", "iteratorVariable"]) { child, loose in
      switch child.local {
      case "in": result.list = part(child, &loose)
      case body: result.body = part(child, &loose)
      default: return false
      }
      return true
    }
    return result
  }

  private func part(_ node: Node, _ loose: inout [String]) -> ChildExpression {
    var part = ChildExpression(nil, typeRef: type(node), id: node.element[attribute: "id"])
    loose += node.comments
    let common = info(node, attributes: ["typeRef"]) { child, _ in
      guard let value = expression(child) else { return false }
      part.value = value
      return true
    }
    loose += common.trailingComments
    return part
  }
}
