import Diagnostics
import Packs

extension DeclarationKind {
  static let rounding = ObjectShape(
    Wording("取整", "rounding"),
    [
      .init(
        "digits", .whole(0...12), required: true, Wording("小数位数", "the digits behind the point")),
      .init(
        "mode", .choice(RoundingRule.Mode.allCases.map(\.rawValue)),
        Wording("方式；缺省四舍五入", "the way; half-up where nothing is said")),
    ])

  static let scheme = ObjectShape(
    Wording("方案", "a scheme"),
    [
      .init("name", .text, required: true, Wording("名称，如 规上", "the name")),
      .init("when", .text, Wording("适用条件（FEEL）", "the condition in FEEL")),
      .init(
        "peers", .oneOrMore(.text), Wording("分组排名的字段", "the fields that make up groups of ranking")),
      .init(
        "rounding",
        .object(
          ObjectShape(
            Wording("取整", "rounding"),
            ["value", "baseline", "points", "total"].map {
              .init($0, .object(rounding), Wording("取整", "rounding"))
            })),
        Wording(
          "指标值、基准值、得分、总分的取整", "how values, baselines, points and totals are rounded")),
      .init(
        "indicators", .list(.object(indicator)), required: true, Wording("指标", "the indicators")),
      .init(
        "points", .list(.object(points)), Wording("加分与扣分", "points that are added or taken off")),
      .init("most-points", .number, Wording("加分合计上限", "the most that they come to")),
      .init("least-points", .number, Wording("扣分合计下限", "the least that they come to")),
      .init("ranking", .object(ranking), Wording("排名", "how ties are broken")),
      .init("grades", .object(grades), required: true, Wording("等级", "the grades")),
      .init(
        "adjustments", .list(.object(adjustment)), Wording("等级调整", "what changes a grade, in order")
      ),
    ])

  private static let indicator = ObjectShape(
    Wording("指标", "an indicator"),
    [
      .init("name", .form(.fieldName), required: true, Wording("名称", "the name")),
      .init("unit", .form(.unit), Wording("单位", "the unit")),
      .init("value", .text, Wording("指标值（FEEL）", "the value in FEEL")),
      .init("of", .text, Wording("分子（FEEL）", "the numerator")),
      .init(
        "per", .text, Wording("分母（FEEL）；不大于零则无指标值", "the denominator; not above zero, no value")),
      .init(
        "direction", .choice(["more", "less"]),
        Wording("越大越好或越小越好", "whether more or less is better")),
      .init("weight", .number, required: true, Wording("权重（分）", "the weight, in points")),
      .init("baseline", .object(baseline), Wording("基准值", "what values are held against")),
      .init("scoring", .object(scoring), Wording("计分", "how a value becomes points")),
      .init(
        "missing", .choice(Indicator.MissingRule.allCases.map(\.rawValue)),
        Wording(
          "缺指标值时：zero 零分，group-mean 取平均得分，exclude 其余权重放大，undecided 不定级",
          "where a value is missing: no points, the mean points, other weights scaled up, no grade")
      ),
      .init(
        "round",
        .object(
          ObjectShape(
            Wording("取整", "rounding"),
            ["value", "baseline", "points"].map {
              .init($0, .object(rounding), Wording("取整", "rounding"))
            })), Wording("本指标的取整", "how numbers of this indicator are rounded")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let baseline = ObjectShape(
    Wording("基准值", "a baseline"),
    [
      .init("value", .number, Wording("固定值", "a number")),
      .init(
        "table", .text,
        Wording(
          "CSV 文件，列：年度、方案、指标、基准，以及 by 的字段",
          "a CSV file with the columns 年度, 方案, 指标, 基准 and the fields of by")),
      .init(
        "statistic", .choice(Indicator.Baseline.Statistic.allCases.map(\.rawValue)),
        Wording("参评企业的统计值", "a statistic of the population")),
      .init(
        "of", .choice(["this-year", "last-year"]), Wording("哪一年的统计值", "the year of the statistic")),
      .init("by", .oneOrMore(.text), Wording("分别有基准值的字段", "the fields whose values have one each")),
      .init("factor", .number, Wording("统计值的倍数", "what the statistic is multiplied by")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let scoring = ObjectShape(
    Wording("计分", "scoring"),
    [
      .init(
        "kind", .choice(["ratio", "min-max", "rank", "formula"]), required: true,
        Wording(
          "ratio 与基准值之比，min-max 极差法，rank 按名次，formula 自定",
          "the ratio to the baseline, min–max, by rank, or a formula")),
      .init("base", .number, Wording("极差法的基础分（百分制）", "the base of min–max, of 100")),
      .init(
        "same-value", .number,
        Wording("极差为零时取权重的几倍", "the share of the weight where all values are the same")),
      .init("formula", .text, Wording("公式（可用 指标值、基准值、权重）", "over 指标值, 基准值, 权重")),
      .init("cap", .number, Wording("得分上限，权重的倍数", "the most, times the weight")),
      .init("floor", .number, Wording("得分下限，权重的倍数", "the least, times the weight")),
    ])

  private static let points = ObjectShape(
    Wording("加扣分", "points"),
    [
      .init("name", .text, required: true, Wording("名称", "what they are for")),
      .init("when", .text, Wording("条件（FEEL）", "the condition")),
      .init(
        "points", .text, required: true,
        Wording("分值（FEEL），扣分为负", "how many; negative ones are taken off")
      ),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let ranking = ObjectShape(
    Wording("排名", "ranking"),
    [
      .init(
        "then", .list(.text),
        Wording("同分时依次比较的列；前加 + 为小者在前", "what is compared next; + before it: smaller first")),
      .init(
        "ties", .choice(["shared", "dense", "by-row"]),
        Wording("仍相同者：并列（跳号）、并列（不跳号）、按次序", "what firms get that are the same")),
    ])

  private static let grades = ObjectShape(
    Wording("等级", "grades"),
    [
      .init("names", .list(.text), required: true, Wording("从好到差", "from the best to the last")),
      .init(
        "shares", .list(.number), Wording("各等级的比例（%），末等可省略", "the share of each in percent")),
      .init(
        "limits", .list(.number), Wording("各等级的最低分，末等省略", "the least total of each but the last")),
      .init(
        "boundary", .choice(["floor", "half-up", "ceiling", "half-down", "half-even"]),
        Wording("比例乘户数不为整数时的取整", "how the count of firms up to a boundary becomes whole")),
      .init(
        "smallest-group", .count, Wording("小于这个户数的组，公示前提示", "groups of fewer firms are pointed out")
      ),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])

  private static let adjustment = ObjectShape(
    Wording("等级调整", "an adjustment"),
    [
      .init("name", .text, required: true, Wording("名称，如 重大安全事故", "what it is called")),
      .init(
        "kind", .choice(Adjustment.Kind.allCases.map(\.rawValue)), required: true,
        Wording(
          "fix 定档，raise 提档，lower 降档，cap 最高为，floor 最低为", "fix, raise, lower, cap or floor")),
      .init("when", .text, Wording("条件（FEEL）", "the condition")),
      .init(
        "grade", .text, Wording("等级；用决策表时为输出列名", "the grade; of a table, the output that has it")),
      .init("steps", .whole(1...9), Wording("升降几等", "by how many grades")),
      .init("decision", .text, Wording("DMN 文件中的决策表", "a DMN file with the decision table")),
      .init("rule", .text, Wording("决策表中说明规则的输出列", "the output of the table that tells the rule")),
      .init("provision", .text, Wording("依据的条款", "the provision")),
    ])
}
