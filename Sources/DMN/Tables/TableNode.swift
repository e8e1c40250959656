import Diagnostics
import FEEL

/// A decision table ready to be evaluated.
final class TableNode: Evaluable {
  /// A column that is tested.
  struct Input: Sendable {
    var label: String
    var expression: any Evaluable
    /// The slot in which tests find the value (`?`).
    var slot: Int
    var allowed: (any Evaluable)?
    var place: Place
  }

  /// A column that is returned.
  struct Output: Sendable {
    var name: String
    var type: ItemType?
    /// The values that it may have, the most important first.
    var priorities: [Value]
    var allowed: (any Evaluable)?
    var standard: (any Evaluable)?
    var place: Place
  }

  /// A rule.
  struct Rule: Sendable {
    /// The tests; nil for a test that accepts everything.
    var tests: [(any Evaluable)?]
    var texts: [String]
    var outputs: [any Evaluable]
    var annotations: [String]
    var place: Place
  }

  let name: String
  let policy: DecisionTable.HitPolicy
  let aggregation: DecisionTable.Aggregation?
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]
  let index: TableIndex?
  let place: Place
  /// The slot of an output value under test.
  let outputSlot: Int

  init(
    name: String, policy: DecisionTable.HitPolicy, aggregation: DecisionTable.Aggregation?,
    inputs: [Input], outputs: [Output], rules: [Rule], index: TableIndex?, place: Place,
    outputSlot: Int
  ) {
    self.name = name
    self.policy = policy
    self.aggregation = aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
    self.index = index
    self.place = place
    self.outputSlot = outputSlot
  }

  func value(in frame: Frame) -> Value {
    for input in inputs {
      let value = input.expression.value(in: frame)
      frame.slots[input.slot] = value
      if let allowed = input.allowed, !value.isNull, !allowed.value(in: frame).isTrue {
        frame.run.report(
          Problem(
            "dmn.input-not-allowed", .error,
            Wording(
              "\(input.label) = \(value.shortText) 不在该列的允许值之中",
              "\(input.label) = \(value.shortText) is not among the allowed values of its column"),
            at: input.place))
        return .null
      }
    }
    let hits = matches(frame)
    let result = decide(hits, frame)
    if frame.run.tracer != nil { trace(hits, result, frame) }
    return result.value
  }

  /// The rules that match, ascending; only the first for a table that stops there.
  private func matches(_ frame: Frame) -> [Int] {
    let stopsAtFirst = policy == .first && frame.run.tracer == nil
    if let index { return index.matches(self, frame, stopsAtFirst: stopsAtFirst) }
    return matchesOneByOne(frame, stopsAtFirst: stopsAtFirst)
  }

  /// The rules that match, each of them asked.
  func matchesOneByOne(_ frame: Frame, stopsAtFirst: Bool) -> [Int] {
    var hits: [Int] = []
    for rule in rules.indices where matches(rule, frame) {
      hits.append(rule)
      if stopsAtFirst { break }
    }
    return hits
  }

  private func matches(_ rule: Int, _ frame: Frame) -> Bool {
    for test in rules[rule].tests {
      guard let test else { continue }
      if !test.value(in: frame).isTrue { return false }
    }
    return true
  }

  // MARK: - Outputs

  /// The values of a rule, each brought to the type of its column.
  func outputs(of rule: Int, _ frame: Frame) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(outputs.count)
    for (column, expression) in rules[rule].outputs.enumerated() {
      let output = outputs[column]
      var value = expression.value(in: frame)
      if let type = output.type {
        value = type.coerced(
          value, called: output.name, at: rules[rule].place, frame.run)
      }
      if let allowed = output.allowed, !value.isNull {
        frame.slots[outputSlot] = value
        if !allowed.value(in: frame).isTrue {
          frame.run.report(
            Problem(
              "dmn.output-not-allowed", .error,
              Wording(
                "\(value.shortText) 不在“\(output.name)”的允许值之中",
                "\(value.shortText) is not among the allowed values of “\(output.name)”"),
              at: rules[rule].place))
          value = .null
        }
      }
      values.append(value)
    }
    return values
  }

  /// The result of a rule: its value, or a context of its values if there are several.
  func result(_ values: [Value]) -> Value {
    if outputs.count == 1, values.count == 1 { return values[0] }
    return Value.context(of: zip(outputs, values).map { ($0.name, $1) })
  }

  /// The defaults, if the table has any.
  func standardResult(_ frame: Frame) -> Value? {
    guard outputs.contains(where: { $0.standard != nil }) else { return nil }
    return result(outputs.map { $0.standard?.value(in: frame) ?? .null })
  }
}
