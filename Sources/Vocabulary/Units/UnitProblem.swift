import Diagnostics

/// The problems that units can have.
enum UnitProblem {
  static func unknown(_ part: String, in text: String) -> Problem {
    let shown = String(text.prefix(60))
    let near = NearestName.among(UnitTable.standard.names, to: part)
    return Problem(
      "vocabulary.unit", .error,
      part.isEmpty
        ? Wording("“\(shown)” 不是完整的单位", "“\(shown)” is no complete unit")
        : Wording("“\(shown)” 中的 “\(part)” 不是单位", "“\(part)” in “\(shown)” is no unit"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
        ?? Wording("例如：万元、亩、万元/亩、人、%、万kWh", "for example 万元, 亩, 万元/亩, 人, %, 万kWh"))
  }

  static func tooLarge(_ text: String) -> Problem {
    Problem(
      "vocabulary.unit-size", .error,
      Wording(
        "单位 “\(text.prefix(60))” 的倍数或幂次过大",
        "the factor or a power of the unit “\(text.prefix(60))” is too large"))
  }

  static func unlike(_ from: Unit, _ to: Unit) -> Problem {
    Problem(
      "vocabulary.unlike-units", .error,
      Wording("“\(from)” 与 “\(to)” 不是同类单位", "“\(from)” and “\(to)” do not measure the same"),
      notes: reason(from, to).map { [$0] } ?? [])
  }

  /// Why two units that a person may take for alike are not.
  static func reason(_ from: Unit, _ to: Unit) -> Wording? {
    let bases = Set((from.dimension.powers + to.dimension.powers).map(\.base))
    if bases.filter({ $0.hasPrefix("吨标准煤") }).count > 1 {
      return Wording(
        "标准煤的等价值与当量值之比每年不同，没有固定换算；请写明折标口径",
        "standard coal by equivalent and by calorific value differ by a ratio of each year; state the basis"
      )
    }
    if bases.intersection(["元", "美元", "欧元", "港元", "日元"]).count > 1 {
      return Wording(
        "不同币种须按某日汇率折算", "amounts in different currencies need the rate of a day")
    }
    if bases.isSuperset(of: ["月", "秒"]) {
      return Wording(
        "年、月的天数不定，不能与日、小时直接换算",
        "months and years have no fixed number of days or hours")
    }
    return nil
  }
}
