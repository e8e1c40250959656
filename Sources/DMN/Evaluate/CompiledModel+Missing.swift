import FEEL

extension CompiledModel {
  /// The inputs that are null and on which the value hinges, in the model's order.
  ///
  /// Every value that a missing input could take is represented by one of each class that tables and
  /// constants tell apart; if the result is the same for all of them, nothing is missing. An input for
  /// which there are no such classes counts as one that could matter.
  func missing(_ plan: Plan, _ values: [Value], _ options: EvaluationOptions) -> [String] {
    let unknown = plan.inputs.indices.filter { values[$0].isNull }
    guard !unknown.isEmpty else { return [] }
    return MissingSearch(
      model: self, plan: plan, values: values, unknown: unknown, options: options
    ).hinges()
  }
}
