import FEEL

/// The points of an indicator, as a formula over its value and baseline.
struct PointsFormula {
  let text: String

  init(_ indicator: Indicator) {
    let value = ColumnNames.value(indicator.name)
    let baseline = ColumnNames.baseline(indicator.name)
    let weight = indicator.weight
    let scoring = indicator.scoring
    func bounded(_ share: String) -> String {
      var text = share
      if let cap = scoring.cap { text = "min(\(text), \(cap))" }
      if let floor = scoring.floor { text = "max(\(floor), \(text))" }
      return text
    }
    var formula: String
    var absent = "\(value) = null"
    switch scoring.kind {
    case .ratio:
      absent += " or \(baseline) = null or \(baseline) <= 0"
      if indicator.isLessBetter {
        // Nothing used or emitted is the best there is: the cap, where there is one.
        let best = scoring.cap.map { "\(weight) * \($0)" } ?? "null"
        formula =
          "if \(value) <= 0 then \(best) else \(weight) * \(bounded("\(baseline) / \(value)"))"
      } else {
        formula = "\(weight) * \(bounded("\(value) / \(baseline)"))"
      }
    case .minMax(let base):
      let (least, greatest) = (
        ColumnNames.least(indicator.name), ColumnNames.greatest(indicator.name)
      )
      let above = indicator.isLessBetter ? "\(greatest) - \(value)" : "\(value) - \(least)"
      let share = "(\(base) + (100 - \(base)) * (\(above)) / (\(greatest) - \(least))) / 100"
      formula =
        "if \(greatest) = \(least) then \(weight) * \(scoring.sameValue) else \(weight) * \(bounded(share))"
    case .rank:
      let (count, rank) = (indicator.name + "有值户数", indicator.name + "单项名次")
      formula = "\(weight) * \(bounded("(\(count) - \(rank) + 1) / \(count)"))"
    case .formula(let text):
      formula = Renaming.apply(["指标值": value, "基准值": baseline, "权重": weight], to: text)
    }
    if let rounding = indicator.pointsRounding { formula = rounding.of(formula) }
    let missing = indicator.missing == .zero ? "0" : "null"
    text = "if \(absent) then \(missing) else (\(formula))"
  }
}

/// Grades as whole numbers from 1, the best, so that they can be raised and lowered.
struct GradeFormula {
  let rule: GradingRule
  let hasUnranked: Bool

  init(_ rule: GradingRule, hasUnranked: Bool) {
    self.rule = rule
    self.hasUnranked = hasUnranked
  }

  /// The order by rank or total.
  var order: String {
    var absent = "\(ColumnNames.total) = null"
    if hasUnranked { absent += " or \(ColumnNames.isRanked) = false" }
    var text = "if \(absent) then null "
    switch rule.kind {
    case .shares(let shares):
      var sum = 0
      for (index, share) in shares.enumerated() {
        sum += share
        text += "else if \(isWithin(sum)) then \(index + 1) "
      }
    case .limits(let limits):
      for (index, limit) in limits.enumerated() {
        text += "else if \(ColumnNames.total) >= \(limit) then \(index + 1) "
      }
    }
    return text + "else \(rule.names.count)"
  }

  /// Whether a rank is not behind a share of the count, which becomes whole by the rule.
  private func isWithin(_ thousandths: Int) -> String {
    let (rank, count) = (ColumnNames.rank, ColumnNames.count)
    switch rule.boundary {
    case .floor, .down: return "1000 * \(rank) <= \(thousandths) * \(count)"
    case .halfUp: return "1000 * \(rank) <= \(thousandths) * \(count) + 500"
    case .ceiling, .up: return "1000 * \(rank) - 1000 < \(thousandths) * \(count)"
    case .halfDown: return "1000 * \(rank) - 500 < \(thousandths) * \(count)"
    case .halfEven: return "\(rank) <= decimal(\(thousandths) * \(count) / 1000, 0)"
    }
  }

  /// The name of an order.
  func name(of order: String) -> String {
    var text = "if \(order) = null then null "
    for (index, name) in rule.names.enumerated().dropLast() {
      text += "else if \(order) = \(index + 1) then \(Value.string(name).feelText) "
    }
    return text + "else \(Value.string(rule.names.last ?? "").feelText)"
  }

  /// The order of a name.
  func order(ofName column: String) -> String {
    var text = ""
    for (index, name) in rule.names.enumerated() {
      text += "if \(column) = \(Value.string(name).feelText) then \(index + 1) else "
    }
    return "(\(text)null)"
  }
}

/// Baselines by keys, as a formula.
enum BaselineFormula {
  /// The baseline of a row; null where the table has none.
  static func of(_ rows: [BaselineTable.Row], keys: [String]) -> String {
    guard !keys.isEmpty else { return rows.first?.value ?? "null" }
    var text = ""
    for row in rows {
      let tests = keys.map { "\($0) = \(Value.string(row.keys[$0] ?? "").feelText)" }
      text += "if \(tests.joined(separator: " and ")) then \(row.value) else "
    }
    return text + "null"
  }
}

/// Baselines that are statistics of the year before.
struct LastYearBaseline: Sendable {
  /// The values of the keys and the statistic; the keys in the order of the declaration.
  var rows: [(keys: [Value], value: Value)]

  func formula(keys: [String]) -> String {
    guard !keys.isEmpty else { return rows.first?.value.feelText ?? "null" }
    var text = ""
    for row in rows {
      let tests = zip(keys, row.keys).map { "\($0) = \($1.feelText)" }
      text += "if \(tests.joined(separator: " and ")) then \(row.value.feelText) else "
    }
    return text + "null"
  }
}

/// What follows from a grade.
enum ConsequenceFormula {
  /// The rate by grade; of a firm that may be without a grade none, not zero.
  static func rate(_ consequence: Consequence, grade: String, canLackGrade: Bool) -> String {
    var text = canLackGrade ? "if \(grade) = null then null else " : ""
    if let when = consequence.when { text += "if not((\(when.text)) = true) then 0 else " }
    for rate in consequence.rates {
      text += "if \(grade) = \(Value.string(rate.grade).feelText) then \(rate.rate) else "
    }
    return text + "0"
  }
}
