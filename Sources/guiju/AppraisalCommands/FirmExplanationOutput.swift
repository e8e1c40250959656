import Appraisals

/// An explanation as lines and as JSON.
enum FirmExplanationOutput {
  static func text(_ e: Explanation) -> String {
    var lines = ["\(e.name ?? e.key)（\(e.key)）" + (e.region.map { "  \($0)" } ?? "")]
    lines.append("状态：\(e.state)" + (e.scheme.map { "；方案：\($0)" } ?? ""))
    if let reason = e.reason { lines.append("原因：\(reason)" + cited(e.stateProvision)) }
    if !e.missing.isEmpty { lines.append("缺少：\(e.missing.joined(separator: "、"))") }
    if !e.sharedWith.isEmpty { lines.append("合并评价：\(e.sharedWith.joined(separator: "、"))") }
    for line in e.lines { lines += self.lines(line) }
    for extra in e.extras {
      lines.append("加扣分　\(extra.name) \(extra.points)" + cited(extra.provision))
    }
    if !e.total.isEmpty { lines.append("总分　\(e.total)（同组中位 \(e.totalMedian)）") }
    if !e.rank.isEmpty {
      let group = e.group.map { "\($0.field) \($0.value)" }.joined(separator: "，")
      lines.append("名次　\(e.rank) / \(e.count)" + (group.isEmpty ? "" : "（\(group)）"))
    }
    if !e.baseGrade.isEmpty {
      lines.append("基础等级　\(e.baseGrade)：\(e.grading)" + cited(e.gradingProvision))
    }
    for change in e.changes {
      let rule = change.rule.map { "，规则 \($0)" } ?? ""
      lines.append(
        "调整　\(change.name)\(rule)：\(change.effect)，\(change.before) → \(change.after)"
          + cited(change.provision))
    }
    if !e.grade.isEmpty { lines.append("等级　\(e.grade)") }
    if let treated = e.treatedAs { lines.append("政策上视同　\(treated)") }
    for outcome in e.outcomes {
      var line = "后果　\(outcome.name) \(outcome.rate) \(outcome.unit ?? "")"
      if let amount = outcome.amount {
        line += "，\(amount) \(outcome.amountUnit ?? "")（\(outcome.formula ?? "")）"
      }
      lines.append(line + cited(outcome.provision))
    }
    if let next = e.nextGrade, let needed = e.neededTotal {
      lines.append("提高到 \(next)：总分需达 \(needed)（其他企业不变）")
      for lift in e.lifts {
        lines.append("　　只靠 \(lift.indicator)：\(lift.value) → \(lift.needed) \(lift.unit ?? "")")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func cited(_ provision: String?) -> String { provision.map { "〔\($0)〕" } ?? "" }

  private static func lines(_ line: Explanation.Line) -> [String] {
    let value = line.isMissing ? "缺" : line.value
    var lines = [
      "\(line.name)　\(value) \(line.unit ?? "") → \(line.points) 分"
        + "（权重 \(line.weight)，基准 \(line.baseline.isEmpty ? "—" : line.baseline)，同组中位 \(line.groupMedian)）"
        + cited(line.provision)
    ]
    lines.append("　　\(line.formula)；\(line.scoring)；基准：\(line.baselineSource)")
    for fact in line.facts {
      let value = fact.value.isEmpty ? "缺" : fact.value
      let origin =
        !fact.definition.isEmpty
        ? "＝ \(fact.definition)" : fact.source.isEmpty ? "" : "来自 \(fact.source)"
      lines.append("　　\(fact.field) \(value) \(fact.unit)　\(origin)")
    }
    return lines
  }

  static func json(_ e: Explanation) -> JSONText {
    .object([
      "key": .string(e.key), "name": .string(optional: e.name),
      "region": .string(optional: e.region), "state": .string(e.state),
      "reason": .string(optional: e.reason), "provision": .string(optional: e.stateProvision),
      "missing": .strings(e.missing), "shared_with": .strings(e.sharedWith),
      "scheme": .string(optional: e.scheme), "indicators": .array(e.lines.map(json)),
      "extras": .array(
        e.extras.map {
          .object([
            "name": .string($0.name), "points": .string($0.points),
            "provision": .string(optional: $0.provision),
          ])
        }),
      "total": .string(e.total), "total_median": .string(e.totalMedian), "rank": .string(e.rank),
      "count": .string(e.count), "group": .array(e.group.map(json)),
      "grading": .string(e.grading), "grading_provision": .string(optional: e.gradingProvision),
      "base_grade": .string(e.baseGrade),
      "adjustments": .array(
        e.changes.map {
          .object([
            "name": .string($0.name), "rule": .string(optional: $0.rule),
            "effect": .string($0.effect), "before": .string($0.before), "after": .string($0.after),
            "provision": .string(optional: $0.provision),
          ])
        }),
      "grade": .string(e.grade), "treated_as": .string(optional: e.treatedAs),
      "consequences": .array(
        e.outcomes.map {
          .object([
            "name": .string($0.name), "body": .string(optional: $0.body), "rate": .string($0.rate),
            "unit": .string(optional: $0.unit), "amount": .string(optional: $0.amount),
            "amount_unit": .string(optional: $0.amountUnit),
            "provision": .string(optional: $0.provision),
          ])
        }),
      "next_grade": .string(optional: e.nextGrade),
      "needed_total": .string(optional: e.neededTotal),
      "ways_up": .array(
        e.lifts.map {
          .object([
            "indicator": .string($0.indicator), "value": .string($0.value),
            "needed": .string($0.needed), "unit": .string(optional: $0.unit),
          ])
        }),
    ])
  }

  private static func json(_ line: Explanation.Line) -> JSONText {
    .object([
      "name": .string(line.name), "unit": .string(optional: line.unit),
      "formula": .string(line.formula), "value": .string(line.value),
      "facts": .array(line.facts.map(json)), "baseline": .string(line.baseline),
      "baseline_source": .string(line.baselineSource), "weight": .string(line.weight),
      "scoring": .string(line.scoring), "points": .string(line.points),
      "group_median": .string(line.groupMedian), "missing": .bool(line.isMissing),
      "provision": .string(optional: line.provision),
    ])
  }

  private static func text(_ text: String) -> JSONText { text.isEmpty ? .null : .string(text) }

  private static func json(_ fact: Explanation.Fact) -> JSONText {
    .object([
      "field": .string(fact.field), "value": .string(fact.value),
      "unit": text(fact.unit), "source": text(fact.source), "formula": text(fact.definition),
    ])
  }
}
