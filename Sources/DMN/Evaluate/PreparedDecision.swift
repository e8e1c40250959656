public import FEEL

/// A decision or service looked up once, to be evaluated many times with the values in order.
///
/// Nothing is looked up by name while it is evaluated.
///
/// ```swift
/// let decision = model.prepared("准入结论")
/// decision?.inputs  // ["单位能耗"]
/// decision?.evaluate([.number(energy)]).value  // "准入"
/// ```
public struct PreparedDecision: Sendable {
  private let model: CompiledModel
  private let plan: Plan

  init(_ model: CompiledModel, _ plan: Plan) {
    self.model = model
    self.plan = plan
  }

  /// The name of the decision or service.
  public var name: String { plan.name }

  /// The names of the inputs, in the order in which values are given.
  public var inputs: [String] { plan.inputs.map(\.name) }

  /// Values that stand for all that an input could be, as the tables and constants of the model tell
  /// them apart; what other inputs are compared with is not among them.
  ///
  /// - Parameter index: The place of the input in ``inputs``.
  /// - Returns: The values; none where the model tells nothing apart.
  public func examples(ofInput index: Int) -> [Value] {
    model.representatives[plan.inputs[index].node] ?? []
  }

  /// Evaluates the decision.
  ///
  /// - Parameters:
  ///   - values: The values of ``inputs`` in their order; what is left out is null.
  ///   - options: The limits, whether to trace, and whether to look for what is missing.
  /// - Returns: The value, with the problems met.
  public func evaluate(
    _ values: [Value], options: EvaluationOptions = EvaluationOptions()
  ) -> DecisionResult {
    let missing = plan.inputs.count - values.count
    let all = missing > 0 ? values + [Value](repeating: .null, count: missing) : values
    return model.evaluate(plan, all, options)
  }
}

extension CompiledModel {
  /// A decision or service by its name, ready to be evaluated; nil if the model has none of that name.
  public func prepared(_ name: String) -> PreparedDecision? {
    plans[name].map { PreparedDecision(self, $0) }
  }
}
