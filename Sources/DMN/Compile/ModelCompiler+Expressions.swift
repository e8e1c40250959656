import Diagnostics
import FEEL

extension ModelCompiler {
  /// Compiles an expression and the type that it declares.
  func compileExpression(
    _ expression: BoxedExpression, _ scope: Scope, name: String
  ) -> any Evaluable {
    let node = compileUntyped(expression, scope, name: name)
    return typed(node, expression.typeRef, at: expression.info.position, name: name)
  }

  func typed(
    _ node: any Evaluable, _ reference: String?, at position: TextPosition, name: String
  ) -> any Evaluable {
    guard let type = type(reference, at: position) else { return node }
    if case .any = type.shape, type.constraints.isEmpty { return node }
    return TypedNode(inner: node, type: type, name: name, place: place(position))
  }

  private func compileUntyped(
    _ expression: BoxedExpression, _ scope: Scope, name: String
  ) -> any Evaluable {
    switch expression {
    case .literal(let node): compileLiteral(node, scope)
    case .decisionTable(let node): compileTable(node, scope, name: name)
    case .context(let node): compileContext(node, scope, name: name)
    case .invocation(let node): compileInvocation(node, scope, name: name)
    case .list(let node):
      ListNode(elements: node.elements.map { compileExpression($0, scope, name: name) })
    case .relation(let node): compileRelation(node, scope)
    case .function(let node): compileFunction(node, scope, name: name, returns: nil)
    case .conditional(let node):
      ConditionalNode(
        condition: compile(node.condition, scope, name), then: compile(node.then, scope, name),
        otherwise: compile(node.otherwise, scope, name), place: place(node.info.position))
    case .filter(let node): compileFilter(node, scope, name: name)
    case .iteration(let node): compileIteration(node, scope, name: name)
    }
  }

  private func compile(_ part: ChildExpression, _ scope: Scope, _ name: String) -> any Evaluable {
    guard let value = part.value else { return ConstantNode(constant: .null) }
    return typed(
      compileExpression(value, scope, name: name), part.typeRef, at: value.info.position, name: name
    )
  }

  func compileLiteral(_ node: LiteralExpression, _ scope: Scope) -> any Evaluable {
    guard let text = node.text, !text.text.trimmingXMLSpace.isEmpty else {
      return ConstantNode(constant: .null)
    }
    return compileText(text, scope)
  }

  func compileText(_ text: ExpressionText, _ scope: Scope) -> any Evaluable {
    guard isFEEL(text) else { return ConstantNode(constant: .null) }
    let compiled = FEELBridge.expression(
      text, in: scope, types: types, model: model, file: graph.models[model].file)
    compiled.problems.forEach(report)
    mention(compiled.names)
    keep(compiled.constants)
    return compiled.node ?? ConstantNode(constant: .null)
  }

  /// Whether a text is in FEEL; reports the language it is in otherwise.
  func isFEEL(_ text: ExpressionText) -> Bool {
    guard let language = text.language ?? graph.models[model].expressionLanguage,
      !DMNVersion.isFEEL(language)
    else { return true }
    report(
      Problem(
        "dmn.language", .error,
        Wording("不计算用 \(language) 写的表达式", "expressions in \(language) are not evaluated"),
        at: place(text.source.start),
        suggestion: Wording("用 FEEL 写这个表达式", "write the expression in FEEL")))
    return false
  }

  private func compileContext(
    _ node: BoxedContext, _ scope: Scope, name: String
  ) -> any Evaluable {
    var scope = scope
    var entries: [ContextNode.Entry] = []
    var result: (any Evaluable)?
    for (index, entry) in node.entries.enumerated() {
      let label = entry.variable?.name.normalizedName ?? ""
      var value: any Evaluable = ConstantNode(constant: .null)
      if let expression = entry.value {
        value = compileExpression(expression, scope, name: label.isEmpty ? name : label)
      }
      if label.isEmpty {
        if index == node.entries.count - 1 {
          result = value
        } else {
          report(
            Problem(
              "dmn.unnamed-entry", .error,
              Wording("上下文里只有最后一项可以没有名称", "only the last entry of a context may lack a name"),
              at: place(entry.info.position)))
        }
        continue
      }
      let reference = entry.variable?.typeRef
      value = typed(value, reference, at: entry.info.position, name: label)
      let type = type(reference ?? entry.value?.typeRef, at: entry.info.position)
      entries.append(
        ContextNode.Entry(name: label, slot: scope.add(label, type: type), value: value))
    }
    return ContextNode(entries: entries, result: result)
  }

  private func compileInvocation(
    _ node: Invocation, _ scope: Scope, name: String
  ) -> any Evaluable {
    guard let function = node.function else {
      report(
        Problem(
          "dmn.no-function", .error,
          Wording("调用没有说明调用什么", "the invocation does not say what it calls"),
          at: place(node.info.position)))
      return ConstantNode(constant: .null)
    }
    let arguments = node.bindings.map { binding -> (name: String, value: any Evaluable) in
      let label = binding.parameter.name.normalizedName
      guard let value = binding.value else { return (label, ConstantNode(constant: .null)) }
      let compiled = compileExpression(value, scope, name: label)
      return (
        label,
        typed(
          compiled, binding.parameter.typeRef, at: binding.parameter.info.position, name: label)
      )
    }
    return InvocationNode(
      function: compileExpression(function, scope, name: name), arguments: arguments,
      place: place(node.info.position))
  }

  private func compileRelation(_ node: Relation, _ scope: Scope) -> any Evaluable {
    let rows = node.rows.map { row -> [any Evaluable] in
      if row.elements.count != node.columns.count {
        report(
          Problem(
            "dmn.relation-width", .error,
            Wording(
              "这一行有 \(row.elements.count) 格，关系表有 \(node.columns.count) 列",
              "the row has \(row.elements.count) cells, the relation \(node.columns.count) columns"),
            at: place(row.info.position)))
      }
      return zip(node.columns, row.elements).map { column, cell in
        typed(
          compileExpression(cell, scope, name: column.name), column.typeRef,
          at: cell.info.position, name: column.name)
      }
    }
    return RelationNode(columns: node.columns.map(\.name.normalizedName), rows: rows)
  }

  func compileFunction(
    _ node: FunctionDefinition, _ scope: Scope, name: String, returns: ItemType?,
    selfSlot: Int? = nil
  ) -> any Evaluable {
    if let kind = node.kind, kind != .feel {
      report(
        Problem(
          "dmn.external-function", .warning,
          Wording(
            "“\(name)”是用 \(kind.rawValue) 写的函数，不予运行，调用它得 null",
            "“\(name)” is a function in \(kind.rawValue), which is not run; calls give null"),
          at: place(node.info.position), suggestion: Wording("改用 FEEL 写", "write it in FEEL")))
      return ConstantNode(constant: .null)
    }
    var inner = scope
    var parameters: [FunctionParameter] = []
    var slots: [Int] = []
    for parameter in node.parameters {
      let type = type(parameter.typeRef, at: parameter.info.position)
      let label = parameter.name.normalizedName
      parameters.append(FunctionParameter(name: label, type: type))
      slots.append(inner.add(label, type: type))
    }
    var body: any Evaluable = ConstantNode(constant: .null)
    if let expression = node.body { body = compileExpression(expression, inner, name: name) }
    body = typed(body, node.typeRef, at: node.info.position, name: name)
    if let returns {
      body = TypedNode(
        inner: body, type: returns, name: name, place: place(node.info.position))
    }
    return FunctionNode(
      name: name, parameters: parameters, slots: slots, layout: inner.layout, body: body,
      selfSlot: selfSlot)
  }

  private func compileFilter(
    _ node: BoxedFilter, _ scope: Scope, name: String
  ) -> any Evaluable {
    var inner = scope
    let list = compile(node.list, scope, name)
    let elementType = type(
      node.list.typeRef ?? node.list.value?.typeRef ?? node.typeRef, at: node.info.position)
    let type = elementType ?? listType(node.list, scope)
    let slot = inner.add(Self.filteredName, type: type)
    guard case .literal(let match)? = node.match.value, let text = match.text else {
      return compileBoxedMatch(node, inner, list, type, name: name)
    }
    guard isFEEL(text) else { return ConstantNode(constant: .null) }
    let compiled = FEELBridge.filter(
      text, of: Self.filteredName, in: inner, types: types, model: model,
      file: graph.models[model].file)
    compiled.problems.forEach(report)
    mention(compiled.names)
    return FilterNode(
      list: list, slot: slot, filter: compiled.node ?? ConstantNode(constant: .null))
  }

  /// The type of a list that is named by a plain variable.
  private func listType(_ part: ChildExpression, _ scope: Scope) -> ItemType? {
    guard case .literal(let literal)? = part.value, let text = literal.text else { return nil }
    let name = text.text.normalizedName
    return scope.entries.last { $0.name == name }?.type
  }

  /// A filter whose condition is a boxed expression: `item` is visible, and the names of typed items.
  private func compileBoxedMatch(
    _ node: BoxedFilter, _ scope: Scope, _ list: any Evaluable, _ elementType: ItemType?,
    name: String
  ) -> any Evaluable {
    var inner = scope
    var entries: [(name: String, slot: Int)] = []
    if case .list(let element)? = elementType?.shape, case .context(let components) = element.shape
    {
      entries = components.map { ($0.name, inner.add($0.name, type: $0.type)) }
    }
    let item = inner.add("item")
    return BoxedMatchNode(
      list: list, item: item, entries: entries, match: compile(node.match, inner, name))
  }

  /// The name that the list of a boxed filter has in the expression made of it.
  private static let filteredName = "filteredList"

  /// The elements to go over, if they are written as a span such as `1..5`.
  private func compileSpan(_ part: ChildExpression, _ scope: Scope) -> (any Evaluable)? {
    guard case .literal(let literal)? = part.value, let text = literal.text, isFEEL(text),
      let compiled = FEELBridge.span(
        text, in: scope, types: types, model: model, file: graph.models[model].file)
    else { return nil }
    compiled.problems.forEach(report)
    mention(compiled.names)
    keep(compiled.constants)
    return compiled.node
  }

  private func compileIteration(
    _ node: BoxedIteration, _ scope: Scope, name: String
  ) -> any Evaluable {
    let list = compileSpan(node.list, scope) ?? compile(node.list, scope, name)
    var inner = scope
    var elementType: ItemType?
    if case .list(let element)? = type(
      node.list.typeRef ?? node.list.value?.typeRef, at: node.info.position)?.shape
    {
      elementType = element
    } else if case .list(let element)? = listType(node.list, scope)?.shape {
      elementType = element
    }
    let partial = inner.add("partial")
    let slot = inner.add(node.variable.normalizedName, type: elementType)
    let before = forget()
    let body = compile(node.body, inner, name)
    let usesPartial = mentions("partial")
    mention(before)
    return IterationNode(
      kind: node.kind, list: list, slot: slot, partialSlot: partial, usesPartial: usesPartial,
      body: body, place: place(node.info.position))
  }
}
