import Diagnostics
import FEEL

/// Says traces in words.
struct TraceWords {
  let language: Wording.Language

  private func words(_ chinese: String, _ english: String) -> String {
    Wording(chinese, english)[language]
  }

  private func list(_ parts: [String]) -> String { parts.joined(separator: words("，", ", ")) }

  private func values(_ named: [DecisionTrace.Named]) -> String {
    list(named.map { "\($0.name) = \($0.value.feelText)" })
  }

  func lines(of trace: DecisionTrace) -> [String] {
    var lines: [String] = []
    if !trace.inputs.isEmpty { lines.append(words("输入：", "inputs: ") + values(trace.inputs)) }
    for step in trace.steps {
      lines.append("\(step.name) = \(step.value.feelText)")
      if !step.sources.isEmpty {
        lines.append(
          "  " + words("依据：", "rests on ") + step.sources.joined(separator: words("；", "; ")))
      }
      for table in step.tables { lines += self.lines(of: table, within: step).map { "  " + $0 } }
    }
    return lines
  }

  private func lines(
    of table: DecisionTrace.Table, within step: DecisionTrace.Step
  ) -> [String] {
    let name = table.name == step.name ? "" : words("“\(table.name)”", " “\(table.name)”")
    var lines = [words("决策表\(name)：", "decision table\(name): ") + values(table.inputs)]
    if table.matched.isEmpty { lines.append("  " + words("没有规则命中", "no rule matches")) }
    for rule in table.rules {
      let tests = zip(table.inputs, rule.tests).filter { $1 != "-" && !$1.isEmpty }
        .map { "\($0.name)\(words("：", ": "))\($1)" }
      let isChosen = table.chosen.contains(rule.number)
      lines.append(
        "  " + words("命中规则 \(rule.number)", "rule \(rule.number) matches")
          + (isChosen ? words("（选用）", " (chosen)") : "") + words("：", ": ")
          + (tests.isEmpty ? words("任何输入", "any input") : list(tests)))
      let remarks = rule.annotations.filter { !$0.isEmpty }
      if !remarks.isEmpty {
        lines.append("    " + words("注：", "remark: ") + remarks.joined(separator: words("；", "; ")))
      }
    }
    return lines
  }
}
