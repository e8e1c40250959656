import Columns
import FEEL
import Packs

/// Explains what a scheme made of a firm.
struct SchemeExplainer {
  let explainer: Explainer
  let result: Appraisal.SchemeResult
  let scheme: Scheme
  let unit: Int
  /// The row of the firm in the scheme's result.
  let place: Int
  /// The rows of the population that the unit is of.
  let members: [Int]
  private let definitions: Definitions
  /// The rows of the scheme's result that the firm is ranked among.
  private let peers: [Int]

  init(
    _ explainer: Explainer, _ result: Appraisal.SchemeResult, unit: Int, place: Int, members: [Int]
  ) {
    self.explainer = explainer
    self.result = result
    self.unit = unit
    self.place = place
    self.members = members
    let appraisal = explainer.appraisal
    let scheme = appraisal.method.schemes[result.scheme]
    self.scheme = scheme
    definitions = Definitions(
      appraisal.bundle, columns: explainer.supplied, appraisal.options)
    let keys = scheme.peers.compactMap { appraisal.input[$0] ?? result.table[$0] }
    let own = keys.map { $0[unit].feelText }
    peers = (0..<result.table.rowCount).filter { row in
      let other = result.rows?[row] ?? row
      guard case .ranked = appraisal.state(other) else { return false }
      return zip(keys, own).allSatisfy { $0[other].feelText == $1 }
    }
  }

  private func text(_ column: String) -> String {
    result.table[column].map { ValueText.of($0[place]) } ?? ""
  }

  private func number(_ column: String) -> Decimal128? {
    guard case .number(let number)? = result.table[column]?[place] else { return nil }
    return number
  }

  func fill(_ explanation: inout Explanation) {
    explanation.scheme = scheme.name
    explanation.lines = scheme.indicators.map(line)
    for (index, extra) in scheme.points.enumerated() {
      let points = text(ColumnNames.extra(index))
      guard points != "0" else { continue }
      explanation.extras.append(
        Explanation.Extra(name: extra.name, points: points, provision: extra.provision))
    }
    explanation.total = text(ColumnNames.total)
    explanation.totalMedian = median(ColumnNames.total)
    explanation.baseGrade = text(ColumnNames.base)
    explanation.grade = text(ColumnNames.grade)
    explanation.group = scheme.peers.map { fact($0) }
    explanation.rank = text(ColumnNames.rank)
    explanation.count = text(ColumnNames.count)
    if case .excluded = explainer.appraisal.state(unit) {
      (explanation.rank, explanation.count) = ("", "")
    }
    explanation.grading = GradingWords(scheme.grading).text(
      rank: number(ColumnNames.rank)?.integer, count: number(ColumnNames.count)?.integer,
      total: explanation.total, grade: explanation.baseGrade)
    explanation.gradingProvision = scheme.grading.provision
    if explanation.state == StateWords.name(.undecided(.points), explainer.appraisal.method) {
      explanation.missing += explanation.lines.filter(\.isMissing).flatMap { line in
        line.facts.filter { $0.value.isEmpty && $0.definition.isEmpty }.map(\.field)
      }
    }
    changes(&explanation)
    outcomes(&explanation)
    lifts(&explanation)
  }

  // MARK: - Indicators

  private func line(_ indicator: Indicator) -> Explanation.Line {
    let texts = [indicator.value, indicator.numerator, indicator.denominator].compactMap {
      $0?.text
    }
    var formula = indicator.value?.text ?? ""
    if let above = indicator.numerator?.text, let below = indicator.denominator?.text {
      formula = "\(above) / \(below)"
    }
    if let rounding = indicator.valueRounding { formula += "（\(Self.words(rounding))）" }
    let value = text(ColumnNames.value(indicator.name))
    return Explanation.Line(
      name: indicator.name, unit: indicator.unit == "1" ? nil : indicator.unit, formula: formula,
      value: value,
      facts: facts(texts), baseline: text(ColumnNames.baseline(indicator.name)),
      baselineSource: BaselineWords.text(indicator, scheme, explainer.appraisal),
      weight: indicator.weight, scoring: ScoringWords.text(indicator),
      points: text(ColumnNames.points(indicator.name)),
      groupMedian: median(ColumnNames.points(indicator.name)), isMissing: value.isEmpty,
      provision: indicator.provision ?? indicator.baseline?.provision)
  }

  static func words(_ rounding: RoundingRule) -> String {
    let modes: [RoundingRule.Mode: String] = [
      .halfUp: "四舍五入", .halfEven: "四舍六入五成双", .halfDown: "五舍六入", .up: "进一", .down: "舍去",
      .floor: "向下取整", .ceiling: "向上取整",
    ]
    return "保留\(rounding.digits)位小数，\(modes[rounding.mode] ?? "")"
  }

  /// The values that formulas used: fields with their sources, computed ones with their formulas.
  private func facts(_ formulas: [String]) -> [Explanation.Fact] {
    definitions.names(in: formulas).sorted().map { fact($0) }
  }

  private func fact(_ name: String) -> Explanation.Fact {
    let appraisal = explainer.appraisal
    let column = appraisal.input[name] ?? result.table[name]
    let isUnit = appraisal.input[name] != nil
    let field = appraisal.bundle.fields.first { $0.name == name }
    let value = column.map { ValueText.of($0[isUnit ? unit : place]) } ?? ""
    let formula =
      field?.formula ?? appraisal.method.derived.first { $0.name == name }?.formula.text
    var source: String?
    if formula == nil {
      let places = members.compactMap { explainer.source($0, name) }
      if !places.isEmpty {
        source =
          places.prefix(5).joined(separator: "；") + (places.count > 5 ? "等 \(places.count) 处" : "")
      }
      if let parameter = appraisal.method.parameters.first(where: { $0.name == name }) {
        source = parameter.provision ?? "参数"
      }
    }
    let declared =
      appraisal.method.derived.first { $0.name == name }?.unit
      ?? appraisal.method.parameters.first { $0.name == name }?.unit
    let ownUnit: String? = field?.unit.map { "\($0)" } ?? declared
    return Explanation.Fact(
      field: name, value: value, unit: ownUnit ?? "", source: source ?? "",
      definition: formula ?? "")
  }

  /// The middle value of the group, to two digits.
  private func median(_ column: String) -> String {
    guard let column = result.table[column] else { return "" }
    let values = peers.compactMap { column.double(at: $0) }.sorted()
    guard !values.isEmpty else { return "" }
    let middle = values[(values.count - 1) / 2]
    return FEELExpression.evaluate(
      "round half up(x, 2)", variables: [("x", Value.number(Decimal128(String(middle)) ?? .zero))]
    ).value.feelText
  }

  // MARK: - Grade

  private func changes(_ explanation: inout Explanation) {
    var before = explanation.baseGrade
    for (index, adjustment) in scheme.adjustments.enumerated() {
      let order = number(ColumnNames.order(index + 1))?.integer
      let after =
        order.flatMap {
          scheme.grading.names.indices.contains($0 - 1) ? scheme.grading.names[$0 - 1] : nil
        } ?? ""
      defer { before = after }
      var rule: String?
      let isMet: Bool
      if result.table[ColumnNames.adjustment(index)] != nil {
        isMet = text(ColumnNames.adjustment(index)) == "是"
      } else {
        rule = text(ColumnNames.adjustmentRule(index))
        isMet = !text(ColumnNames.adjustmentGrade(index)).isEmpty && rule != "0"
      }
      guard isMet else { continue }
      explanation.changes.append(
        Explanation.Change(
          name: adjustment.name, rule: rule?.isEmpty == false ? rule : nil,
          effect: effect(adjustment, index), before: before, after: after,
          provision: adjustment.provision))
    }
  }

  private func effect(_ adjustment: Adjustment, _ index: Int) -> String {
    var target = text(ColumnNames.adjustmentGrade(index))
    if case .condition(_, let grade, let steps) = adjustment.rule { target = grade ?? "\(steps)" }
    return switch adjustment.kind {
    case .fix: "定为 \(target)"
    case .raise: "提高 \(target) 等"
    case .lower: "降低 \(target) 等"
    case .cap: "最高为 \(target)"
    case .floor: "最低为 \(target)"
    }
  }

  private func outcomes(_ explanation: inout Explanation) {
    for (index, consequence) in explainer.appraisal.method.consequences.enumerated() {
      let rate = text(ColumnNames.rate(index))
      guard !rate.isEmpty, rate != "0" else { continue }
      explanation.outcomes.append(
        Explanation.Outcome(
          name: consequence.name, body: consequence.body, rate: rate, unit: consequence.unit,
          amount: consequence.amount == nil ? nil : text(ColumnNames.amount(index)),
          amountUnit: consequence.amountUnit, formula: consequence.amount?.text,
          provision: consequence.provision))
    }
  }

  // MARK: - The next grade

  private func lifts(_ explanation: inout Explanation) {
    guard let own = number(ColumnNames.total),
      let order = number(ColumnNames.order(0))?.integer, order > 1,
      let totals = result.table[ColumnNames.total], let orders = result.table[ColumnNames.order(0)]
    else { return }
    var needed: Decimal128?
    if case .limits(let limits) = scheme.grading.kind {
      needed = Decimal128(limits[order - 2])
    } else {
      for row in peers {
        guard case .number(let other) = orders[row], other.integer.map({ $0 < order }) ?? false,
          case .number(let total) = totals[row]
        else { continue }
        if needed.map({ total < $0 }) ?? true { needed = total }
      }
    }
    guard let needed, own < needed else { return }
    explanation.nextGrade = scheme.grading.names[order - 2]
    explanation.neededTotal = ValueText.of(.number(needed))
    for indicator in scheme.indicators {
      if let lift = lift(indicator, from: own, to: needed) { explanation.lifts.append(lift) }
    }
  }

  /// The value of an indicator by which the total would be what is needed, others as they are.
  private func lift(
    _ indicator: Indicator, from own: Decimal128, to needed: Decimal128
  ) -> Explanation.Lift? {
    guard indicator.scoring.kind == .ratio, !indicator.isLessBetter,
      let value = number(ColumnNames.value(indicator.name)),
      let baseline = number(ColumnNames.baseline(indicator.name)),
      let weight = Decimal128(indicator.weight), weight > .zero
    else { return nil }
    let variables: [(String, Value)] = [
      ("t", .number(needed)), ("o", .number(own)), ("v", .number(value)), ("b", .number(baseline)),
      ("w", .number(weight)),
    ]
    let digits = indicator.valueRounding?.digits ?? 4
    let target = FEELExpression.evaluate(
      "round up(v + (t - o) / w * b, \(digits))", variables: variables
    ).value
    if let cap = indicator.scoring.cap {
      let isWithin = FEELExpression.evaluate(
        "x <= \(cap) * b", variables: [("x", target), ("b", .number(baseline))]
      ).value
      guard case .boolean(true) = isWithin else { return nil }
    }
    return Explanation.Lift(
      indicator: indicator.name, unit: indicator.unit == "1" ? nil : indicator.unit,
      value: ValueText.of(.number(value)),
      needed: ValueText.of(target))
  }
}
