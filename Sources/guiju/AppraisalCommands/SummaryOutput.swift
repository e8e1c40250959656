import Appraisals

/// A summary as JSON and as lines.
enum SummaryOutput {
  static func json(_ summary: Summary, run: Int64? = nil) -> JSONText {
    if let run {
      return .object(["run": .int(Int(run)), "summary": json(summary)])
    }
    return .object([
      "units": .int(summary.units),
      "states": .array(
        summary.states.map { .object(["state": .string($0.state), "count": .int($0.count)]) }),
      "schemes": .array(
        summary.schemes.map { scheme in
          .object([
            "scheme": .string(scheme.scheme), "ranked": .int(scheme.ranked),
            "grades": .array(
              scheme.grades.map { .object(["grade": .string($0.grade), "count": .int($0.count)]) }),
            "total_quantiles": .array(scheme.quantiles.map { .number($0) }),
          ])
        }),
      "regions": regions(summary.regions),
      "consequences": .array(
        summary.consequences.map { consequence in
          .object([
            "name": .string(consequence.name), "body": .string(optional: consequence.body),
            "firms": .int(consequence.firms),
            "amount": consequence.amount.map { .number($0) } ?? .null,
            "unit": .string(optional: consequence.unit),
          ])
        }),
    ])
  }

  static func regions(_ counts: [Summary.RegionCount]) -> JSONText {
    .array(
      counts.map {
        .object([
          "region": .string($0.region), "grade": .string($0.grade), "count": .int($0.count),
        ])
      })
  }

  static func lines(_ summary: Summary, _ lang: Language) -> [String] {
    var lines = [
      lang("单元 \(summary.units)", "\(summary.units) units") + "："
        + summary.states.map { "\($0.state) \($0.count)" }.joined(separator: "，")
    ]
    for scheme in summary.schemes {
      let grades = scheme.grades.map { "\($0.grade) \($0.count)" }.joined(separator: "，")
      lines.append("\(scheme.scheme)（\(scheme.ranked)）：\(grades)")
      if scheme.quantiles.count == 5 {
        lines.append(
          lang("  总分 最低、四分位、最高：", "  totals, least, quartiles, greatest: ")
            + scheme.quantiles.joined(separator: " / "))
      }
    }
    for consequence in summary.consequences {
      var line = "\(consequence.name)：\(consequence.firms) \(lang("户", "firms"))"
      if let amount = consequence.amount { line += "，\(amount) \(consequence.unit ?? "")" }
      lines.append(line)
    }
    return lines
  }
}
