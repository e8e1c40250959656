import Columns
import DMN
import FEEL

/// The steps that score, rank and grade the rows of a scheme.
struct SchemePlan {
  let scheme: Scheme
  let method: Method
  let tables: [String: BaselineTable]
  let year: Int
  /// Whether only some rows are ranked, told by the column ``ColumnNames/isRanked``.
  let hasUnranked: Bool
  /// Baselines of last year's population by indicator.
  let lastYear: [String: LastYearBaseline]
  private(set) var calculation = Calculation()
  /// The columns with results, in the order in which they are shown.
  private(set) var outputs: [OutputColumn] = []
  /// Columns that are not shown but asked for.
  private(set) var kept: [String] = []

  /// How many digits of a number that the method does not round are shown.
  static let shownDigits = 6

  init(
    _ scheme: Scheme, of method: Method, tables: [String: BaselineTable], year: Int,
    hasUnranked: Bool, lastYear: [String: LastYearBaseline] = [:], before steps: Calculation
  ) {
    self.scheme = scheme
    self.method = method
    self.tables = tables
    self.year = year
    self.hasUnranked = hasUnranked
    self.lastYear = lastYear
    calculation = steps
    for indicator in scheme.indicators { value(indicator) }
    baselines()
    for indicator in scheme.indicators { points(indicator) }
    meanPoints()
    total()
    rank()
    grade()
    consequences()
    calculation.kept = outputs.map(\.column) + kept
  }

  // MARK: - Values and baselines

  private mutating func value(_ indicator: Indicator) {
    let name = ColumnNames.value(indicator.name)
    calculation.derive(name, IndicatorFormula.value(indicator))
    show(
      name, title: indicator.name, .value(indicator.name),
      digits: indicator.valueRounding == nil ? Self.shownDigits : nil)
  }

  /// A value of ranked firms only, for statistics.
  private func ranked(_ value: String, of indicator: Indicator) -> String {
    let own = ColumnNames.value(indicator.name)
    let condition =
      hasUnranked ? "\(own) = null or \(ColumnNames.isRanked) = false" : "\(own) = null"
    return "if \(condition) then null else \(value)"
  }

  private mutating func baselines() {
    var groups: [(keys: [String], columns: [GroupColumn])] = []
    func gather(_ keys: [String], _ columns: [GroupColumn]) {
      if let place = groups.firstIndex(where: { $0.keys == keys }) {
        groups[place].columns += columns
      } else {
        groups.append((keys, columns))
      }
    }
    for indicator in scheme.indicators {
      let name = indicator.name
      let by = indicator.baseline?.by ?? []
      if case .statistic(let statistic)? = indicator.baseline?.source,
        indicator.baseline?.isOfLastYear == false
      {
        gather(by, statisticColumns(indicator, statistic))
      }
      if case .minMax = indicator.scoring.kind {
        let column = "排名" + ColumnNames.value(name)
        calculation.derive(column, ranked(ColumnNames.value(name), of: indicator))
        gather(
          by,
          [
            GroupColumn(ColumnNames.least(name), .least, of: column),
            GroupColumn(ColumnNames.greatest(name), .greatest, of: column),
          ])
        kept += [ColumnNames.least(name), ColumnNames.greatest(name)]
      }
    }
    for group in groups { calculation.group(by: group.keys, group.columns) }
    for indicator in scheme.indicators { baseline(indicator) }
  }

  private mutating func statisticColumns(
    _ indicator: Indicator, _ statistic: Indicator.Baseline.Statistic
  ) -> [GroupColumn] {
    let name = indicator.name
    switch statistic {
    case .weighted:
      let (above, below) = (name + "分子", name + "分母")
      calculation.derive(above, ranked("(\(indicator.numerator?.text ?? "null"))", of: indicator))
      calculation.derive(below, ranked("(\(indicator.denominator?.text ?? "null"))", of: indicator))
      return [.sum(above + "合计", of: above), .sum(below + "合计", of: below)]
    case .mean, .median:
      let column = name + "入统值"
      calculation.derive(column, ranked(ColumnNames.value(name), of: indicator))
      let aggregate: GroupColumn.Aggregate =
        statistic == .mean ? .mean : .quantile(QuantileRule(thousandths: 500, .between))
      return [GroupColumn(name + "统计值", aggregate, of: column)]
    }
  }

  private mutating func baseline(_ indicator: Indicator) {
    guard let baseline = indicator.baseline else { return }
    let name = ColumnNames.baseline(indicator.name)
    var formula: String
    var isExact = false
    if baseline.isOfLastYear, let found = lastYear[indicator.name] {
      formula = found.formula(keys: baseline.by)
    } else {
      switch baseline.source {
      case .value(let value):
        formula = value
        isExact = true
      case .table(let file):
        let rows = tables[file]?.rows(of: indicator.name, scheme: scheme.name, year: year) ?? []
        formula = BaselineFormula.of(rows, keys: baseline.by)
        isExact = true
      case .statistic(.weighted):
        formula = "\(indicator.name)分子合计 / \(indicator.name)分母合计"
      case .statistic: formula = "\(indicator.name)统计值"
      }
    }
    if let factor = baseline.factor { formula = "(\(formula)) * \(factor)" }
    if let rounding = indicator.baselineRounding {
      formula = rounding.of(formula)
      isExact = true
    }
    calculation.derive(name, formula)
    show(name, title: name, .baseline(indicator.name), digits: isExact ? nil : Self.shownDigits)
  }

  // MARK: - Points

  private mutating func points(_ indicator: Indicator) {
    let name = ColumnNames.points(indicator.name)
    if indicator.scoring.kind == .rank { rankAlone(indicator) }
    let formula = PointsFormula(indicator).text
    calculation.derive(indicator.missing == .groupMean ? indicator.name + "原得分" : name, formula)
    if indicator.missing == .groupMean { return }
    show(
      name, title: name, .points(indicator.name),
      digits: indicator.pointsRounding == nil ? Self.shownDigits : nil)
  }

  /// Ranks firms by one indicator, from which its points come.
  private mutating func rankAlone(_ indicator: Indicator) {
    let value = ColumnNames.value(indicator.name)
    calculation.group(by: groupKeys, [.count(indicator.name + "有值户数", of: value)])
    calculation.rank(
      indicator.name + "单项名次", within: groupKeys,
      by: [indicator.isLessBetter ? .ascending(value) : .descending(value)], ties: .shared)
  }

  /// The columns whose values make up a group in which firms are ranked.
  private var groupKeys: [String] { scheme.peers + (hasUnranked ? [ColumnNames.isRanked] : []) }

  /// Where points are missing, the mean of those that are not.
  private mutating func meanPoints() {
    let indicators = scheme.indicators.filter { $0.missing == .groupMean }
    guard !indicators.isEmpty else { return }
    for indicator in indicators {
      calculation.derive(
        indicator.name + "入均得分", ranked("\(indicator.name)原得分", of: indicator))
    }
    calculation.group(
      by: [],
      indicators.map {
        GroupColumn($0.name + "平均得分", .mean, of: $0.name + "入均得分")
      })
    for indicator in indicators {
      let mean = "\(indicator.name)平均得分"
      let rounded = indicator.pointsRounding?.of(mean) ?? mean
      let name = ColumnNames.points(indicator.name)
      calculation.derive(
        name, "if \(indicator.name)原得分 = null then \(rounded) else \(indicator.name)原得分")
      show(
        name, title: name, .points(indicator.name),
        digits: indicator.pointsRounding == nil ? Self.shownDigits : nil)
    }
  }

  private mutating func total() {
    var formula = scheme.indicators.map { ColumnNames.points($0.name) }.joined(separator: " + ")
    if scheme.indicators.contains(where: { $0.missing == .exclude }) {
      let present = scheme.indicators.map {
        "(if \(ColumnNames.points($0.name)) = null then 0 else \($0.weight))"
      }.joined(separator: " + ")
      let sum = scheme.indicators.map { indicator in
        let points = ColumnNames.points(indicator.name)
        return indicator.missing == .exclude
          ? "(if \(points) = null then 0 else \(points))" : points
      }.joined(separator: " + ")
      let whole = scheme.indicators.map(\.weight).joined(separator: " + ")
      formula = "(\(sum)) * (\(whole)) / (\(present))"
    }
    if !scheme.points.isEmpty {
      for (index, extra) in scheme.points.enumerated() {
        let name = ColumnNames.extra(index)
        let text = extra.when.map { "if (\($0.text)) = true then (\(extra.points.text)) else 0" }
        calculation.derive(name, text ?? extra.points.text)
        kept.append(name)
      }
      var sum = scheme.points.indices.map(ColumnNames.extra).joined(separator: " + ")
      if let most = scheme.mostPoints { sum = "min(\(sum), \(most))" }
      if let least = scheme.leastPoints { sum = "max(\(sum), \(least))" }
      calculation.derive(ColumnNames.extra, sum)
      show(ColumnNames.extra, title: ColumnNames.extra, .extra, digits: nil)
      formula += " + \(ColumnNames.extra)"
    }
    if let rounding = scheme.totalRounding { formula = rounding.of(formula) }
    calculation.derive(ColumnNames.total, formula)
    let isExact =
      scheme.totalRounding != nil || scheme.indicators.allSatisfy { $0.pointsRounding != nil }
    show(
      ColumnNames.total, title: ColumnNames.total, .total, digits: isExact ? nil : Self.shownDigits)
  }

  // MARK: - Rank and grade

  private mutating func rank() {
    let keys = groupKeys
    // Firms without a total, and those that are not ranked, stand in no order with the others.
    let isPartial = scheme.canLackTotal || hasUnranked
    let (rank, count) =
      isPartial
      ? ("全部" + ColumnNames.rank, "全部" + ColumnNames.count) : (ColumnNames.rank, ColumnNames.count)
    calculation.group(
      by: keys, [scheme.canLackTotal ? .count(count, of: ColumnNames.total) : .rows(count)])
    let order =
      [RankOrder.descending(ColumnNames.total)]
      + scheme.ranking.then.map {
        $0.isDescending ? .descending($0.column) : .ascending($0.column)
      }
    let ties: TieRule =
      switch scheme.ranking.ties {
      case "dense": .dense
      case "by-row": .byRow
      default: .shared
      }
    calculation.rank(rank, within: keys, by: order, ties: ties)
    if isPartial {
      var absent: [String] = []
      if scheme.canLackTotal { absent.append("\(ColumnNames.total) = null") }
      if hasUnranked { absent.append("\(ColumnNames.isRanked) = false") }
      for (name, all) in [(ColumnNames.rank, rank), (ColumnNames.count, count)] {
        calculation.derive(
          name, "if \(absent.joined(separator: " or ")) then null else \(all)")
      }
    }
    show(ColumnNames.rank, title: ColumnNames.rank, .rank, digits: nil)
    show(ColumnNames.count, title: ColumnNames.count, .count, digits: nil)
  }

  private mutating func grade() {
    let grading = GradeFormula(scheme.grading, hasUnranked: hasUnranked)
    calculation.derive(ColumnNames.order(0), grading.order)
    calculation.derive(ColumnNames.base, grading.name(of: ColumnNames.order(0)))
    show(ColumnNames.base, title: ColumnNames.base, .base, digits: nil)
    for (index, adjustment) in scheme.adjustments.enumerated() {
      adjust(index, adjustment, grading)
    }
    calculation.derive(
      ColumnNames.grade, grading.name(of: ColumnNames.order(scheme.adjustments.count)))
    show(ColumnNames.grade, title: ColumnNames.grade, .grade, digits: nil)
  }

  private mutating func adjust(_ index: Int, _ adjustment: Adjustment, _ grading: GradeFormula) {
    let (before, after) = (ColumnNames.order(index), ColumnNames.order(index + 1))
    let last = scheme.grading.names.count
    let condition: String
    let order: String
    let steps: String
    switch adjustment.rule {
    case .condition(let when, let grade, let number):
      calculation.derive(ColumnNames.adjustment(index), when.text)
      kept.append(ColumnNames.adjustment(index))
      condition = "\(ColumnNames.adjustment(index)) = true"
      order =
        grade.flatMap { scheme.grading.names.firstIndex(of: $0) }.map { "\($0 + 1)" } ?? "null"
      steps = "\(number)"
    case .table(let table, let grade, let rule, _):
      let names = table.outputs.indices.map { output -> String in
        let own = table.outputs[output].name ?? ""
        if own == grade || table.outputs.count == 1 { return ColumnNames.adjustmentGrade(index) }
        return own == rule ? ColumnNames.adjustmentRule(index) : "调整\(index + 1)输出\(output + 1)"
      }
      calculation.decide(names, by: table)
      kept += names.filter {
        $0 == ColumnNames.adjustmentGrade(index) || $0 == ColumnNames.adjustmentRule(index)
      }
      let own = ColumnNames.adjustmentGrade(index)
      condition = "\(own) != null"
      order = grading.order(ofName: own)
      steps = own
    }
    let changed: String =
      switch adjustment.kind {
      case .fix: order
      case .cap: "max(\(before), \(order))"
      case .floor: "min(\(before), \(order))"
      case .raise: "max(1, \(before) - \(steps))"
      case .lower: "min(\(last), \(before) + \(steps))"
      }
    let isKept =
      adjustment.kind != .fix
      ? "\(before) = null or " : hasUnranked ? "\(ColumnNames.isRanked) = false or " : ""
    calculation.derive(after, "if \(isKept)not(\(condition)) then \(before) else \(changed)")
  }

  private mutating func consequences() {
    guard !method.consequences.isEmpty else { return }
    var grade = ColumnNames.grade
    if hasUnranked {
      grade = "执行等级"
      calculation.derive(
        grade,
        "if \(ColumnNames.grade) = null then \(ColumnNames.treatedAs) else \(ColumnNames.grade)")
    }
    for (index, consequence) in method.consequences.enumerated() {
      let rate = ColumnNames.rate(index)
      let text = ConsequenceFormula.rate(
        consequence, grade: grade, canLackGrade: scheme.canLackTotal || hasUnranked)
      calculation.derive(rate, text)
      show(rate, title: consequence.name, .rate(index), digits: nil)
      guard let amount = consequence.amount else { continue }
      let name = ColumnNames.amount(index)
      calculation.derive(
        name,
        RoundingRule(digits: 4).of(Renaming.apply([ColumnNames.rate: rate], to: amount.text)))
      show(name, title: consequence.name + "金额", .amount(index), digits: nil)
    }
  }

  // MARK: - What is shown

  /// Keeps a column for the results; numbers that the method does not round are shown with some digits.
  private mutating func show(
    _ column: String, title: String, _ role: OutputColumn.Role, digits: Int?
  ) {
    guard let digits else {
      outputs.append(OutputColumn(column: column, title: title, role: role))
      return
    }
    let shown = "示" + column
    calculation.derive(shown, RoundingRule(digits: digits).of(column))
    outputs.append(OutputColumn(column: shown, title: title, role: role))
  }
}

/// A column of results.
public struct OutputColumn: Sendable, Hashable {
  /// What it holds.
  public enum Role: Sendable, Hashable {
    /// The value, baseline, or points of an indicator.
    case value(String)
    case baseline(String)
    case points(String)
    case extra
    case total
    case rank
    case count
    case base
    case grade
    /// The rate or the amount of a consequence, by its place.
    case rate(Int)
    case amount(Int)
  }

  /// The name of the column.
  public var column: String
  /// The title, for people.
  public var title: String
  /// What it holds.
  public var role: Role
}
