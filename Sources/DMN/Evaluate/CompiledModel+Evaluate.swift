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
    let run = Run()
    guard let plan = plans[name] else {
      run.report(unknown(name))
      return DecisionResult(decision: name, value: .null, problems: run.problems)
    }
    if options.isTraced { run.observer = Tracer() }
    let frame = Frame(count: slotCount, run: run)
    for input in plan.inputs {
      guard let value = inputs[input.name] ?? inputs[input.qualifiedName] else { continue }
      frame.slots[input.node] = checked(value, nodes[input.node], run)
    }
    let value: Value
    let target = nodes[plan.target]
    if target.kind == .service {
      value = evaluateService(plan, inputs, frame)
    } else {
      perform(plan, frame)
      value = frame.slots[plan.target]
    }
    var result = DecisionResult(decision: name, value: value, problems: run.problems)
    result.trace = run.tracer.map { trace(plan, frame, $0) }
    if options.findsMissing { result.missing = missing(plan, inputs) }
    return result
  }

  func unknown(_ name: String) -> Problem {
    Problem(
      "dmn.unknown-decision", .error, "the model has no decision or service “\(name)”",
      notes: ["it has \((decisions + services).joined(separator: ", "))"])
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
          "dmn.cycle", .error, "“\(nodes[plan.target].name)” requires itself",
          at: nodes[plan.target].place))
    }
    for index in plan.steps { frame.slots[index] = value(of: index, frame) }
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
    case .service: return function(of: node, frame.run)
    case .input, .source: return .null
    }
  }

  // MARK: - Services

  /// Evaluates a service whose parameters are given by name; a wrong type counts as null.
  private func evaluateService(
    _ plan: Plan, _ inputs: [String: Value], _ frame: Frame
  ) -> Value {
    guard let parts = graph.nodes[plan.target].service else { return .null }
    let arguments = parts.parameters.map { index -> Value in
      guard let value = inputs[nodes[index].name] else { return .null }
      return checked(value, nodes[index], frame.run)
    }
    return callService(plan.target, arguments, frame)
  }

  /// Evaluates a service in a frame of its own, so that nothing of it leaks into the caller's.
  private func callService(_ index: Int, _ arguments: [Value], _ outer: Frame) -> Value {
    let node = nodes[index]
    guard let parts = graph.nodes[index].service else { return .null }
    let plan = Plan(
      targets: parts.outputs, given: Set(parts.parameters), nodes: nodes, graph: graph)
    let inner = Frame(count: slotCount, run: outer.run)
    for (parameter, argument) in zip(parts.parameters, arguments) {
      inner.slots[parameter] = argument
    }
    for step in plan.steps { inner.slots[step] = value(of: step, inner) }
    var result: Value
    if parts.outputs.count == 1 {
      result = inner.slots[parts.outputs[0]]
    } else {
      result = Value.context(of: parts.outputs.map { (nodes[$0].variable, inner.slots[$0]) })
    }
    if let type = node.type?.returned {
      result = type.coerced(result, called: node.name, at: node.place, outer.run)
    }
    return result
  }

  /// A service as a function: input data first, then input decisions.
  private func function(of node: CompiledNode, _ run: Run) -> Value {
    guard let parts = graph.nodes[node.index].service else { return .null }
    let parameters = parts.parameters.map {
      FunctionParameter(name: nodes[$0].variable, type: nodes[$0].type)
    }
    return Value.function(name: node.name, parameters: parameters, run) { arguments, run in
      self.callService(node.index, arguments, Frame(count: 0, run: run))
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
  /// - Returns: The value, with the problems met.
  public func call(_ name: String, inputs: [String: Value]) -> DecisionResult {
    let run = Run()
    guard
      let node = nodes.first(where: {
        $0.model == 0 && $0.kind == .knowledge && $0.name == name
      })
    else {
      run.report(unknown(name))
      return DecisionResult(decision: name, value: .null, problems: run.problems)
    }
    let frame = Frame(count: slotCount, run: run)
    perform(Plan(targets: [node.index], nodes: nodes, graph: graph), frame)
    let value = frame.slots[node.index].call(
      named: inputs.map { ($0.key.normalizedName, $0.value) }, at: node.place, in: frame)
    return DecisionResult(decision: name, value: value, problems: run.problems)
  }
}
