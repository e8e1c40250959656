import Appraisals
import Diagnostics

/// What differs between two appraisals, as lines and as JSON.
enum ComparisonOutput {
  static func lines(_ difference: RunDifference, _ lang: Language) -> [String] {
    var lines: [String] = []
    let names = difference.parts.map { lang($0.name.chinese, $0.name.english) }
    lines.append(
      lang("办法的不同：", "the method differs in: ")
        + (names.isEmpty ? lang("无", "nothing") : names.joined(separator: "、")))
    lines.append(
      lang(
        "数据有变的企业：\(difference.changedFirms) 户",
        "firms whose data differ: \(difference.changedFirms)"))
    lines += self.lines(difference.comparison, lang)
    for (mover, reason) in zip(difference.comparison.movers, difference.reasons) {
      var line = self.line(mover)
      let values = reason.values.map { "\($0.field) \($0.before) → \($0.after)" }
      if !values.isEmpty { line += "；" + values.joined(separator: "，") }
      if reason.isOthers { line += lang("；本企业未变，他企业名次变动所致", "; others moved past it") }
      lines.append(line)
    }
    return lines
  }

  static func lines(_ comparison: Comparison, _ lang: Language) -> [String] {
    var lines = [
      lang("等级有变 \(comparison.changed) 户", "\(comparison.changed) grades changed")
        + lang(
          "，新增 \(comparison.added) 户，减少 \(comparison.removed) 户",
          ", \(comparison.added) firms more, \(comparison.removed) fewer")
    ]
    for move in comparison.moves where move.from != move.to {
      lines.append("  \(shown(move.from)) → \(shown(move.to))  \(move.count)")
    }
    for (field, parts) in comparison.parts {
      lines.append(field + "：")
      for part in parts where part.up + part.down > 0 {
        lines.append("  \(part.name)  ↑\(part.up) ↓\(part.down) ＝\(part.same)")
      }
    }
    return lines
  }

  static func line(_ mover: Comparison.Mover) -> String {
    "\(mover.name)（\(mover.key)） \(shown(mover.from)) → \(shown(mover.to))  "
      + "\(mover.totals.joined(separator: " → "))  #\(mover.ranks.joined(separator: " → #"))"
  }

  private static func shown(_ grade: String) -> String { grade.isEmpty ? "—" : grade }

  static func json(_ difference: RunDifference) -> JSONText {
    .object([
      "method_parts": .strings(difference.parts.map(\.rawValue)),
      "changed_firms": .int(difference.changedFirms),
      "comparison": json(difference.comparison),
      "reasons": .array(
        zip(difference.comparison.movers, difference.reasons).map { mover, reason in
          .object([
            "key": .string(mover.key), "others": .bool(reason.isOthers),
            "values": .array(
              reason.values.map {
                .object([
                  "field": .string($0.field), "before": .string($0.before),
                  "after": .string($0.after),
                ])
              }),
          ])
        }),
    ])
  }

  static func json(_ comparison: Comparison) -> JSONText {
    .object([
      "changed": .int(comparison.changed), "added": .int(comparison.added),
      "removed": .int(comparison.removed),
      "moves": .array(
        comparison.moves.map {
          .object(["from": .string($0.from), "to": .string($0.to), "count": .int($0.count)])
        }),
      "parts": .array(
        comparison.parts.map { field, parts in
          .object([
            "field": .string(field),
            "parts": .array(
              parts.map {
                .object([
                  "name": .string($0.name), "up": .int($0.up), "down": .int($0.down),
                  "same": .int($0.same),
                ])
              }),
          ])
        }),
      "movers": .array(
        comparison.movers.map {
          .object([
            "key": .string($0.key), "name": .string($0.name), "from": .string($0.from),
            "to": .string($0.to), "totals": .strings($0.totals), "ranks": .strings($0.ranks),
          ])
        }),
    ])
  }
}
