import Columns
import Diagnostics
import FEEL

/// Statistics of the population of the year before, by the same conditions and formulas.
struct LastYearStatistics {
  let bundle: MethodBundle
  let scheme: Scheme
  let indicators: [Indicator]

  init(_ bundle: MethodBundle, _ scheme: Scheme, _ indicators: [Indicator]) {
    self.bundle = bundle
    self.scheme = scheme
    self.indicators = indicators
  }

  func baselines(
    of rows: ColumnTable, _ options: AppraisalOptions
  ) throws(Problem) -> [String: LastYearBaseline] {
    var options = options
    options.year -= 1
    let (_, units) = try UnitMaker(bundle).units(of: rows, options)
    let preparation = try Preparation(bundle, units, options)
    var table = preparation.table
    if let states = preparation.states {
      let place = bundle.method.schemes.firstIndex { $0.name == scheme.name } ?? 0
      table = table.picking(states.indices.filter { states[$0] == .ranked(scheme: place) })
    }
    var baselines: [String: LastYearBaseline] = [:]
    for indicator in indicators {
      var calculation = preparation.steps
      let keys = indicator.baseline?.by ?? []
      let value = IndicatorFormula.value(indicator)
      calculation.derive(ColumnNames.value(indicator.name), value)
      let own = ColumnNames.value(indicator.name)
      switch indicator.baseline?.source {
      case .statistic(.weighted):
        for (name, formula) in [("分子", indicator.numerator), ("分母", indicator.denominator)] {
          calculation.derive(name, "if \(own) = null then null else (\(formula?.text ?? "null"))")
        }
        calculation.group(by: keys, [.sum("分子合计", of: "分子"), .sum("分母合计", of: "分母")])
      case .statistic(.median):
        calculation.group(
          by: keys,
          [GroupColumn("统计", .quantile(QuantileRule(thousandths: 500, .between)), of: own)])
      default: calculation.group(by: keys, [.mean("统计", of: own)])
      }
      let result = try calculation.run(on: table, options.calculation)
      baselines[indicator.name] = LastYearBaseline(
        rows: (result.groups.last?.rows ?? []).map { row in
          let values = Array(row.dropFirst(keys.count))
          let statistic = values.count == 2 ? Self.quotient(values[0], values[1]) : values[0]
          return (Array(row.prefix(keys.count)), statistic)
        })
    }
    return baselines
  }

  private static func quotient(_ above: Value, _ below: Value) -> Value {
    FEELExpression.evaluate("a / b", variables: [("a", above), ("b", below)]).value
  }
}

/// The value of an indicator, as a formula.
enum IndicatorFormula {
  static func value(_ indicator: Indicator) -> String {
    var formula = indicator.value?.text ?? "null"
    if let above = indicator.numerator?.text, let below = indicator.denominator?.text {
      formula = "if (\(below)) > 0 then (\(above)) / (\(below)) else null"
    }
    return indicator.valueRounding?.of(formula) ?? formula
  }
}
