import Diagnostics
import Provisions
import Store

/// Tells a person what a provision says and what hangs on it.
struct ProvisionOutput {
  let say: Language

  func show(_ detail: ProvisionDetail) {
    let page = detail.page.map { say("  第\($0)页", "  p. \($0)") } ?? ""
    print("\(detail.reference.id)\(page)  \(detail.reference.code)")
    if let title = detail.documentTitle { print(title) }
    if !detail.ancestors.isEmpty {
      print(
        detail.ancestors.map { ($0.number ?? "") + ($0.heading ?? "") }.joined(separator: " › "))
    }
    if !detail.doubts.isEmpty {
      print(
        say("存疑：", "unsure: ")
          + detail.doubts.map { $0.name[say] }.joined(separator: say("、", ", ")))
    }
    print("")
    print(detail.head + detail.body)
    list(say("下级", "under it"), detail.children) {
      "\($0.id)  \($0.heading ?? $0.number ?? "")"
    }
    list(say("陈述", "statements"), detail.statements) { StatementOutput(say: say).line($0) }
    list(say("职责", "duties"), detail.duties) {
      "[\($0.duty.part.name[say])] \($0.duty.agency)：\($0.duty.text)"
    }
    list(say("引用", "cites"), detail.cites) {
      "\($0.citation.text) → \($0.target.map { $0.provision ?? $0.document } ?? say("文库中没有", "not here"))"
    }
    list(say("被引用", "cited by"), detail.citedBy) { $0.provision }
  }

  private func list<Item>(_ title: String, _ items: [Item], line: (Item) -> String) {
    guard !items.isEmpty else { return }
    print("\n\(title)")
    for item in items { print("  " + line(item)) }
  }
}

/// Tells a person what a statement says.
struct StatementOutput {
  let say: Language

  func line(_ found: FoundStatement) -> String {
    let statement = found.effective
    var line = "[\(statement.kind.name[say])] \(statement.metric) "
    line += "\(statement.comparator.rawValue) "
    line += statement.value.map { $0 + statement.unit } ?? statement.date?.description ?? ""
    if let horizon = statement.horizon { line += say("，\(horizon)年", ", by \(horizon)") }
    if let frequency = statement.frequency { line += say("，\(frequency)", ", \(frequency)") }
    line += "  「\(found.quote)」  \(found.code)"
    if let mark = found.mark {
      line += "  \(mark.verdict.name[say])（\(mark.reader)）"
    }
    return line
  }
}
