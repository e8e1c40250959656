import Diagnostics
import FEEL

extension ModelCompiler {
  func compileTable(_ node: DecisionTable, _ outer: Scope, name: String) -> any Evaluable {
    let scope = outer
    let outputSlot = scope.layout.slot()
    var infos: [CompiledTable.ColumnInfo] = []
    let inputs = node.inputs.map { input -> TableNode.Input in
      let (column, info) = compileInput(input, scope)
      infos.append(info)
      return column
    }
    let outputs = node.outputs.enumerated().map {
      compileOutput($1, of: node, scope, slot: outputSlot, name: name, number: $0 + 1)
    }
    var shapes: [[TestShape]] = []
    var values: [[Value?]] = []
    let rules = node.rules.enumerated().map { index, rule -> TableNode.Rule in
      let (compiled, shape) = compileRule(
        rule, number: index + 1, inputs: inputs, infos: infos, outputs: outputs, scope)
      shapes.append(shape)
      values.append(compiled.outputs.map { ($0 as? ConstantNode)?.constant })
      return compiled
    }
    checkAggregation(node, outputs)
    let table = TableNode(
      name: name, policy: node.hitPolicy ?? .unique, aggregation: node.aggregation, inputs: inputs,
      outputs: outputs, rules: rules, index: TableIndex(shapes, columns: inputs.count),
      place: place(node.info.position), outputSlot: outputSlot)
    keep(
      CompiledTable(
        node: current, table: table, shapes: shapes, columns: infos,
        outputTexts: node.rules.map { $0.outputEntries.map { Self.plain($0.text) } },
        outputValues: values, source: node))
    return table
  }

  private static func plain(_ text: ExpressionText?) -> String {
    text?.text.trimmingXMLSpace ?? ""
  }

  private func compileInput(
    _ input: DecisionTable.Input, _ scope: Scope
  ) -> (TableNode.Input, CompiledTable.ColumnInfo) {
    let label = Self.plain(input.expression.text)
    let slot = scope.layout.slot()
    let position = input.info.position
    let type =
      type(input.expression.typeRef, at: position)
      ?? scope.entries.last { $0.name == label.normalizedName }?.type
    var info = CompiledTable.ColumnInfo(label: label, type: type, allowed: nil)
    var allowed: (any Evaluable)?
    if let tests = input.allowedValues, let (node, shape) = compileTests(tests, scope, slot, type) {
      allowed = node
      info.allowed = shape
    }
    return (
      TableNode.Input(
        label: label, expression: compileLiteral(input.expression, scope), slot: slot,
        allowed: allowed, place: place(position)),
      info
    )
  }

  /// Compiles unary tests; nil for `-` and for a text that is empty.
  private func compileTests(
    _ tests: UnaryTestsText, _ scope: Scope, _ slot: Int, _ type: ItemType?
  ) -> (node: any Evaluable, shape: TestShape)? {
    let text = Self.plain(tests.text)
    if text.isEmpty || text == "-" || !isFEEL(tests.text) { return nil }
    let compiled = FEELBridge.unaryTests(
      tests.text, in: scope, input: slot, inputType: type, types: types, model: model,
      file: graph.models[model].file)
    compiled.problems.forEach(report)
    mention(compiled.names)
    return (compiled.node ?? ConstantNode(constant: .null), compiled.shape)
  }

  private func compileOutput(
    _ output: DecisionTable.Output, of table: DecisionTable, _ scope: Scope, slot: Int,
    name: String, number: Int
  ) -> TableNode.Output {
    let position = output.info.position
    var label = output.name?.normalizedName ?? ""
    if label.isEmpty {
      label = table.outputs.count == 1 ? name : "output \(number)"
      if table.outputs.count > 1 {
        report(
          Problem(
            "dmn.unnamed-output", .error,
            Wording("有多个输出的决策表，每个输出都要有名称", "an output of a table with several needs a name"),
            at: place(position)))
      }
    }
    let type = type(output.typeRef, at: position)
    var allowed: (any Evaluable)?
    var priorities: [Value] = []
    if let tests = output.allowedValues,
      let (node, shape) = compileTests(tests, scope, slot, type)
    {
      allowed = node
      priorities = shape.listed
    } else if let shape = type?.firstShape {
      priorities = shape.listed
    } else if table.outputs.count == 1,
      let declared = self.type(table.typeRef, at: position) ?? variableType,
      let shape = declared.firstShape
    {
      priorities = shape.listed
    }
    return TableNode.Output(
      name: label, type: type, priorities: priorities, allowed: allowed,
      standard: output.defaultValue.map {
        typed(
          compileLiteral($0, scope), output.typeRef, at: $0.info.position, name: label)
      }, place: place(position))
  }

  /// The type of the variable of the node being compiled.
  private var variableType: ItemType? {
    guard case .decision(let decision) = graph.nodes[current].element else { return nil }
    return type(decision.variable?.typeRef, at: decision.info.position)
  }

  private func compileRule(
    _ rule: DecisionTable.Rule, number: Int, inputs: [TableNode.Input],
    infos: [CompiledTable.ColumnInfo], outputs: [TableNode.Output], _ scope: Scope
  ) -> (TableNode.Rule, [TestShape]) {
    if rule.inputEntries.count != inputs.count || rule.outputEntries.count != outputs.count {
      report(
        Problem(
          "dmn.rule-width", .error,
          Wording(
            "规则 \(number) 有 \(rule.inputEntries.count) 个条件、\(rule.outputEntries.count) 个输出，决策表有 \(inputs.count) 个输入列、\(outputs.count) 个输出列",
            "rule \(number) has \(rule.inputEntries.count) tests and \(rule.outputEntries.count) values; the table has \(inputs.count) inputs and \(outputs.count) outputs"
          ),
          at: place(rule.info.position),
          suggestion: Wording("每列写一格", "write one entry for each column")))
    }
    var tests: [(any Evaluable)?] = []
    var shapes: [TestShape] = []
    for (column, input) in inputs.enumerated() {
      guard column < rule.inputEntries.count,
        let compiled = compileTests(
          rule.inputEntries[column], scope, input.slot, infos[column].type)
      else {
        tests.append(nil)
        shapes.append(.any)
        continue
      }
      tests.append(compiled.node)
      shapes.append(compiled.shape)
    }
    let values = outputs.indices.map { column -> any Evaluable in
      guard column < rule.outputEntries.count else { return ConstantNode(constant: .null) }
      return compileLiteral(rule.outputEntries[column], scope)
    }
    let compiled = TableNode.Rule(
      tests: tests, texts: rule.inputEntries.map { Self.plain($0.text) }, outputs: values,
      annotations: rule.annotations.map { $0.text ?? "" }, place: place(rule.info.position))
    return (compiled, shapes)
  }

  private func checkAggregation(_ node: DecisionTable, _ outputs: [TableNode.Output]) {
    if node.aggregation != nil, (node.hitPolicy ?? .unique) != .collect {
      report(
        Problem(
          "dmn.aggregation", .warning,
          Wording(
            "只有汇集（COLLECT）的决策表才汇总，这里的汇总不起作用", "only a collecting table aggregates; this is ignored"),
          at: place(node.info.position),
          suggestion: Wording("把命中策略改为 COLLECT", "set the hit policy to COLLECT")))
    }
  }
}

extension TestShape {
  /// The values listed, in their order.
  var listed: [Value] {
    switch self {
    case .point(let value): [value]
    case .union(let parts): parts.flatMap(\.listed)
    default: []
    }
  }
}
