import DMN
import FEEL

/// Finds the facts for want of which a rule cannot decide.
///
/// The model tells the values that its tables and constants tell apart. A rule may also compare facts
/// with each other; so values around those that are known are tried besides. Where there are few
/// combinations of what is missing, all are tried; where there are many, one fact at a time is varied
/// among several states of the others, so that the cost grows with their number and not with its power.
struct MissingFacts {
  let rule: Rule
  let values: [Value]
  let options: EvaluationOptions
  private static let mostCandidates = 24
  private static let mostCombinations = 400
  private static let contexts = 6

  /// The names of the inputs that matter.
  ///
  /// - Parameter actual: The answer as it is, with nothing in their place.
  /// - Returns: The names, in the order of the rule's inputs.
  func names(_ actual: Value) -> [String] {
    let unknown = rule.arguments.indices.filter {
      values[$0].isNull && !rule.nullable.contains(rule.arguments[$0].input)
    }
    var missing = unknown.filter { matters($0, among: unknown) }
    if missing.isEmpty, !unknown.isEmpty {
      let examples = unknown.map { rule.decision.examples(ofInput: $0).count }
      let combinations = examples.reduce(1) { $0 > Self.mostCombinations ? $0 : $0 * max(1, $1) }
      if combinations <= Self.mostCombinations {
        var searching = options
        searching.isTraced = false
        searching.findsMissing = true
        let found = rule.decision.evaluate(values, options: searching).missing ?? []
        missing = unknown.filter { found.contains(rule.arguments[$0].input) }
      }
    }
    // The answer is lacking and no single fact would give it: all of them are wanted.
    if missing.isEmpty, actual.isNull { missing = unknown }
    return missing.map { rule.arguments[$0].input }
  }

  /// Whether the answer turns on one fact, whatever the others are.
  private func matters(_ index: Int, among unknown: [Int]) -> Bool {
    let candidates = candidates(index)
    guard candidates.count > 1 else { return false }
    var plain = EvaluationOptions(limits: options.limits, now: options.now)
    plain.limits.steps = max(10_000, options.limits.steps / 100)
    for context in contexts(unknown.filter { $0 != index }) {
      var first: Value?
      for candidate in candidates {
        var given = context
        given[index] = candidate
        let answer = rule.decision.evaluate(given, options: plain).value
        guard let before = first else {
          first = answer
          continue
        }
        if before.isNull != answer.isNull
          || (!answer.isNull && !ValueOrder.isEqual(before, answer))
        {
          return true
        }
      }
    }
    return false
  }

  /// What the other missing facts may be meanwhile: nothing, and some of their values.
  private func contexts(_ others: [Int]) -> [[Value]] {
    var contexts = [values]
    guard !others.isEmpty else { return contexts }
    for turn in 0..<Self.contexts {
      var context = values
      for (place, other) in others.enumerated() {
        let candidates = candidates(other)
        guard !candidates.isEmpty else { continue }
        context[other] = candidates[(turn * (place + 2) + turn / 2) % candidates.count]
      }
      contexts.append(context)
    }
    return contexts
  }

  private func candidates(_ index: Int) -> [Value] {
    let examples = rule.decision.examples(ofInput: index)
    guard let kind = rule.arguments[index].kind ?? examples.first?.kind else { return [] }
    let known = (values + rule.constants).filter { $0.kind == kind }
    let around: [Value] =
      switch kind {
      case .boolean: [.boolean(true), .boolean(false)]
      case .number:
        [.integer(0), .integer(-1), .integer(1_000_000_000)] + known.flatMap(Self.numbers)
      case .date: Self.days + known.flatMap(Self.dates)
      case .string: [.string(""), .string("其他")] + known
      default: []
      }
    var seen: Set<String> = []
    return Array(
      (examples + around).filter { seen.insert($0.feelText).inserted }.prefix(Self.mostCandidates))
  }

  private static let days = ["1900-01-01", "2000-01-01", "2100-12-31"].compactMap {
    ValueMath.temporal($0, .date)
  }

  private static func numbers(around value: Value) -> [Value] {
    guard case .number(let number) = value else { return [] }
    return [
      value, number.subtracting(.one).map(Value.number) ?? value,
      number.adding(.one).map(Value.number) ?? value,
    ]
  }

  private static func dates(around value: Value) -> [Value] {
    guard case .date(let date) = value else { return [] }
    return [0, -1, 1, -400, 400, -4000].compactMap { days in
      DateValue(dayNumber: date.dayNumber + days).map(Value.date)
    }
  }
}
