import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

@Suite("Problems of models in both languages")
struct LanguageTests {
  private func expectBoth(_ words: Wording, _ problem: Problem) {
    let isName = words.chinese == words.english
    let hasHan = words.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    // The same words in both may only be names and values, such as “甲 = 1”.
    #expect(!isName || words.english.contains(" = ") || words.english.contains("→"), "\(problem)")
    #expect(isName || hasHan, "\(problem)")
    #expect(isName || words.english.contains { $0.isASCII && $0.isLetter }, "\(problem)")
  }

  private func expectBoth(_ problems: [Problem]) {
    for problem in problems {
      expectBoth(problem.message, problem)
      for note in problem.notes { expectBoth(note, problem) }
      if let suggestion = problem.suggestion { expectBoth(suggestion, problem) }
    }
  }

  @Test("what the check of tables says")
  func analysis() throws {
    let tables = [
      TableModel(
        inputs: [("面积", "number", nil), ("类", "string", "\"甲\", \"乙\"")],
        rules: ["< 3 | - => 1", ">= 3 | \"甲\" => 2", "> 5 | \"乙\" => 3", "> 4 | - => 3"]),
      TableModel(
        inputs: [("分", "number", "[0..100]")], outputs: [(nil, "1, 2, 9", nil)], policy: "FIRST",
        rules: ["< 60 => 1", "> 100 => 2", "< 50 => 3", "< 限额 => 4", "[60..70) => 1"]),
      TableModel(
        inputs: [("分", "number", nil)], policy: "ANY",
        rules: ["<= 10 => 1", ">= 10 => 2", "\"甲\" => 1"]),
    ]
    var codes: Set<String> = []
    for table in tables {
      let problems = ModelChecker().check(ModelSet(main: try table.model())).problems
      expectBoth(problems)
      codes.formUnion(problems.map(\.code))
    }
    #expect(
      codes.isSuperset(of: [
        "dmn.table-gap", "dmn.table-overlap", "dmn.rule-unreachable", "dmn.rule-masked",
        "dmn.output-never", "dmn.output-not-allowed", "feel.unknown-name", "dmn.table-opaque",
      ]), "\(codes)")
  }

  @Test(
    "what the readers say",
    arguments: [
      "", "<a/>", "<definitions", "<!DOCTYPE a><a/>", "<a b=1/>", "<a></b>", "<x:a/>",
      "<a>&nbsp;</a>",
      "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><a/>",
    ])
  func reading(_ text: String) {
    do {
      _ = try DMNReader().read(Data(text.utf8), file: "m.dmn")
      Issue.record("read")
    } catch { expectBoth([error]) }
    do {
      _ = try JSONNode.read(Data(text.utf8), file: "i.json")
      Issue.record("read")
    } catch { expectBoth([error]) }
  }

  @Test("JSON, JUnit and summaries take a language")
  func forms() throws {
    let table = TableModel(inputs: [("分", "number", nil)], rules: ["< 1 => 1", "> 1 => 2"])
    let report = ModelChecker().check(ModelSet(main: try table.model()))
    #expect(report.summary.chinese == "1 个模型，1 张决策表，1 个问题")
    #expect(report.json(in: .english).text().contains("has a hole: 分 = 1"))
    #expect(report.json().text().contains("有缺口：分 = 1"))
    let tests = TestReport(problems: [
      Problem("dmn.no-tests", .error, Wording("没有用例", "no cases"), at: Place(file: "a.xml"))
    ])
    #expect(tests.junit(in: .english).contains("no cases"))
    #expect(tests.junit().contains("没有用例"))
    #expect(tests.json().text().contains("没有用例"))
  }
}
