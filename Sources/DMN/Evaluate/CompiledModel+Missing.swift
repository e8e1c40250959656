import FEEL

extension CompiledModel {
  /// The inputs that are null and on which the value hinges, in the model's order.
  ///
  /// Every value a missing input could take is represented by one of each class that tables and
  /// constants tell apart; if the result is the same for all of them, nothing is missing. Where the
  /// inputs are used in arithmetic there are no such classes, and an input that is mentioned counts as
  /// one that could matter.
  func missing(_ plan: Plan, _ inputs: [String: Value]) -> [String] {
    let unknown = plan.inputs.filter { input in
      (inputs[input.name] ?? inputs[input.qualifiedName] ?? .null).isNull
    }
    guard !unknown.isEmpty else { return [] }
    let search = MissingSearch(model: self, plan: plan, inputs: inputs, unknown: unknown)
    return search.hinges()
  }
}

/// Tries the values that missing inputs could have.
struct MissingSearch {
  let model: CompiledModel
  let plan: Plan
  let inputs: [String: Value]
  let unknown: [Plan.Input]
  private static let mostTrials = 20_000

  /// The names of the inputs that would settle the result.
  func hinges() -> [String] {
    let choices = unknown.map { candidates($0.node) }
    let combinations = choices.reduce(1) { product, choice in
      product > Self.mostTrials ? product : product * max(1, choice.count)
    }
    guard combinations <= Self.mostTrials else { return unknown.map(\.name) }
    var results: [[Int]: Value] = [:]
    var place = [Int](repeating: 0, count: choices.count)
    repeat { results[place] = result(place, choices) } while advance(&place, choices)
    return unknown.indices.filter { matters($0, choices, results) }.map { unknown[$0].name }
  }

  private func advance(_ place: inout [Int], _ choices: [[Value]]) -> Bool {
    for index in place.indices {
      place[index] += 1
      if place[index] < choices[index].count { return true }
      place[index] = 0
    }
    return false
  }

  private func result(_ place: [Int], _ choices: [[Value]]) -> Value {
    var given = inputs
    for (index, input) in unknown.enumerated() where !choices[index].isEmpty {
      given[input.qualifiedName] = nil
      given[input.name] = choices[index][place[index]]
    }
    return model.evaluate(plan.name, inputs: given).value
  }

  /// Whether a change of one input alone ever changes the result.
  private func matters(_ index: Int, _ choices: [[Value]], _ results: [[Int]: Value]) -> Bool {
    for (place, value) in results where place[index] != 0 {
      var other = place
      other[index] = 0
      if let first = results[other], !(first.isNull && value.isNull),
        !ValueOrder.isEqual(first, value)
      {
        return true
      }
    }
    return false
  }

  /// One value of each class that the model tells apart for an input.
  private func candidates(_ node: Int) -> [Value] {
    model.representatives[node] ?? []
  }
}
