import Diagnostics
import FEEL

extension DecisionTrace {
  /// The trace as JSON.
  public var json: JSONNode {
    .object([
      "inputs": .array(inputs.map(\.json)), "decisions": .array(steps.map(\.json)),
    ])
  }

  /// The trace in words, one line for each thing, indented below `indent`.
  public func text(indent: String = "") -> String {
    var lines: [String] = []
    if !inputs.isEmpty {
      let given = inputs.map { "\($0.name) = \($0.value.feelText)" }.joined(separator: "，")
      lines.append("输入：\(given)")
    }
    for step in steps {
      lines.append("\(step.name) = \(step.value.feelText)")
      if !step.sources.isEmpty { lines.append("  依据：\(step.sources.joined(separator: "；"))") }
      for table in step.tables { lines += table.lines(within: step.name).map { "  " + $0 } }
    }
    return lines.map { indent + $0 }.joined(separator: "\n")
  }
}

extension DecisionTrace.Named {
  var json: JSONNode { .object(["name": .string(name), "value": JSONNode(value)]) }
}

extension DecisionTrace.Step {
  var json: JSONNode {
    .object([
      "name": .string(name), "sources": .array(sources.map(JSONNode.string)),
      "value": JSONNode(value), "tables": .array(tables.map(\.json)),
    ])
  }
}

extension DecisionTrace.Table {
  var json: JSONNode {
    .object([
      "name": .string(name), "hitPolicy": .string(policy), "inputs": .array(inputs.map(\.json)),
      "matched": .array(matched.map(JSONNode.integer)),
      "chosen": .array(chosen.map(JSONNode.integer)), "rules": .array(rules.map(\.json)),
      "value": JSONNode(value),
    ])
  }

  func lines(within step: String) -> [String] {
    let values = inputs.map { "\($0.name) = \($0.value.feelText)" }.joined(separator: "，")
    var lines = ["决策表\(name == step ? "" : "“\(name)”")：\(values)"]
    if matched.isEmpty { lines.append("  没有规则命中") }
    for rule in rules {
      let tests = zip(inputs, rule.tests).filter { $1 != "-" && !$1.isEmpty }
        .map { "\($0.name)：\($1)" }.joined(separator: "，")
      let isChosen = chosen.contains(rule.number)
      lines.append(
        "  命中规则 \(rule.number)\(isChosen ? "（选用）" : "")：\(tests.isEmpty ? "任何输入" : tests)")
      let remarks = rule.annotations.filter { !$0.isEmpty }
      if !remarks.isEmpty { lines.append("    注：\(remarks.joined(separator: "；"))") }
    }
    return lines
  }
}

extension DecisionTrace.Rule {
  var json: JSONNode {
    .object([
      "number": .integer(number), "tests": .array(tests.map(JSONNode.string)),
      "annotations": .array(annotations.map(JSONNode.string)),
      "line": line.map(JSONNode.integer),
    ])
  }
}

extension DecisionResult {
  /// The result as JSON: `value`, `problems`, and `missing` and `trace` where they were asked for.
  public var json: JSONNode {
    .object([
      "value": JSONNode(value), "problems": .array(problems.map(JSONNode.init(problem:))),
      "missing": missing.map { .array($0.map(JSONNode.string)) }, "trace": trace.map(\.json),
    ])
  }

  /// The result in words.
  public var text: String {
    var lines = ["\(decision) = \(value.feelText)"]
    if let missing, !missing.isEmpty { lines.append("  尚不能确定，缺：\(missing.joined(separator: "、"))") }
    if let trace { lines.append(trace.text(indent: "  ")) }
    let renderer = ProblemRenderer()
    lines += problems.map { "  " + renderer.text($0) }
    return lines.joined(separator: "\n")
  }
}
