import Columns
import DMN
import Foundation

/// The per-mu workload as declarations: formulas, one decision table, groups and ranks.
enum Workload {
  /// An indicator: numerator, denominator, weight.
  static let indicators = [
    ("tax_10k", "land_mu", 25), ("value_added_10k", "land_mu", 25),
    ("value_added_10k", "employees", 15), ("value_added_10k", "energy_tce", 15),
    ("value_added_10k", "emission_eq", 10), ("rd_10k", "revenue_10k", 10),
  ]

  /// The method as notices write it, without vetoes.
  ///
  /// Indicators (research in percent) and baselines are rounded half up to two digits, and then scores of
  /// them. Here doubles give wrong grades.
  static func rounded() -> Calculation {
    var calculation = Calculation()
    var sums: [GroupColumn] = []
    for (index, (above, below, _)) in indicators.enumerated() {
      let k = index + 1
      let percent = k == 6 ? "100 * " : ""
      calculation.derive(
        "x\(k)",
        "if \(below) > 0 then round half up(\(percent)\(above) / \(below), 2) else null")
      sums.append(.sum("n\(k)", of: "if x\(k) = null then null else \(above)"))
      sums.append(.sum("d\(k)", of: "if x\(k) = null then null else \(below)"))
    }
    calculation.group(by: ["industry"], sums)
    for k in 1...6 {
      calculation.derive("b\(k)", "round half up(\(k == 6 ? "100 * " : "")n\(k) / d\(k), 2)")
    }
    for (index, (_, _, weight)) in indicators.enumerated() {
      let k = index + 1
      calculation.derive(
        "s\(k)",
        "if x\(k) = null then 0 else round half up(\(weight) * max(0, min(x\(k) / b\(k), 1.5)), 2)")
    }
    calculation.derive("total", "s1 + s2 + s3 + s4 + s5 + s6")
    grade(&calculation, cap: nil)
    calculation.kept =
      (1...6).map { "x\($0)" } + (1...6).map { "s\($0)" } + ["total", "rank", "grade"]
    return calculation
  }

  /// Ranks by total and grades by rank; at most the grade of a cap.
  private static func grade(_ calculation: inout Calculation, cap: String?) {
    calculation.group(by: ["region", "above_scale"], [.rows("n")])
    calculation.rank(
      "rank", within: ["region", "above_scale"], by: [.descending("total"), .ascending("id")])
    let base =
      """
      if 5 * rank <= n then "A" else if 5 * rank <= 4 * n then "B"
        else if 20 * rank <= 19 * n then "C" else "D"
      """
    calculation.derive("grade", cap.map { "max(\(base), \($0))" } ?? base)
    calculation.group(by: ["region", "grade"], [.rows("of grade")])
  }

  static func calculation(veto: DecisionTable) -> Calculation {
    var calculation = Calculation()
    var sums: [GroupColumn] = []
    for (index, (above, below, _)) in indicators.enumerated() {
      let k = index + 1
      calculation.derive("x\(k)", "if \(below) > 0 then \(above) / \(below) else null")
      sums.append(.sum("n\(k)", of: "if x\(k) = null then null else \(above)"))
      sums.append(.sum("d\(k)", of: "if x\(k) = null then null else \(below)"))
    }
    calculation.group(by: ["industry"], sums)
    for k in 1...6 { calculation.derive("b\(k)", "n\(k) / d\(k)") }
    for (index, (_, _, weight)) in indicators.enumerated() {
      let k = index + 1
      calculation.derive(
        "s\(k)",
        """
        if x\(k) = null or b\(k) = null or b\(k) <= 0 then 0
        else round half up(\(weight) * max(0, min(x\(k) / b\(k), 1.5)), 2)
        """)
    }
    calculation.derive("total", "s1 + s2 + s3 + s4 + s5 + s6")
    calculation.decide(["rule", "cap"], by: veto)
    grade(&calculation, cap: "cap")
    calculation.derive(
      "surcharge", "if grade = \"D\" then 0.30 else if grade = \"C\" then 0.10 else 0")
    calculation.kept =
      (1...6).map { "x\($0)" } + (1...6).map { "s\($0)" }
      + ["total", "rank", "rule", "grade", "surcharge"]
    return calculation
  }

  static func veto(_ path: String) throws -> DecisionTable {
    let model = try DMNReader().read(contentsOf: URL(filePath: path)).model
    for case .decision(let decision) in model.elements {
      if case .decisionTable(let table)? = decision.expression { return table }
    }
    fatalError("\(path) has no decision table")
  }
}
