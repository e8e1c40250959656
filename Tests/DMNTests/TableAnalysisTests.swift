import DMN
import Diagnostics
import Foundation
import Testing

@Suite("Analysis of decision tables")
struct TableAnalysisTests {
  private func check(_ table: TableModel) throws -> [Problem] {
    ModelChecker().check(ModelSet(main: try table.model())).problems
  }

  private func messages(_ table: TableModel, _ code: String) throws -> [String] {
    try check(table).filter { $0.code == code }.map(\.message.chinese)
  }

  @Test("the hole at exactly 0.52 is found, with its rule's provision")
  func exactHole() throws {
    let table = TableModel(
      inputs: [("单位能耗", "number", nil)],
      rules: ["< 0.52 => \"准入\"", "> 0.52 => \"能耗置换\""])
    let gaps = try check(table).filter { $0.code == "dmn.table-gap" }
    #expect(gaps.map(\.message.chinese) == ["决策表“结论”有缺口：单位能耗 = 0.52 → 无规则"])
    #expect(gaps.first?.notes.map(\.chinese) == ["依据：示例办法 第五条"])
    #expect(gaps.first?.place?.line == 3)
  }

  @Test("a complete table has no problem")
  func complete() throws {
    let table = TableModel(
      inputs: [("单位能耗", "number", nil)],
      rules: ["< 0.52 => \"准入\"", ">= 0.52 => \"能耗置换\""])
    #expect(try check(table) == [])
  }

  @Test("holes of two columns name both, with an example")
  func twoColumns() throws {
    let table = TableModel(
      inputs: [("面积", "number", nil), ("类", "string", "\"甲\", \"乙\"")],
      rules: ["< 3 | - => 1", ">= 3 | \"甲\" => 2", "> 5 | \"乙\" => 3"])
    #expect(
      try messages(table, "dmn.table-gap") == [
        "决策表“结论”有缺口：面积 在 [3..5] 内（例如 3），类 = \"乙\" → 无规则"
      ])
  }

  @Test("dates, booleans and strings have holes too")
  func otherKinds() throws {
    let dates = TableModel(
      inputs: [("日", "date", nil)],
      rules: ["< date(\"2026-01-01\") => 1", "> date(\"2026-01-02\") => 2"])
    #expect(
      try messages(dates, "dmn.table-gap").first?.contains("2026-01-01") == true)
    let flags = TableModel(inputs: [("规上", "boolean", nil)], rules: ["true => 1"])
    #expect(try messages(flags, "dmn.table-gap") == ["决策表“结论”有缺口：规上 = false → 无规则"])
    let words = TableModel(inputs: [("类", "string", nil)], rules: ["\"甲\", \"乙\" => 1"])
    #expect(try messages(words, "dmn.table-gap") == ["决策表“结论”有缺口：类 不是 \"乙\"、\"甲\" → 无规则"])
  }

  @Test("overlaps of a unique table are errors, with an example")
  func overlap() throws {
    let table = TableModel(
      inputs: [("分", "number", nil)], rules: ["<= 10 => 1", ">= 10 => 2"])
    let found = try check(table).filter { $0.code == "dmn.table-overlap" }
    #expect(found.map(\.message.chinese) == ["决策表“结论”要求唯一命中，规则 1 与规则 2却重叠：分 = 10"])
    #expect(found.first?.severity == .error)
  }

  @Test("rules of an any-table may overlap if they agree")
  func conflict() throws {
    let table = TableModel(
      inputs: [("分", "number", nil)], policy: "ANY",
      rules: ["<= 10 => 1", ">= 10 => 1", ">= 20 => 2"])
    #expect(
      try messages(table, "dmn.table-conflict") == [
        "决策表“结论”的规则 2 与规则 3同时命中而输出不同：分 >= 20（例如 20）"
      ])
  }

  @Test("a rule behind a wider one never counts, and an impossible one never matches")
  func idle() throws {
    let table = TableModel(
      inputs: [("分", "number", "[0..100]")], policy: "FIRST",
      rules: ["< 60 => 1", "> 100 => 2", "< 50 => 3", "- => 4"])
    #expect(
      try check(table).contains {
        $0.code == "dmn.rule-unreachable" && $0.message.chinese.contains("2")
      })
    #expect(
      try messages(table, "dmn.rule-masked") == ["规则 3 永不生效：它的全部情形已由规则 1 决定"])
  }

  @Test("rules that differ in one column only could be one")
  func mergeable() throws {
    let table = TableModel(
      inputs: [("类", "string", "\"甲\", \"乙\", \"丙\""), ("分", "number", nil)],
      rules: ["\"甲\" | - => 1", "\"乙\" | - => 1", "\"丙\" | - => 2"])
    #expect(try messages(table, "dmn.rules-mergeable").count == 1)
  }

  @Test("unknown names, unused inputs and decisions without a provision are told")
  func names() throws {
    let table = TableModel(
      inputs: [("分", "number", nil)], rules: ["> 额度 => 1", "<= 3 => 2"])
    let found = try check(table)
    #expect(found.contains { $0.code == "feel.unknown-name" || $0.message.chinese.contains("额度") })
    let xml = """
      <definitions xmlns="\(DMNVersion.version15.modelNamespace)" name="m" namespace="urn:m">
      <inputData id="a" name="甲"><variable name="甲" typeRef="number"/></inputData>
      <inputData id="b" name="乙"><variable name="乙" typeRef="number"/></inputData>
      <decision id="d" name="结论"><variable name="结论" typeRef="number"/>
      <informationRequirement><requiredInput href="#a"/></informationRequirement>
      <literalExpression><text>1 + 1</text></literalExpression></decision></definitions>
      """
    let model = try DMNReader().read(Data(xml.utf8), file: "m.dmn").model
    let codes = ModelChecker().check(ModelSet(main: model)).problems.map(\.code)
    #expect(codes.contains("dmn.no-authority"))
    #expect(codes.contains("dmn.unused-input"))
    #expect(codes.contains("dmn.unused-requirement"))
  }

  @Test(
    "operations that their types rule out are told, at their place",
    arguments: [
      ("税收 + 名", true), ("税收 + 1", false), ("税收 = 名", true), ("if 税收 then 1 else 2", true),
      ("名 and true", true), ("-名", true), ("税收 between 1 and 名", true), ("税收 in (< 名)", true),
      ("税收 in [1..5]", false), ("日 + duration(\"P1D\")", false), ("日 + @\"P1D\"", false),
      ("日 - 税收", true), ("string(税收) + 名", false), ("count([税收]) > 名", true),
      ("for 税收 in [名] return 税收 + 名", false), ("[{税收: \"a\"}][税收 = \"a\"]", false),
      ("{税收: 名, x: 税收 + 名}.x", false), ("(function(税收) 税收 + 名)(名)", false),
      ("税收 = null", false), ("some x in [税收] satisfies x = 名", false),
    ])
  func typeErrors(_ text: String, _ isWrong: Bool) throws {
    let model = LiteralModel(
      inputs: [("税收", "number"), ("名", "string"), ("日", "date")],
      decisions: [("d", text, ["税收", "名", "日"])])
    let report = ModelChecker().check(ModelSet(main: try model.model()))
    let found = report.problems.filter { $0.code == "feel.type-mismatch" }
    #expect(found.isEmpty == !isWrong, "\(found)")
    #expect(found.allSatisfy { $0.place?.line != nil && $0.place?.column != nil })
    // A check warns; the model can be run, and gives null.
    #expect(try model.compiled().problems == [])
  }

  @Test("tests and outputs of a table that are of another type than their column are told")
  func tableTypes() throws {
    let table = TableModel(
      inputs: [("分", "number", nil)], rules: ["< 60 => 1", "\"甲\" => 2", ">= @\"P1D\" => 3"])
    let found = try check(table).filter { $0.code == "feel.type-mismatch" }
    #expect(found.count == 2)
    let typed = table.xml.replacingOccurrences(of: "<output>", with: "<output typeRef=\"string\">")
    let model = try DMNReader().read(Data(typed.utf8), file: "表.dmn").model
    let codes = ModelChecker().check(ModelSet(main: model)).problems.map(\.code)
    #expect(codes.filter { $0 == "dmn.output-type" }.count == 3)
  }

  @Test(
    "holes of every kind of value are named by their smallest example",
    arguments: [
      ("number", ["< 0.52", "> 0.52"], "x = 0.52"),
      ("number", ["<= 1", ">= 2"], "x 在 (1..2) 内（例如 1.5）"),
      ("number", ["<= 0.1", ">= 0.2"], "x 在 (0.1..0.2) 内（例如 0.15）"),
      ("number", ["< 10"], "x >= 10（例如 10）"), ("number", ["> 10"], "x <= 10（例如 10）"),
      ("number", ["1", "2"], "x 不是 1、2"),
      ("date", ["< @\"2026-01-01\"", "> @\"2026-01-01\""], "x = @\"2026-01-01\""),
      (
        "date", ["< @\"2026-01-01\"", ">= @\"2026-02-01\""],
        "x 在 [@\"2026-01-01\"..@\"2026-02-01\") 内（例如 @\"2026-01-01\"）"
      ),
      ("boolean", ["false"], "x = true"), ("string", ["\"甲\""], "x 不是 \"甲\""),
      ("days and time duration", ["< @\"P1D\"", "> @\"P1D\""], "x = @\"P1D\""),
    ])
  func examples(_ type: String, _ tests: [String], _ hole: String) throws {
    let table = TableModel(inputs: [("x", type, nil)], rules: tests.map { "\($0) => 1" })
    #expect(try messages(table, "dmn.table-gap") == ["决策表“结论”有缺口：\(hole) → 无规则"])
  }

  @Test("days that follow each other leave no hole between them")
  func days() throws {
    let table = TableModel(
      inputs: [("日", "date", nil)],
      rules: ["<= date(\"2026-01-01\") => 1", ">= date(\"2026-01-02\") => 2"])
    #expect(try messages(table, "dmn.table-gap") == [])
  }

  @Test("a hole in several columns has an example of all of them, in the notes")
  func exampleOfSeveral() throws {
    let table = TableModel(
      inputs: [("面积", "number", nil), ("类", "string", "\"甲\", \"乙\"")],
      rules: ["< 3 | - => 1", ">= 3 | \"甲\" => 2"])
    let gap = try check(table).first { $0.code == "dmn.table-gap" }
    #expect(gap?.notes.first?.chinese == "例如：面积 = 3，类 = \"乙\"")
    #expect(gap?.notes.first?.english == "for example 面积 = 3, 类 = \"乙\"")
  }

  @Test("allowed outputs that no rule gives, and given outputs that are not allowed, are told")
  func outputs() throws {
    let table = TableModel(
      inputs: [("分", "number", nil)], outputs: [(nil, "\"甲\", \"乙\"", nil)],
      rules: ["< 3 => \"甲\"", ">= 3 => \"丁\""])
    #expect(try messages(table, "dmn.output-never") == ["决策表“结论”没有规则给出允许的输出 \"乙\""])
    #expect(try messages(table, "dmn.output-not-allowed").count == 1)
  }

  @Test("a table of a thousand rules is analysed within a bound")
  func large() throws {
    var rules: [String] = []
    for index in 0..<1_000 {
      rules.append("[\(index)..\(index + 1)) | - | - => \(index)")
    }
    let table = TableModel(
      inputs: [("甲", "number", nil), ("乙", "number", nil), ("丙", "string", nil)], rules: rules)
    let gaps = try messages(table, "dmn.table-gap")
    #expect(gaps.count == 1)
  }
}
