import FEEL

/// How points come of a value, in words.
enum ScoringWords {
  static func text(_ indicator: Indicator) -> String {
    var text: String
    switch indicator.scoring.kind {
    case .ratio:
      text = indicator.isLessBetter ? "权重 × 基准值 ÷ 指标值" : "权重 × 指标值 ÷ 基准值"
    case .minMax(let base):
      let above = indicator.isLessBetter ? "最大值 − 指标值" : "指标值 − 最小值"
      text = "权重 × [\(base) + (100 − \(base)) × (\(above)) ÷ (最大值 − 最小值)] ÷ 100"
    case .rank: text = "权重 × (户数 − 单项名次 + 1) ÷ 户数"
    case .formula(let formula): text = formula
    }
    if let cap = indicator.scoring.cap { text += "，最高为权重的 \(cap) 倍" }
    if let floor = indicator.scoring.floor { text += "，最低为权重的 \(floor) 倍" }
    if let rounding = indicator.pointsRounding { text += "，" + SchemeExplainer.words(rounding) }
    let missing: [Indicator.MissingRule: String] = [
      .zero: "缺数得零分", .groupMean: "缺数取平均得分", .exclude: "缺数则其余权重放大", .undecided: "缺数则不定级",
    ]
    return text + "；" + (missing[indicator.missing] ?? "")
  }
}

/// Where a baseline comes from, in words.
enum BaselineWords {
  static func text(_ indicator: Indicator, _ scheme: Scheme, _ appraisal: Appraisal) -> String {
    guard let baseline = indicator.baseline else {
      if case .minMax = indicator.scoring.kind { return "参评企业的最小值与最大值" }
      return ""
    }
    let year = appraisal.options.year
    var text: String
    switch baseline.source {
    case .value: text = "办法所定"
    case .table(let file):
      let rows = appraisal.bundle.baselines[file]?.rows(
        of: indicator.name, scheme: scheme.name, year: year)
      text = "\(year) 年公布值"
      if baseline.by.isEmpty, let line = rows?.first?.line { text += "（\(file):\(line)）" }
    case .statistic(let statistic):
      let names: [Indicator.Baseline.Statistic: String] = [
        .weighted: "总量之比", .mean: "平均值", .median: "中位数",
      ]
      let of = baseline.isOfLastYear ? "\(year - 1) 年" : "本年参评企业"
      text =
        of + (baseline.by.isEmpty ? "" : "按\(baseline.by.joined(separator: "、"))的")
        + (names[statistic] ?? "")
    }
    if let factor = baseline.factor { text += " × \(factor)" }
    if let rounding = indicator.baselineRounding { text += "，" + SchemeExplainer.words(rounding) }
    return text
  }
}

/// How a rank or a total became a grade, in words.
struct GradingWords {
  private let rule: GradingRule

  init(_ rule: GradingRule) { self.rule = rule }

  func text(rank: Int?, count: Int?, total: String, grade: String) -> String {
    guard let index = rule.names.firstIndex(of: grade) else { return "" }
    switch rule.kind {
    case .limits(let limits):
      return index < limits.count
        ? "总分 \(total) ≥ \(limits[index])" : "总分 \(total) < \(limits.last ?? "")"
    case .shares(let shares):
      guard let rank, let count else { return "" }
      let upper = shares.prefix(index + 1).reduce(0, +)
      let lower = shares.prefix(index).reduce(0, +)
      let (above, upTo) = (bound(lower, count), bound(upper, count))
      if index >= shares.count {
        return "名次 \(rank) > \(above)（\(Self.percent(lower)) × \(count) 户）"
      }
      let from = index == 0 ? "" : "\(above) < "
      return "\(from)名次 \(rank) ≤ \(upTo)（\(Self.percent(upper)) × \(count) 户）"
    }
  }

  /// The last rank within a share.
  func bound(_ thousandths: Int, _ count: Int) -> Int {
    let (whole, rest) = (thousandths * count / 1_000, thousandths * count % 1_000)
    return switch rule.boundary {
    case .floor, .down: whole
    case .ceiling, .up: rest > 0 ? whole + 1 : whole
    case .halfUp: rest >= 500 ? whole + 1 : whole
    case .halfDown: rest > 500 ? whole + 1 : whole
    case .halfEven: rest > 500 || (rest == 500 && whole % 2 == 1) ? whole + 1 : whole
    }
  }

  static func percent(_ thousandths: Int) -> String {
    ValueText.of(Decimal128(units: Int128(thousandths), scale: 1).map(Value.number) ?? .null) + "%"
  }
}
