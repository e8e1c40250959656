import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

@Suite("Evaluation of decision models")
struct EvaluationTests {
  private func bkm(_ name: String, _ parameters: [String], _ body: String, needs: [String] = [])
    -> String
  {
    """
    <businessKnowledgeModel id="\(name)" name="\(name)"><variable name="\(name)"/>
    <encapsulatedLogic>\(parameters.map { "<formalParameter name=\"\($0)\"/>" }.joined())\
    \(LiteralModel.expression(body))</encapsulatedLogic>\
    \(needs.map { "<knowledgeRequirement><requiredKnowledge href=\"#\($0)\"/></knowledgeRequirement>" }.joined())
    </businessKnowledgeModel>
    """
  }

  @Test("knowledge models are called in order, by name, boxed, and by themselves")
  func knowledgeModels() throws {
    let tail =
      bkm("阶乘", ["n"], "if n <= 1 then 1 else n * 阶乘(n - 1)") + bkm("差", ["a", "b"], "a - b")
    func value(_ text: String) throws -> String {
      try LiteralModel(decisions: [("结论", text, ["ƒ阶乘", "ƒ差"])], tail: tail).decide()
    }
    #expect(try value("阶乘(20)") == "2432902008176640000")
    #expect(try value("差(7, 2)") == "5")
    #expect(try value("差(b: 7, a: 2)") == "-5")
    #expect(try value("sort([1, 3, 2], function(x, y) 差(x, y) > 0)") == "[3, 2, 1]")
    let boxed = """
      <invocation>\(LiteralModel.literal("差"))
      <binding><parameter name="b"/>\(LiteralModel.literal("1"))</binding>
      <binding><parameter name="a"/>\(LiteralModel.literal("10"))</binding></invocation>
      """
    #expect(try value(boxed) == "9")
  }

  @Test("a recursion without end ends with a problem")
  func endless() throws {
    let model = LiteralModel(
      decisions: [("结论", "转(1)", ["ƒ转"])], tail: bkm("转", ["n"], "转(n + 1)"))
    let result = try model.compiled().evaluate("结论", inputs: [:])
    #expect(result.value.isNull)
    #expect(result.problems.contains { $0.code == "feel.limit" })
  }

  @Test("knowledge models call others that they require")
  func chained() throws {
    let tail = bkm("倍", ["x"], "x * 2") + bkm("四倍", ["x"], "倍(倍(x))", needs: ["倍"])
    #expect(
      try LiteralModel(decisions: [("结论", "四倍(3)", ["ƒ四倍"])], tail: tail).decide() == "12")
  }

  @Test("a decision service has inputs, hidden decisions and outputs, and can be called")
  func services() throws {
    func part(_ tag: String, _ names: String...) -> String {
      names.map { "<\(tag) href=\"#\($0)\"/>" }.joined()
    }
    var model = LiteralModel(
      inputs: [("税收", "number"), ("用地", "number")],
      decisions: [
        ("亩均", "税收 / 用地", ["税收", "用地"]),
        ("评级", "if 亩均 >= 40 then \"A\" else \"B\"", ["亩均"]),
        ("调用", "评价(税收: 80, 用地: 2)", ["ƒ评价"]), ("顺序", "评价(10, 2)", ["ƒ评价"]),
      ])
    model.tail = """
      <decisionService id="评价" name="评价"><variable name="评价"/>\(part("outputDecision", "评级"))\
      \(part("encapsulatedDecision", "亩均"))\(part("inputData", "税收", "用地"))</decisionService>
      <decisionService id="两项" name="两项"><variable name="两项"/>\(part("outputDecision", "亩均", "评级"))\
      \(part("inputData", "税收", "用地"))</decisionService>
      <decisionService id="给定" name="给定"><variable name="给定"/>\(part("outputDecision", "评级"))\
      \(part("inputDecision", "亩均"))</decisionService>
      """
    let compiled = try model.compiled()
    let inputs: [String: Value] = ["税收": .integer(90), "用地": .integer(2)]
    #expect(compiled.services == ["评价", "两项", "给定"])
    #expect(compiled.evaluate("评价", inputs: inputs).value.feelText == "\"A\"")
    #expect(compiled.evaluate("两项", inputs: inputs).value.feelText == "{亩均: 45, 评级: \"A\"}")
    #expect(compiled.evaluate("给定", inputs: ["亩均": .integer(1)]).value.feelText == "\"B\"")
    #expect(compiled.evaluate("调用", inputs: [:]).value.feelText == "\"A\"")
    #expect(compiled.evaluate("顺序", inputs: [:]).value.feelText == "\"B\"")
    let prepared = try #require(compiled.prepared("评价"))
    #expect(prepared.inputs == ["税收", "用地"])
    #expect(prepared.evaluate([.integer(90), .integer(2)]).value.feelText == "\"A\"")
  }

  @Test("a decision made ready is evaluated by the places of its inputs")
  func prepared() throws {
    let model = try LiteralModel(
      inputs: [("甲", "number"), ("乙", "number")], decisions: [("差", "甲 - 乙", ["甲", "乙"])]
    ).compiled()
    let decision = try #require(model.prepared("差"))
    #expect(decision.inputs == ["甲", "乙"])
    #expect(decision.evaluate([.integer(5), .integer(3)]).value.feelText == "2")
    #expect(decision.evaluate([.integer(5)]).value.isNull)
    #expect(model.prepared("无") == nil)
  }

  @Test("only what a decision requires is visible in it")
  func scopes() throws {
    let model = LiteralModel(
      inputs: [("甲", "number")], decisions: [("乙", "1", []), ("丙", "甲 + 1", ["乙"])])
    #expect(try model.compiled().problems.contains { $0.code == "feel.unknown-name" })
  }

  @Test("inner names hide outer ones")
  func hiding() throws {
    func value(_ text: String) throws -> String {
      try LiteralModel(inputs: [("x", "number")], decisions: [("d", text, ["x"])]).decide(["x": "1"]
      )
    }
    #expect(try value("[x, {x: 2, y: x}.y, (function(x) x)(3), x]") == "[1, 2, 3, 1]")
    #expect(try value("for x in [4] return x") == "[4]")
    #expect(try value("some x in [4] satisfies x = 4") == "true")
    #expect(try value("[{x: 7}][x = 7].x") == "[7]")
  }

  @Test(
    "boxed expressions have the values of their parts",
    arguments: [
      ("<list>\(LiteralModel.literal("1"))\(LiteralModel.literal("x"))</list>", "[1, 5]"),
      (
        "<context><contextEntry><variable name=\"a\"/>\(LiteralModel.literal("x + 1"))</contextEntry>"
          + "<contextEntry><variable name=\"b\"/>\(LiteralModel.literal("a * 2"))</contextEntry></context>",
        "{a: 6, b: 12}"
      ),
      (
        "<context><contextEntry><variable name=\"a\"/>\(LiteralModel.literal("x + 1"))</contextEntry>"
          + "<contextEntry>\(LiteralModel.literal("a * 3"))</contextEntry></context>", "18"
      ),
      (
        "<relation><column name=\"码\"/><column name=\"名\"/><row>\(LiteralModel.literal("1"))"
          + "\(LiteralModel.literal("\"甲\""))</row></relation>", "[{码: 1, 名: \"甲\"}]"
      ),
      (
        "<conditional><if>\(LiteralModel.literal("x > 3"))</if><then>\(LiteralModel.literal("1"))</then>"
          + "<else>\(LiteralModel.literal("2"))</else></conditional>", "1"
      ),
      (
        "<conditional><if>\(LiteralModel.literal("null"))</if><then>\(LiteralModel.literal("1"))</then>"
          + "<else>\(LiteralModel.literal("2"))</else></conditional>", "2"
      ),
      (
        "<filter><in>\(LiteralModel.literal("[1, 5, 9]"))</in><match>\(LiteralModel.literal("item >= x"))"
          + "</match></filter>", "[5, 9]"
      ),
      (
        "<filter><in>\(LiteralModel.literal("[1, 5, 9]"))</in><match>\(LiteralModel.literal("2"))</match>"
          + "</filter>", "5"
      ),
      (
        "<filter><in>\(LiteralModel.literal("[{a: 1}, {a: 6}]"))</in><match><conditional><if>"
          + "\(LiteralModel.literal("item.a > x"))</if><then>\(LiteralModel.literal("true"))</then><else>"
          + "\(LiteralModel.literal("false"))</else></conditional></match></filter>", "[{a: 6}]"
      ),
      (
        "<for iteratorVariable=\"i\"><in>\(LiteralModel.literal("[1..3]"))</in><return>"
          + "\(LiteralModel.literal("i * x"))</return></for>", "[5, 10, 15]"
      ),
      (
        "<for iteratorVariable=\"i\"><in>\(LiteralModel.literal("x..x - 2"))</in><return>"
          + "\(LiteralModel.literal("i"))</return></for>", "[5, 4, 3]"
      ),
      (
        "<for iteratorVariable=\"i\"><in>\(LiteralModel.literal("[1, 2, 3]"))</in><return>"
          + "\(LiteralModel.literal("i + count(partial)"))</return></for>", "[1, 3, 5]"
      ),
      (
        "<some iteratorVariable=\"i\"><in>\(LiteralModel.literal("[1, 9]"))</in><satisfies>"
          + "\(LiteralModel.literal("i > x"))</satisfies></some>", "true"
      ),
      (
        "<every iteratorVariable=\"i\"><in>\(LiteralModel.literal("[1, 9]"))</in><satisfies>"
          + "\(LiteralModel.literal("i > x"))</satisfies></every>", "false"
      ),
      (
        "<every iteratorVariable=\"i\"><in>\(LiteralModel.literal("[9, null]"))</in><satisfies>"
          + "\(LiteralModel.literal("i > x"))</satisfies></every>", "null"
      ),
      (
        "<invocation><functionDefinition><formalParameter name=\"p\"/>\(LiteralModel.literal("p * x"))"
          + "</functionDefinition><binding><parameter name=\"p\"/>\(LiteralModel.literal("2"))</binding>"
          + "</invocation>", "10"
      ),
    ])
  func boxed(_ text: String, _ expected: String) throws {
    let model = LiteralModel(inputs: [("x", "number")], decisions: [("d", text, ["x"])])
    #expect(try model.decide(["x": "5"]) == expected)
  }

  @Test("a boxed loop that builds ever deeper values ends with a problem")
  func deep() throws {
    let text = """
      <for iteratorVariable="i"><in>\(LiteralModel.literal("1..50000"))</in><return>\
      \(LiteralModel.literal("[partial[-1]]"))</return></for>
      """
    let list = text.replacingOccurrences(of: "1..50000", with: "[1..50000]")
    let result = try LiteralModel(decisions: [("d", list, [])]).compiled().evaluate(
      "d", inputs: [:])
    #expect(result.value.isNull)
    #expect(result.problems.contains { $0.code == "feel.limit" })
  }

  @Test("functions of other languages are refused with a problem")
  func external() throws {
    let text = """
      <functionDefinition kind="Java"><formalParameter name="a"/><context><contextEntry>\
      <variable name="class"/>\(LiteralModel.literal("\"java.lang.Math\""))</contextEntry></context>\
      </functionDefinition>
      """
    let model = try LiteralModel(decisions: [("d", text, [])]).compiled()
    #expect(model.problems.map(\.code).contains("dmn.external-function"))
    #expect(model.evaluate("d", inputs: [:]).value.isNull)
    let pmml = text.replacingOccurrences(of: "Java", with: "PMML")
    #expect(
      try LiteralModel(decisions: [("d", pmml, [])]).compiled().problems.map(\.code)
        .contains("dmn.external-function"))
  }

  @Test("the caller sets limits and the moment of an evaluation")
  func options() throws {
    let model = try LiteralModel(
      decisions: [
        ("d", "count(for i in 1..1000, j in 1..1000 return i)", []), ("t", "today()", []),
      ]
    ).compiled()
    let limited = model.evaluate(
      "d", inputs: [:], options: EvaluationOptions(limits: .init(steps: 1_000)))
    #expect(limited.value.isNull)
    #expect(limited.problems.first?.code == "feel.limit")
    let timed = model.evaluate(
      "d", inputs: [:], options: EvaluationOptions(limits: .init(time: .milliseconds(1))))
    #expect(timed.problems.first?.code == "feel.limit")
    guard case .dateTime(let now) = try feel("@\"2026-11-24T08:00:00+08:00\"") else {
      Issue.record("not a moment")
      return
    }
    #expect(
      model.evaluate("t", inputs: [:], options: EvaluationOptions(now: now)).value.feelText
        == "@\"2026-11-24\"")
  }
}
