import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

@Suite("Traces, and what is missing")
struct TraceTests {
  private let admission = TableModel(
    inputs: [("单位能耗", "number", nil), ("重点", "boolean", nil)], policy: "FIRST",
    rules: ["< 0.52 | - => \"准入\"", "- | true => \"准入\"", "- | false => \"置换\""])

  @Test("a trace names inputs, rules, the rule chosen and the provision")
  func trace() throws {
    let result = try admission.compiled().evaluate(
      "结论", inputs: ["单位能耗": feel("0.3"), "重点": .boolean(true)],
      options: EvaluationOptions(isTraced: true))
    let table = try #require(result.trace?.steps.first?.tables.first)
    #expect(table.matched == [1, 2])
    #expect(table.chosen == [1])
    #expect(result.trace?.steps.first?.sources == ["示例办法 第五条"])
    #expect(result.trace?.json["decisions"] != nil)
    #expect(
      result.text() == """
        结论 = "准入"
          输入：单位能耗 = 0.3，重点 = true
          结论 = "准入"
            依据：示例办法 第五条
            决策表：单位能耗 = 0.3，重点 = true
              命中规则 1（选用）：单位能耗：< 0.52
              命中规则 2：重点：true
        """)
    #expect(
      result.text(in: .english) == """
        结论 = "准入"
          inputs: 单位能耗 = 0.3, 重点 = true
          结论 = "准入"
            rests on 示例办法 第五条
            decision table: 单位能耗 = 0.3, 重点 = true
              rule 1 matches (chosen): 单位能耗: < 0.52
              rule 2 matches: 重点: true
        """)
    let json = try #require(result.json()["trace"]?["decisions"])
    #expect(
      json.text(indented: false) == """
        [{"name":"结论","sources":["示例办法 第五条"],"value":"准入","tables":[{"name":"结论",\
        "hitPolicy":"FIRST","inputs":[{"name":"单位能耗","value":0.3},{"name":"重点","value":true}],\
        "matched":[1,2],"chosen":[1],"rules":[{"number":1,"tests":["< 0.52","-"],"annotations":[],\
        "line":8},{"number":2,"tests":["-","true"],"annotations":[],"line":9}],"value":"准入"}]}]
        """)
  }

  @Test("without a trace there is none")
  func untraced() throws {
    let result = try admission.compiled().evaluate("结论", inputs: ["单位能耗": feel("0.3")])
    #expect(result.trace == nil)
    #expect(result.missing == nil)
    #expect(result.json()["trace"] == nil)
  }

  @Test("only inputs that would settle the result are missing")
  func missing() throws {
    let model = try admission.compiled()
    let options = EvaluationOptions(findsMissing: true)
    func missing(_ inputs: [String: Value]) -> [String]? {
      model.evaluate("结论", inputs: inputs, options: options).missing
    }
    #expect(missing(["单位能耗": try feel("0.3")]) == [])
    #expect(missing(["单位能耗": try feel("0.6")]) == ["重点"])
    #expect(missing(["重点": .boolean(true)]) == [])
    #expect(missing(["重点": .boolean(false)]) == ["单位能耗"])
    #expect(missing([:]) == ["单位能耗", "重点"])
  }

  @Test(
    "inputs of every type can be missing from a literal expression",
    arguments: [
      ("number", "甲 * 2", true), ("number", "if 甲 > 0 then 1 else 1", false),
      ("string", "甲 + \"乙\"", true), ("string", "if 甲 = \"乙\" then 1 else 2", true),
      ("boolean", "甲 or true", false), ("boolean", "甲 and true", true), ("date", "甲.year", true),
      ("date", "甲 > date(\"2026-01-01\")", true), ("time", "甲.hour", true),
      ("dateTime", "甲 + duration(\"P1D\")", true), ("days and time duration", "甲 * 2", true),
      ("years and months duration", "甲.years", true), ("Any", "甲", true), ("Any", "1", false),
      ("list<number>", "sum(甲)", true), ("context<乙: number>", "甲.乙 + 1", true),
    ])
  func missingTypes(_ type: String, _ text: String, _ isMissing: Bool) throws {
    let model = try LiteralModel(inputs: [("甲", type)], decisions: [("结论", text, ["甲"])]).compiled()
    let result = model.evaluate(
      "结论", inputs: [:], options: EvaluationOptions(findsMissing: true))
    #expect(result.missing == (isMissing ? ["甲"] : []))
  }

  @Test("an answer that hinges on what is missing says so in words")
  func undecided() throws {
    let result = try admission.compiled().evaluate(
      "结论", inputs: [:], options: EvaluationOptions(findsMissing: true))
    #expect(result.text().contains("尚不能确定，缺：单位能耗、重点"))
    #expect(result.text(in: .english).contains("undecided because of 单位能耗, 重点"))
    #expect(result.json()["missing"] == .array([.string("单位能耗"), .string("重点")]))
  }

  @Test("decisions that require one another in a circle are a problem, and null")
  func cycle() throws {
    let xml = """
      <definitions xmlns="\(DMNVersion.version15.modelNamespace)" name="m" namespace="urn:m">
      <decision id="a" name="甲"><variable name="甲"/>
      <informationRequirement><requiredDecision href="#b"/></informationRequirement>
      <literalExpression><text>乙 + 1</text></literalExpression></decision>
      <decision id="b" name="乙"><variable name="乙"/>
      <informationRequirement><requiredDecision href="#a"/></informationRequirement>
      <literalExpression><text>甲 + 1</text></literalExpression></decision></definitions>
      """
    let model = CompiledModel(try DMNReader().read(Data(xml.utf8), file: "m.dmn").model)
    #expect(model.problems.contains { $0.code == "dmn.cycle" })
    #expect(model.evaluate("甲", inputs: [:]).value.isNull)
  }
}
