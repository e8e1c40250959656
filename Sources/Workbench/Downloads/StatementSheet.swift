import Provisions
public import Store
public import Tables

/// Statements as a table to be written out.
public enum StatementSheet {
  /// The table, with what readers corrected as they corrected it.
  public static func sheet(of found: [FoundStatement]) -> TableSheet {
    TableSheet(
      name: "量化陈述",
      columns: [
        Column("文件", width: 24), Column("标题", width: 40, wraps: true),
        Column("条款", width: 28), Column("条款标题", width: 24), Column("种类"),
        Column("角色"), Column("指标", width: 28, wraps: true), Column("范围"),
        Column("比较"), Column("数值"), Column("单位"), Column("日期"), Column("年份"),
        Column("频次"), Column("原文", width: 40, wraps: true), Column("页"), Column("可信度"),
        Column("读者意见"), Column("代码"),
      ], rows: found.map(row))
  }

  private static func row(_ found: FoundStatement) -> [Cell] {
    let statement = found.effective
    func text(_ words: String?) -> Cell { words.map(Cell.text) ?? .empty }
    func number(_ value: Int?) -> Cell { value.map { .number(String($0)) } ?? .empty }
    return [
      .text(found.document), text(found.documentTitle), .text(found.key.provision),
      text(found.provisionHeading), .text(statement.kind.rawValue),
      .text(statement.role.rawValue), .text(statement.metric), text(statement.scope),
      // Not formula-like: the comparator alone in a cell is shown as it is.
      .text(statement.comparator.rawValue),
      statement.value.map(Cell.number) ?? .empty, .text(statement.unit),
      statement.date.map { .date($0.description) } ?? .empty, number(statement.horizon),
      text(statement.frequency), .text(found.quote), number(found.page),
      .number("\(statement.confidence)"), text(found.mark?.verdict.rawValue), .text(found.code),
    ]
  }
}
