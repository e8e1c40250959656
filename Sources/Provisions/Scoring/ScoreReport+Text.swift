import Foundation

extension ScoreReport {
  /// The report for people, in Chinese.
  public var text: String {
    var lines = ["陈述抽取评分(仅计人工标注所在条款)", ""]
    lines.append(Self.row("主陈述(含备选)", main))
    lines.append(Self.row("主陈述(严格)", strict))
    lines.append(Self.row("限定数", qualifiers))
    lines.append("")
    lines.append("按类别")
    for (kind, tally) in byKind.sorted(by: { $0.key < $1.key }) {
      lines.append(Self.row("  " + kind, tally))
    }
    lines.append("")
    lines.append("按字段(已找到的主陈述中该字段正确者)")
    for field in Field.allCases {
      if let tally = byField[field.rawValue] {
        lines.append(Self.row("  " + field.rawValue, tally))
      }
    }
    lines.append("")
    lines.append("置信度")
    for (band, tally) in calibration.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(band)  正确 \(tally.right)/\(tally.found)")
    }
    if !unlocated.isEmpty {
      lines.append("")
      lines.append("文中未找到的标注:" + unlocated.joined(separator: "、"))
    }
    if !differences.isEmpty { lines.append("") }
    for difference in differences { lines += Self.describe(difference) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ name: String, _ tally: Tally) -> String {
    let figures = [tally.precision, tally.recall, tally.f1].map { String(format: "%.3f", $0) }
    return
      "\(name)  正确 \(tally.right)  找到 \(tally.found)  应有 \(tally.expected)  "
      + "P \(figures[0])  R \(figures[1])  F1 \(figures[2])"
  }

  private static func describe(_ difference: Difference) -> [String] {
    let title =
      switch difference.kind {
      case .missed: "漏"
      case .wrong: "错(" + difference.fields.map(\.rawValue).joined(separator: "、") + ")"
      case .falseAlarm: "多"
      }
    var lines = ["[\(title)] \(difference.id) “\(difference.quote)”"]
    if let expected = difference.expected { lines.append("    应为 \(expected)") }
    if let found = difference.found { lines.append("    得到 \(found)") }
    return lines
  }
}
