import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

@Suite("Types of models")
struct TypeTests {
  private static let types = """
    <itemDefinition name="档"><typeRef>string</typeRef><allowedValues><text>"甲", "乙"</text></allowedValues></itemDefinition>
    <itemDefinition name="分"><typeRef>number</typeRef><typeConstraint><text>[0..100]</text></typeConstraint></itemDefinition>
    <itemDefinition name="各档" isCollection="true"><typeRef>string</typeRef>\
    <allowedValues><text>"甲", "乙"</text></allowedValues></itemDefinition>
    <itemDefinition name="至多两个" isCollection="true"><typeRef>number</typeRef>\
    <typeConstraint><text>count(?) &lt;= 2</text></typeConstraint></itemDefinition>
    <itemDefinition name="企业"><itemComponent name="名 称"><typeRef>string</typeRef></itemComponent>\
    <itemComponent name="分"><typeRef>分</typeRef></itemComponent></itemDefinition>
    <itemDefinition name="各企业" isCollection="true"><typeRef>企业</typeRef></itemDefinition>
    """

  private func value(_ type: String, _ input: String, _ text: String = "x") throws -> String {
    try LiteralModel(
      inputs: [("x", type)], decisions: [("d", text, ["x"])], head: Self.types
    ).decide(["x": input])
  }

  @Test(
    "inputs are held to their types and constraints; what does not fit counts as null",
    arguments: [
      ("档", "\"甲\"", "\"甲\""), ("档", "\"丙\"", "null"), ("分", "100", "100"), ("分", "101", "null"),
      ("各档", "[\"甲\", \"乙\"]", "[\"甲\", \"乙\"]"), ("各档", "[\"甲\", \"丙\"]", "null"),
      ("各档", "\"甲\"", "[\"甲\"]"), ("至多两个", "[1, 2]", "[1, 2]"), ("至多两个", "[1, 2, 3]", "null"),
      ("number", "\"1\"", "null"), ("number", "[1]", "1"), ("list<number>", "1", "[1]"),
      ("dateTime", "@\"2026-01-01\"", "@\"2026-01-01T00:00:00Z\""),
      ("企业", "{名 称: \"甲\", 分: 5}", "{名 称: \"甲\", 分: 5}"), ("企业", "{名 称: \"甲\", 分: 500}", "null"),
      ("企业", "{名 称: \"甲\"}", "null"),
    ])
  func inputs(_ type: String, _ input: String, _ expected: String) throws {
    #expect(try value(type, input) == expected)
  }

  @Test("entries with spaces in their names are read through types")
  func names() throws {
    #expect(try value("企业", "{名 称: \"甲\", 分: 5}", "x.名 称") == "\"甲\"")
    #expect(
      try value("各企业", "[{名 称: \"甲\", 分: 5}, {名 称: \"乙\", 分: 9}]", "x[名 称 = \"乙\"].分") == "[9]")
    #expect(
      try value("各企业", "[{名 称: \"甲\", 分: 5}]", "for e in x return e.名 称") == "[\"甲\"]")
    #expect(try value("企业", "{名 称: \"甲\", 分: 5}", "x instance of 企业") == "true")
    #expect(try value("Any", "500", "x instance of 分") == "true")
  }

  @Test("a value that does not fit says which name and type it is of, in both languages")
  func problem() throws {
    let model = try LiteralModel(
      inputs: [("x", "分")], decisions: [("d", "x", ["x"])], head: Self.types
    ).compiled()
    let problem = try #require(model.evaluate("d", inputs: ["x": .integer(500)]).problems.first)
    #expect(problem.code == "feel.wrong-type")
    #expect(problem.message.chinese.contains("“x”") && problem.message.chinese.contains("“分”"))
    #expect(problem.message.english.contains("“x”") && problem.message.english.contains("“分”"))
    #expect(problem.place?.file == "m.dmn")
  }

  @Test("types that are unknown or made of themselves are problems")
  func faults() throws {
    func codes(_ head: String, _ type: String) throws -> [String] {
      try LiteralModel(inputs: [("x", type)], decisions: [("d", "x", ["x"])], head: head)
        .compiled().problems.map(\.code)
    }
    #expect(try codes("", "没有") == ["dmn.unknown-type"])
    #expect(
      try codes("<itemDefinition name=\"圈\"><typeRef>圈</typeRef></itemDefinition>", "圈")
        .contains("dmn.type-cycle"))
  }
}
