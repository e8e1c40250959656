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

  @Test("allowed outputs that no rule gives, and given outputs that are not allowed, are told")
  func outputs() throws {
    let table = TableModel(
      inputs: [("分", "number", nil)], outputs: [(nil, "\"甲\", \"乙\"", nil)],
      rules: ["< 3 => \"甲\"", ">= 3 => \"丁\""])
    #expect(try messages(table, "dmn.output-never") == ["决策表“结论”没有规则给出允许的输出 \"乙\""])
    #expect(try messages(table, "dmn.output-not-allowed").count == 1)
  }

  @Test("a table of three thousand rules is analysed within a bound")
  func large() throws {
    var rules: [String] = []
    for index in 0..<3_000 {
      rules.append("[\(index)..\(index + 1)) | - | - => \(index)")
    }
    let table = TableModel(
      inputs: [("甲", "number", nil), ("乙", "number", nil), ("丙", "string", nil)], rules: rules)
    let gaps = try messages(table, "dmn.table-gap")
    #expect(gaps.count == 1)
  }
}
