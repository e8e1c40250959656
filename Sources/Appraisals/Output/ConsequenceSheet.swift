import Columns
import Diagnostics
public import Tables

/// The firms that a body has to act upon.
public enum ConsequenceSheet {
  /// The list of a consequence: firms whose rate is not zero.
  ///
  /// - Parameters:
  ///   - index: The place of the consequence in the method.
  ///   - appraisal: The results.
  ///   - population: The rows.
  ///   - year: The year, for the caption.
  /// - Returns: A table with grade, rate, amount and provision of each firm.
  public static func sheet(
    _ index: Int, _ appraisal: Appraisal, _ population: Population, year: Int
  ) -> TableSheet {
    let method = appraisal.method
    let consequence = method.consequences[index]
    var rows: [[Cell]] = []
    for result in appraisal.schemes {
      guard let rates = result.table[ColumnNames.rate(index)] else { continue }
      let amounts = result.table[ColumnNames.amount(index)]
      let grades = result.table[ColumnNames.grade]
      for place in 0..<rates.count {
        let rate = ValueText.of(rates[place])
        guard rate != "0", !rate.isEmpty else { continue }
        for row in appraisal.units.rows(of: result.rows?[place] ?? place) {
          rows.append([
            .text(population.text(method.subject.key, row)),
            .text(method.subject.name.map { population.text($0, row) } ?? ""),
            .text(grades.map { ValueText.of($0[place]) } ?? ""), .number(rate),
            amounts.map { .number(ValueText.of($0[place])) } ?? .empty,
            .text(consequence.provision ?? ""),
          ])
        }
      }
    }
    return TableSheet(
      name: consequence.name, caption: "\(method.title)（\(year) 年度）：\(consequence.name)",
      columns: [
        Column("企业代码", width: 22), Column("企业名称", width: 34, wraps: true), Column("等级"),
        Column("费率" + (consequence.unit.map { "（\($0)）" } ?? ""), width: 16),
        Column("金额" + (consequence.amountUnit.map { "（\($0)）" } ?? ""), width: 16),
        Column("依据", width: 30, wraps: true),
      ], rows: rows)
  }
}
