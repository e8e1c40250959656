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
      result.text == """
        结论 = "准入"
          输入：单位能耗 = 0.3，重点 = true
          结论 = "准入"
            依据：示例办法 第五条
            决策表：单位能耗 = 0.3，重点 = true
              命中规则 1（选用）：单位能耗：< 0.52
              命中规则 2：重点：true
        """)
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
