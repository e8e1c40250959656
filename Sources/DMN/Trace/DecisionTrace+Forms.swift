public import Diagnostics
import FEEL

extension DecisionTrace {
  /// The trace as JSON.
  public var json: JSONNode {
    .object([
      "inputs": .array(inputs.map(\.json)), "decisions": .array(steps.map(\.json)),
    ])
  }

  /// The trace in words, one line for each thing, indented below `indent`.
  public func text(in language: Wording.Language = .chinese, indent: String = "") -> String {
    let words = TraceWords(language: language)
    return words.lines(of: self).map { indent + $0 }.joined(separator: "\n")
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
