import Rulings

extension JSONText {
  /// Why a rule decided as it did.
  static func explanation(_ explanation: Explanation) -> JSONText {
    .object([
      "rule": .string(explanation.rule), "place": .string(explanation.place),
      "message": string(optional: explanation.message),
      "provision": string(optional: explanation.provision),
      "verdict": .string(explanation.verdict.rawValue),
      "value": string(optional: explanation.value),
      "inputs": .array(
        explanation.inputs.map { input in
          .object([
            "name": .string(input.name), "value": string(optional: input.value),
            "masked": .bool(input.isMasked == true), "source": input.origin.map(origin) ?? .null,
          ])
        }), "missing": strings(explanation.missing),
      "tables": .array(
        explanation.tables.map { table in
          .object([
            "name": .string(table.name), "sources": strings(table.sources),
            "rules": .array(table.rules.map(JSONText.int)),
            "annotations": strings(table.annotations),
          ])
        }),
    ])
  }

  private static func origin(_ origin: Fact.Origin) -> JSONText {
    .object([
      "type": .string(origin.type), "key": .string(origin.key), "period": .string(origin.period),
      "batch": .int(Int(origin.batch)), "file": .string(origin.file),
      "line": int(optional: origin.line),
      "correction": int(optional: origin.correction.map(Int.init)),
    ])
  }
}

/// Explanations for people.
enum ExplanationOutput {
  static func lines(_ explanation: Explanation, indent: String = "    ") -> [String] {
    let say = Language.ofThisRun
    let verdict =
      switch explanation.verdict {
      case .yes: say("成立", "holds")
      case .no: say("不成立", "does not hold")
      case .undecided: say("不能判断", "undecided")
      }
    var lines = ["\(verdict)：\(explanation.message ?? explanation.rule)"]
    if explanation.message != nil { lines.append("  \(explanation.rule)") }
    if let provision = explanation.provision {
      lines.append(say("  依据 \(provision)", "  by \(provision)"))
    }
    for input in explanation.inputs {
      let value = input.isMasked == true ? say("（不可见）", "(masked)") : input.value ?? "—"
      let source = input.origin.map { "  ← \($0.file):\($0.line ?? 0)" } ?? ""
      lines.append("  \(input.name) = \(value)\(source)")
    }
    if !explanation.missing.isEmpty {
      let names = explanation.missing.joined(separator: "、")
      lines.append(say("  缺：\(names)", "  missing: \(names)"))
    }
    for table in explanation.tables {
      let rules = table.rules.map(String.init).joined(separator: "、")
      lines.append(
        say("  \(table.name)：规则 \(rules)", "  \(table.name): rule \(rules)")
          + (table.annotations.isEmpty ? "" : "  \(table.annotations.joined(separator: "；"))"))
    }
    return lines.map { indent + $0 }
  }
}
