import Diagnostics
import Packs
import Testing
import Vocabulary

@Suite("Units of formulas")
struct UnitCheckerTests {
  private func checker() throws -> UnitChecker {
    func unit(_ text: String) throws -> InferredUnit { .unit(try Unit(text)) }
    return UnitChecker(names: [
      "税收": try unit("万元"), "营收": try unit("万元"), "用地": try unit("亩"), "补助": try unit("元"),
      "占比": try unit("%"), "比值": try unit("1"), "能耗": try unit("吨标准煤(等价值)"),
      "能耗当量": try unit("吨标准煤(当量值)"), "人数": try unit("人"), "名称": .other, "其他": .unknown,
      "企业": .context(["税收": try unit("万元"), "名称": .other]), "各年税收": .list(try unit("万元")),
    ])
  }

  @Test(
    "the unit of a formula comes from its fields",
    arguments: [
      ("税收 / 用地", "万元/亩"), ("税收 * 1 / 用地", "万元/亩"), ("能耗 / 税收", "吨标准煤(等价值)/万元"),
      ("税收 / 营收", "1"), ("税收 + 营收 - 10", "万元"), ("-税收", "万元"), ("用地 ** 2", "亩^2"),
      ("sum([税收, 营收])", "万元"), ("max(税收, 营收, 0)", "万元"), ("decimal(税收 / 用地, 2)", "万元/亩"),
      ("if 税收 > 0 then 税收 / 用地 else 0", "万元/亩"), ("sum(各年税收) / count(各年税收)", ""),
      ("企业.税收 / 用地", "万元/亩"), ("for x in 各年税收 return x / 用地", ""), ("mean(各年税收)", "万元"),
      ("各年税收[1] / 用地", "万元/亩"), ("1 / 用地", "1/亩"), ("abs(税收 - 营收)", "万元"),
      ("round half up(税收, 2)", "万元"), ("{a: 税收, b: a / 用地}.b", "万元/亩"),
      ("max(各年税收[item > 0])", "万元"),
      ("税收 / 人数", "万元/人"), ("if 名称 = \"x\" then null else 税收", "万元"),
    ])
  func inferred(formula: String, unit: String) throws {
    let result = try checker().check(formula)
    #expect(result.problems.isEmpty)
    if !unit.isEmpty { #expect(result.unit.candidates?.first == (try Unit(unit))) }
  }

  @Test(
    "what is not alike is neither added nor compared",
    arguments: [
      ("税收 / 用地 > 税收", "packs.unit-mismatch"), ("税收 + 用地", "packs.unit-mismatch"),
      ("税收 >= 补助", "packs.unit-scale"), ("税收 + 补助", "packs.unit-scale"),
      ("占比 > 比值", "packs.unit-scale"), ("能耗 + 能耗当量", "packs.unit-mismatch"),
      ("税收 / 营收 = 占比", "packs.unit-scale"), ("max(税收, 用地)", "packs.unit-mismatch"),
      ("if 税收 > 0 then 税收 else 用地", "packs.unit-mismatch"),
      ("税收 between 用地 and 营收", "packs.unit-mismatch"),
      ("税收 in [用地..营收]", "packs.unit-mismatch"), ("用地 in (> 税收)", "packs.unit-mismatch"),
      ("sum([税收, 用地])", "packs.unit-mismatch"), ("2 ** 税收", "packs.unit-power"),
      ("log(税收)", "packs.unit-power"),
      ("some x in 各年税收 satisfies x > 用地", "packs.unit-mismatch"),
      ("企业.税收 > 用地", "packs.unit-mismatch"),
      ("各年税收[item > 用地]", "packs.unit-mismatch"),
      ("(税收 > 0 and 税收 > 用地) or 税收 > 1", "packs.unit-mismatch"),
      ("税收 * 1000 > 补助", "packs.unit-scale"), ("{a: 税收 + 用地}", "packs.unit-mismatch"),
      ("list contains(各年税收, 用地)", "packs.unit-mismatch"),
    ])
  func refused(formula: String, code: String) throws {
    #expect(try checker().check(formula).problems.map(\.code) == [code])
  }

  @Test(
    "a written number may scale a quantity or change its unit",
    arguments: [
      "税收 * 10000 > 补助", "税收 * 2 > 营收", "补助 / 10000 + 税收", "税收 / 营收 * 100 >= 占比",
      "占比 / 100 = 税收 / 营收", "税收 > 40", "税收 / 用地 >= 40 * 1.5", "税收 * 10000 / 2 > 补助", "其他 > 税收",
    ])
  func literals(formula: String) throws {
    #expect(try checker().check(formula).problems.isEmpty)
  }

  @Test("a formula must have the unit of its field")
  func expected() throws {
    let perMu = try Unit("万元/亩")
    #expect(try checker().check("税收 / 用地", expected: perMu).problems.isEmpty)
    #expect(
      try checker().check("税收 * 用地", expected: perMu).problems.map(\.code) == ["packs.unit-result"])
    let problem = try checker().check("补助 / 用地", expected: perMu).problems.first
    #expect(problem?.notes.first?.english == "1 元/亩 = 1/10000 万元/亩")
  }

  @Test("changing the unit of one field of a sum is always found")
  func mutation() throws {
    let units = [
      "万元", "元", "亩", "m²", "人", "吨", "kWh", "%", "吨标准煤(等价值)", "吨标准煤(当量值)", "美元", "年", "万元/亩",
    ]
    for a in units {
      for b in units {
        let checker = UnitChecker(names: ["a": .unit(try Unit(a)), "b": .unit(try Unit(b))])
        for formula in ["a + b", "a > b", "a / b + 1 > a / b * 2 / 2 and b - a < b", "max(a, b)"] {
          let isSound = checker.check(formula).problems.isEmpty
          #expect(isSound == (a == b), "\(formula) with \(a) and \(b)")
        }
      }
    }
  }
}
