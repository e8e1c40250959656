public import Diagnostics

extension PolicyEvaluation.Limit {
  /// What it means, in a sentence.
  public var words: Wording {
    func list(_ regions: [String], _ separator: String) -> String {
      regions.map(RegionTree.name).joined(separator: separator)
    }
    func share(_ p: Double) -> String { TargetWords.number(p, digits: 3) }
    switch self {
    case .fewAssignments(let count):
      return Wording(
        "可比的分组方式只有 \(count) 种，不足以给出 95% 区间",
        "there are only \(count) assignments, too few for an interval of 95 %")
    case .oneTreated:
      return Wording(
        "试点地区只有一个，同期发生在该地的其他事与政策分不开",
        "only one region was treated: what else happened there cannot be told from the measure")
    case .noTrend:
      return Wording(
        "实施前不足两年，无法检验此前趋势是否相同",
        "with fewer than two years before, nobody can say whether trends were alike")
    case .trendsDiffer(let p):
      return Wording(
        "实施前两组趋势已不同（p=\(share(p))），差异不能归于政策",
        "trends differed before (p=\(share(p))): the difference cannot be put down to the measure")
    case .trendsNotRefused(let p):
      return Wording(
        "未发现此前趋势不同（p=\(share(p))），但这不等于趋势相同",
        "no difference of trends was found before (p=\(share(p))), which does not show that there was none"
      )
    case .leftOut(let regions):
      return Wording(
        "数据不全而未计入：\(list(regions, "、"))", "left out for want of values: \(list(regions, ", "))")
    case .notPositive(let regions):
      return Wording(
        "数值不大于零、不能计算相对变化而未计入：\(list(regions, "、"))",
        "left out, as relative change needs values above zero: \(list(regions, ", "))")
    case .manyGroups(let count):
      return Wording(
        "分了 \(count) 组各做检验，即使没有效果，二十次中也会有一次显著",
        "\(count) groups were tested: one in twenty is significant without any effect")
    }
  }
}

extension PolicyEvaluation {
  /// What holds of every such comparison.
  public static let assumption = Wording(
    "结论以一个不能证明的假定为前提：没有这项政策时，两组的变化会相同；也假定政策没有影响对照地区。",
    "All rests on what cannot be proved: that without the measure both would have changed alike, and that it did not reach the comparison regions."
  )

  /// What was found, in a sentence.
  public var words: Wording {
    let number = TargetWords.number(effect * (scale == .relative ? 100 : 1), digits: 4)
    let unit = scale == .relative ? " log%" : ""
    let p = TargetWords.number(pValue, digits: 3)
    let range = interval.map { found -> String in
      let factor = scale == .relative ? 100.0 : 1
      return
        "[\(TargetWords.number(found.lowerBound * factor, digits: 4)), \(TargetWords.number(found.upperBound * factor, digits: 4))]"
    }
    guard pValue <= 0.05 else {
      return Wording(
        "两组变化之差 \(number)\(unit)，与偶然分不开（p=\(p)\(range.map { "，95% 区间 " + $0 } ?? "")）",
        "the changes differ by \(number)\(unit), which chance alone may bring about (p=\(p)\(range.map { ", 95 % interval " + $0 } ?? ""))"
      )
    }
    return Wording(
      "两组变化之差 \(number)\(unit)，不像是偶然（p=\(p)\(range.map { "，95% 区间 " + $0 } ?? "")）",
      "the changes differ by \(number)\(unit), which chance alone hardly brings about (p=\(p)\(range.map { ", 95 % interval " + $0 } ?? ""))"
    )
  }
}
