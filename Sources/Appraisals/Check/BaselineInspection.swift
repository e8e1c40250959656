import Diagnostics
import Packs
import Vocabulary

/// Checks what the values of an indicator are held against.
struct BaselineInspection {
  let indicator: Indicator
  let scheme: Scheme
  let inspection: MethodInspection

  init(_ indicator: Indicator, of scheme: Scheme, in inspection: MethodInspection) {
    self.indicator = indicator
    self.scheme = scheme
    self.inspection = inspection
  }

  var problems: [Problem] {
    guard let baseline = indicator.baseline else { return absent }
    var found = inspection.unknown(baseline.node["by"], in: inspection.units) + sources
    if baseline.isOfLastYear, !isStatistic {
      found.append(
        (baseline.node["of"] ?? baseline.node).problem(
          "appraisals.last-year",
          Wording("只有统计值（statistic）才分本年、上年", "only a statistic is of this year or the last"),
          suggestion: Wording("删去 of，或写 statistic", "take “of” away, or write a statistic")))
    }
    switch baseline.source {
    case .statistic(.weighted) where indicator.numerator == nil:
      found.append(
        (baseline.node["statistic"] ?? baseline.node).problem(
          "appraisals.weighted-value",
          Wording("加权平均要有分子和分母", "a weighted mean needs a numerator and a denominator"),
          suggestion: Wording("把 value 改写成 of 与 per", "write of and per in place of value")))
    case .value(let text):
      found += number(text, at: baseline.node["value"] ?? baseline.node)
      if !baseline.by.isEmpty {
        found.append(
          (baseline.node["by"] ?? baseline.node).problem(
            "appraisals.needless-by",
            Wording(
              "固定值不分 by；分行业等的基准值写在表中", "a number has no by; put baselines by industry in a table"),
            severity: .warning))
      }
    case .table(let file):
      if let table = inspection.bundle.baselines[file] { found += self.table(table, baseline) }
    default: break
    }
    return found
  }

  private var isStatistic: Bool {
    if case .statistic? = indicator.baseline?.source { true } else { false }
  }

  private var absent: [Problem] {
    if let node = indicator.node["baseline"] {
      return [
        node.problem(
          "appraisals.no-baseline",
          Wording("基准值要写 value、table 或 statistic", "a baseline is a value, a table or a statistic"))
      ]
    }
    guard indicator.scoring.kind == .ratio else { return [] }
    return [
      indicator.node.problem(
        "appraisals.no-baseline",
        Wording(
          "“\(indicator.name)”按比值计分，却没有基准值",
          "“\(indicator.name)” is scored by ratio without a baseline"),
        suggestion: Wording("写 baseline", "write its baseline"))
    ]
  }

  /// More sources than one.
  private var sources: [Problem] {
    guard let node = indicator.baseline?.node else { return [] }
    let given = ["value", "table", "statistic"].filter { node[$0] != nil }
    guard given.count > 1 else { return [] }
    return [
      node.problem(
        "appraisals.no-baseline",
        Wording(
          "基准值的来源只写一个，写了 \(given.joined(separator: "、"))",
          "a baseline has one source; there are \(given.joined(separator: ", "))"))
    ]
  }

  private func number(_ text: String, at node: DeclarationNode) -> [Problem] {
    guard indicator.scoring.kind == .ratio, let value = ScaledDecimal(text),
      value <= ScaledDecimal(0)
    else { return [] }
    return [
      node.problem(
        "appraisals.baseline-value",
        Wording("基准值应大于零", "a baseline is above zero"))
    ]
  }

  // MARK: - Tables

  private func table(_ table: BaselineTable, _ baseline: Indicator.Baseline) -> [Problem] {
    var found: [Problem] = []
    for key in table.keys where !baseline.by.contains(key) {
      found.append(
        baseline.node.problem(
          "appraisals.baseline-key",
          Wording(
            "表 \(table.file) 有“\(key)”列，这里的 by 没有写",
            "the table \(table.file) has a column “\(key)”, which “by” does not name"),
          suggestion: Wording(
            "在 by 中写上“\(key)”，或删去这一列", "name “\(key)” in by, or take the column away")))
    }
    for key in baseline.by where !table.keys.contains(key) {
      found.append(
        (baseline.node["by"] ?? baseline.node).problem(
          "appraisals.baseline-key",
          Wording("表 \(table.file) 没有“\(key)”列", "the table \(table.file) has no column “\(key)”")))
    }
    return found + gaps(table, baseline) + doubles(table) + strangers(table) + values(table)
  }

  /// The years for which there must be baselines: those of the method, as far as the table goes where
  /// the method is still in use.
  private func years(_ table: BaselineTable) -> [Int] {
    let method = inspection.method
    let known = table.rows.compactMap(\.year)
    guard let first = method.firstYear ?? known.min(), let last = method.lastYear ?? known.max(),
      first <= last, last - first < 100
    else { return known.isEmpty ? [inspection.bundle.context.year ?? 0] : [] }
    return Array(first...last)
  }

  private func gaps(_ table: BaselineTable, _ baseline: Indicator.Baseline) -> [Problem] {
    let missing = years(table).filter {
      table.rows(of: indicator.name, scheme: scheme.name, year: $0).isEmpty
    }
    guard !missing.isEmpty else { return [] }
    let text = missing == [0] ? "" : missing.map(String.init).joined(separator: "、")
    return [
      (baseline.node["table"] ?? baseline.node).problem(
        "appraisals.baseline-gap",
        Wording(
          "\(table.file) 中没有方案“\(scheme.name)”指标“\(indicator.name)”\(text.isEmpty ? "" : " \(text) 年")的基准值",
          "\(table.file) has no baseline of “\(indicator.name)” in the scheme “\(scheme.name)”\(text.isEmpty ? "" : " for \(text)")"
        ),
        suggestion: Wording(
          "补上，或改 years 为有基准值的年度", "add it, or let years be those that have baselines"))
    ]
  }

  private func doubles(_ table: BaselineTable) -> [Problem] {
    var seen: [String: Int] = [:]
    return years(table).flatMap { year -> [Problem] in
      table.rows(of: indicator.name, scheme: scheme.name, year: year).compactMap { row in
        let keys = row.keys.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let key = "\(year) \(keys)"
        guard let other = seen.updateValue(row.line, forKey: key), other != row.line else {
          return nil
        }
        return Problem(
          "appraisals.baseline-twice", .error,
          Wording(
            "“\(indicator.name)”有两个基准值，另一个在第 \(other) 行",
            "“\(indicator.name)” has two baselines, the other on line \(other)"),
          at: Place(file: table.file, line: row.line))
      }
    }
  }

  /// Rows of indicators or schemes that the method does not have.
  private func strangers(_ table: BaselineTable) -> [Problem] {
    let schemes = inspection.method.schemes
    // Told once, by the first indicator that uses the table.
    let first = schemes.flatMap(\.indicators).first {
      $0.baseline?.source == .table(indicator.baseline?.node["table"]?.text ?? "")
    }
    guard first?.node.position == indicator.node.position else { return [] }
    return table.rows.compactMap { row in
      let own = schemes.filter { row.scheme == nil || row.scheme == $0.name }
      if own.isEmpty, let scheme = row.scheme {
        return stranger(
          table, row, Wording("办法中没有方案“\(scheme)”", "the method has no scheme “\(scheme)”"),
          NearestName.among(schemes.map(\.name), to: scheme))
      }
      let names = own.flatMap(\.indicators).map(\.name)
      guard !names.contains(row.indicator) else { return nil }
      return stranger(
        table, row,
        Wording("办法中没有指标“\(row.indicator)”", "the method has no indicator “\(row.indicator)”"),
        NearestName.among(names, to: row.indicator))
    }
  }

  private func stranger(
    _ table: BaselineTable, _ row: BaselineTable.Row, _ message: Wording, _ near: String?
  ) -> Problem {
    Problem(
      "appraisals.baseline-unknown", .warning, message,
      at: Place(file: table.file, line: row.line),
      suggestion: near.map { Wording("是不是“\($0)”？", "do you mean “\($0)”?") })
  }

  private func values(_ table: BaselineTable) -> [Problem] {
    guard indicator.scoring.kind == .ratio else { return [] }
    return table.rows.compactMap { row in
      guard row.indicator == indicator.name, row.scheme == nil || row.scheme == scheme.name,
        let value = ScaledDecimal(row.value), value <= ScaledDecimal(0)
      else { return nil }
      return Problem(
        "appraisals.baseline-value", .error,
        Wording("基准值应大于零", "a baseline is above zero"),
        at: Place(file: table.file, line: row.line))
    }
  }
}
