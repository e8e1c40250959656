import Diagnostics
public import FEEL

extension CompiledModel {
  /// Evaluates a decision or a decision service.
  ///
  /// An input that is not given is null. A value of a wrong type, or outside a type's constraints,
  /// counts as null and is reported.
  ///
  /// - Parameters:
  ///   - name: The name of the decision or service.
  ///   - inputs: The values of inputs (and of a service's input decisions) by name; an input of an
  ///     imported model can be named `namespace#name` where the bare name is not unique.
  ///   - options: Whether to trace, and whether to look for what is missing.
  /// - Returns: The value, with the problems met.
  public func evaluate(
    _ name: String, inputs: [String: Value], options: EvaluationOptions = EvaluationOptions()
  ) -> DecisionResult {
    guard let plan = plans[name] else {
      return DecisionResult(decision: name, value: .null, problems: [unknown(name)])
    }
    return evaluate(
      plan, plan.inputs.map { inputs[$0.name] ?? inputs[$0.qualifiedName] ?? .null }, options)
  }

  /// Evaluates a plan with the values of its inputs in their order.
  func evaluate(_ plan: Plan, _ values: [Value], _ options: EvaluationOptions) -> DecisionResult {
    let run = Run(limits: options.limits, now: options.now)
    if options.isTraced { run.observer = Tracer() }
    let frame = Frame(count: slotCount, run: run)
    for (input, value) in zip(plan.inputs, values) where !value.isNull {
      frame.slots[input.node] = checked(value, nodes[input.node], run)
    }
    let value: Value
    if plan.isService {
      value = callService(plan.target, plan.inputs.map { frame.slots[$0.node] }, run)
    } else {
      perform(plan, frame)
      value = frame.slots[plan.target]
    }
    var result = DecisionResult(
      decision: plan.name, value: run.admitted(value), problems: run.problems)
    result.trace = run.tracer.map { trace(plan, frame, $0) }
    if options.findsMissing { result.missing = missing(plan, values, options) }
    return result
  }

  func unknown(_ name: String) -> Problem {
    Problem(
      "dmn.unknown-decision", .error,
      Wording("模型里没有名为“\(name)”的决策或决策服务", "the model has no decision or service “\(name)”"),
      notes: [
        Wording(
          "有：\((decisions + services).joined(separator: "、"))",
          "it has \((decisions + services).joined(separator: ", "))")
      ])
  }

  /// A value given from outside, brought to the type of its node.
  func checked(_ value: Value, _ node: CompiledNode, _ run: Run) -> Value {
    guard let type = node.type, !value.isNull else { return value }
    return type.coerced(value, called: node.name, at: node.place, run)
  }

  /// Evaluates the steps of a plan in a frame that holds the inputs.
  func perform(_ plan: Plan, _ frame: Frame) {
    if graph.cyclic.contains(plan.target) {
      frame.run.report(
        Problem(
          "dmn.cycle", .error,
          Wording(
            "决策“\(nodes[plan.target].name)”绕一圈又需要它自己",
            "“\(nodes[plan.target].name)” requires itself"),
          at: nodes[plan.target].place))
    }
    carryOut(plan, frame)
  }

  private func carryOut(_ plan: Plan, _ frame: Frame) {
    for (count, index) in plan.steps.enumerated() {
      let value = value(of: index, frame)
      // Each decision may hold the one before it: a long chain of them must stay shallow.
      frame.slots[index] = count < 100 ? value : frame.run.admitted(value)
    }
  }

  /// The value of a node whose requirements are in the frame.
  func value(of index: Int, _ frame: Frame) -> Value {
    let node = nodes[index]
    for context in node.imports { frame.slots[context.slot] = context.tree.value(frame.slots) }
    switch node.kind {
    case .decision:
      frame.run.tracer?.enter(node)
      var value = node.body?.value(in: frame) ?? .null
      if let type = node.type {
        value = type.coerced(value, called: node.name, at: node.place, frame.run)
      }
      frame.run.tracer?.leave(node, value)
      return value
    case .knowledge: return node.body?.value(in: frame) ?? .null
    case .service: return function(of: node)
    case .input, .source: return .null
    }
  }

  // MARK: - Services

  /// Evaluates a service in a frame of its own, so that nothing of it leaks into the caller's.
  private func callService(_ index: Int, _ arguments: [Value], _ run: Run) -> Value {
    guard let parts = graph.nodes[index].service, let plan = servicePlans[index] else {
      return .null
    }
    let node = nodes[index]
    let inner = Frame(count: slotCount, run: run)
    for (parameter, argument) in zip(parts.parameters, arguments) {
      inner.slots[parameter] = argument
    }
    carryOut(plan, inner)
    var result: Value
    if parts.outputs.count == 1 {
      result = inner.slots[parts.outputs[0]]
    } else {
      result = Value.context(of: parts.outputs.map { (nodes[$0].variable, inner.slots[$0]) })
    }
    if let type = node.type?.returned {
      result = type.coerced(result, called: node.name, at: node.place, run)
    }
    return result
  }

  /// A service as a function: input data first, then input decisions.
  private func function(of node: CompiledNode) -> Value {
    guard let parts = graph.nodes[node.index].service else { return .null }
    let parameters = parts.parameters.map {
      FunctionParameter(name: nodes[$0].variable, type: nodes[$0].type)
    }
    return Value.function(name: node.name, parameters: parameters) { arguments, run in
      callService(node.index, arguments, run)
    }
  }
}

extension CompiledModel {
  /// The names of a service's output decisions.
  public func outputs(ofService name: String) -> [String] {
    guard let plan = plans[name], let parts = graph.nodes[plan.target].service else { return [] }
    return parts.outputs.map { nodes[$0].name }
  }

  /// Calls a knowledge model.
  ///
  /// - Parameters:
  ///   - name: The name of the knowledge model.
  ///   - inputs: The arguments by the names of the parameters.
  ///   - options: The limits.
  /// - Returns: The value, with the problems met.
  public func call(
    _ name: String, inputs: [String: Value], options: EvaluationOptions = EvaluationOptions()
  ) -> DecisionResult {
    let run = Run(limits: options.limits, now: options.now)
    guard
      let node = nodes.first(where: {
        $0.model == 0 && $0.kind == .knowledge && $0.name == name
      })
    else { return DecisionResult(decision: name, value: .null, problems: [unknown(name)]) }
    let frame = Frame(count: slotCount, run: run)
    perform(Plan(targets: [node.index], nodes: nodes, graph: graph), frame)
    let value = frame.slots[node.index].call(
      named: inputs.map { ($0.key.normalizedName, $0.value) }, at: node.place, in: frame)
    return DecisionResult(decision: name, value: run.admitted(value), problems: run.problems)
  }
}
