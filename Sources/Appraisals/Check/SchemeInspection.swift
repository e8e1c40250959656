import Diagnostics
import FEEL
import Packs
import Vocabulary

/// Checks one scheme: indicators, points, grades, adjustments.
struct SchemeInspection {
  let scheme: Scheme
  let inspection: MethodInspection
  /// The names once indicators have values and points, and once firms are ranked.
  let scored: MethodScope
  let ranked: MethodScope

  init(_ scheme: Scheme, of inspection: MethodInspection) {
    self.scheme = scheme
    self.inspection = inspection
    var scope = inspection.units
    for indicator in scheme.indicators { scope.add(indicator) }
    scored = scope
    scope.addRanking(scheme)
    ranked = scope
  }

  var file: DeclarationFile { inspection.method.file }

  var problems: [Problem] {
    var found = inspection.unknown(scheme.node["peers"], in: inspection.units)
    for indicator in scheme.indicators { found += self.indicator(indicator) }
    found += weights + points + ranking
    found += GradingInspection(scheme).problems
    found += scheme.adjustments.flatMap { AdjustmentInspection($0, of: self).problems }
    found += lostAdjustments
    return found
  }

  // MARK: - Indicators

  private func indicator(_ indicator: Indicator) -> [Problem] {
    var found = value(indicator) + rounding(indicator)
    found += BaselineInspection(indicator, of: scheme, in: inspection).problems
    if case .formula = indicator.scoring.kind, let node = indicator.scoring.node?["formula"] {
      var scope = scored
      let unit = scored.units[ColumnNames.value(indicator.name)] ?? .unknown
      scope.add("指标值", .number, unit)
      scope.add("基准值", .number, unit)
      scope.add("权重", .number, .literal(nil))
      found += FormulaCheck(node, in: file, scope).problems
    }
    if let cap = indicator.scoring.cap.flatMap(ScaledDecimal.init),
      let floor = indicator.scoring.floor.flatMap(ScaledDecimal.init), cap < floor
    {
      found.append(
        (indicator.scoring.node ?? indicator.node).problem(
          "packs.empty-range", Wording("得分上限低于下限", "the cap is below the floor")))
    }
    return found
  }

  private func value(_ indicator: Indicator) -> [Problem] {
    let unit = indicator.unit.flatMap { try? Unit($0) }
    var found: [Problem] = []
    if indicator.unit == nil {
      found.append(
        indicator.node.problem(
          "appraisals.no-unit",
          Wording("指标“\(indicator.name)”没有单位", "the indicator “\(indicator.name)” has no unit"),
          severity: .warning, suggestion: Wording("纯数写 unit: 1", "for pure numbers unit: 1")))
    }
    switch (indicator.value, indicator.numerator, indicator.denominator) {
    case (let value?, nil, nil):
      found += FormulaCheck(value.node, in: file, inspection.units, unit: unit).problems
    case (nil, let above?, let below?):
      found += quotient(above, below, unit)
    default:
      found.append(
        indicator.node.problem(
          "appraisals.no-value",
          Wording(
            "指标“\(indicator.name)”要么写 value，要么写 of 与 per",
            "the indicator “\(indicator.name)” needs either value, or of and per")))
    }
    return found
  }

  /// The problems of numerator and denominator, and of the unit of the quotient.
  private func quotient(
    _ above: Method.Formula, _ below: Method.Formula, _ unit: Unit?
  ) -> [Problem] {
    let scope = inspection.units
    let checks = [above, below].map { FormulaCheck($0.node, in: file, scope) }
    let found = checks.flatMap(\.problems)
    guard found.isEmpty else { return found }
    let text = "(\(above.text)) / (\(below.text))"
    let place = above.node.place
    let expression = FEELExpression(parsing: text, scope: scope.scope)
    return UnitChecker(names: scope.units).check(expression, expected: unit) { _ in place }.problems
  }

  /// Sums of numbers that were not rounded would depend on the order of rows.
  private func rounding(_ indicator: Indicator) -> [Problem] {
    var needs: [(String, Wording)] = []
    let isQuotient = indicator.numerator != nil
    if isQuotient, indicator.valueRounding == nil {
      if case .statistic(let statistic)? = indicator.baseline?.source, statistic != .weighted {
        needs.append(("value", Wording("求平均数、中位数", "means and medians")))
      }
      if case .minMax = indicator.scoring.kind {
        needs.append(("value", Wording("极差法", "min–max")))
      }
    }
    if indicator.missing == .groupMean, indicator.pointsRounding == nil {
      needs.append(("points", Wording("以平均得分填补", "filling with the mean points")))
    }
    return needs.map { need, purpose in
      indicator.node.problem(
        "appraisals.rounding",
        Wording(
          "“\(indicator.name)”：\(purpose.chinese)须先取整，否则合计会随行的次序而变",
          "“\(indicator.name)”: \(purpose.english) need rounded numbers, or else sums depend on the order of rows"
        ),
        suggestion: Wording(
          "在 rounding 或 round 中写 \(need): {digits: 4}",
          "write \(need): {digits: 4} under rounding or round"))
    }
  }

  private var weights: [Problem] {
    var sum = Decimal128.zero
    for indicator in scheme.indicators {
      guard let weight = Decimal128(indicator.weight), let total = sum.adding(weight) else {
        return []
      }
      sum = total
    }
    guard sum.units(scale: 0) != 100 else { return [] }
    return [
      (scheme.node["indicators"] ?? scheme.node).problem(
        "appraisals.weights",
        Wording(
          "方案“\(scheme.name)”的权重合计为 \(Value.number(sum).feelText)，不是 100",
          "the weights of the scheme “\(scheme.name)” come to \(Value.number(sum).feelText), not to 100"
        ),
        severity: .note)
    ]
  }

  // MARK: - Points and ranking

  private var points: [Problem] {
    var found = scheme.points.flatMap { extra in
      inspection.condition(extra.when, scored)
        + FormulaCheck(extra.points.node, in: file, scored).problems
    }
    if let most = scheme.mostPoints.flatMap(ScaledDecimal.init),
      let least = scheme.leastPoints.flatMap(ScaledDecimal.init), most < least
    {
      found.append(
        (scheme.node["most-points"] ?? scheme.node).problem(
          "packs.empty-range", Wording("加分上限低于扣分下限", "the most points are below the least")))
    }
    return found
  }

  private var ranking: [Problem] {
    (scheme.node["ranking"]?["then"]?.elements ?? []).compactMap { node in
      let text = node.text ?? ""
      let name = text.hasPrefix("+") ? String(text.dropFirst()) : text
      guard !scored.contains(name) else { return nil }
      return MethodInspection.unknown(
        "appraisals.unknown-field", name, among: scored.names, at: node,
        Wording("没有可供排名的“\(name)”", "there is no “\(name)” to rank by"))
    }
  }

  /// Adjustments that say neither when nor by which table.
  private var lostAdjustments: [Problem] {
    scheme.node.each("adjustments").compactMap { node in
      guard node["when"] == nil, node["decision"] == nil else { return nil }
      return node.problem(
        "appraisals.no-condition",
        Wording("没有写 when，也没有写 decision", "it has neither when nor decision"))
    }
  }
}
