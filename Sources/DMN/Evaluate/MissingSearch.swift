import Diagnostics
import FEEL

/// Tries the values that missing inputs could have.
struct MissingSearch {
  let model: CompiledModel
  let plan: Plan
  let values: [Value]
  /// The places of the inputs that are missing.
  let unknown: [Int]
  let options: EvaluationOptions
  private static let mostTrials = 20_000

  /// The names of the inputs that would settle the result.
  func hinges() -> [String] {
    let choices = unknown.map { model.representatives[plan.inputs[$0].node] ?? [] }
    let combinations = choices.reduce(1) { product, choice in
      product > Self.mostTrials ? product : product * max(1, choice.count)
    }
    guard combinations <= Self.mostTrials else { return names(unknown.indices) }
    // All trials together may do as much as one evaluation.
    var trial = EvaluationOptions(limits: options.limits, now: options.now)
    trial.limits.steps = max(10_000, options.limits.steps / combinations)
    var results: [[Int]: Value] = [:]
    var place = [Int](repeating: 0, count: choices.count)
    repeat {
      let result = result(place, choices, trial)
      if result.problems.contains(where: { $0.code == "feel.limit" }) {
        return names(unknown.indices)
      }
      results[place] = result.value
    } while advance(&place, choices)
    return names(
      unknown.indices.filter { choices[$0].isEmpty || matters($0, choices, results) })
  }

  private func names(_ indices: some Sequence<Int>) -> [String] {
    indices.map { plan.inputs[unknown[$0]].name }
  }

  private func advance(_ place: inout [Int], _ choices: [[Value]]) -> Bool {
    for index in place.indices {
      place[index] += 1
      if place[index] < choices[index].count { return true }
      place[index] = 0
    }
    return false
  }

  private func result(
    _ place: [Int], _ choices: [[Value]], _ options: EvaluationOptions
  ) -> DecisionResult {
    var given = values
    for (index, input) in unknown.enumerated() where !choices[index].isEmpty {
      given[input] = choices[index][place[index]]
    }
    return model.evaluate(plan, given, options)
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
}
