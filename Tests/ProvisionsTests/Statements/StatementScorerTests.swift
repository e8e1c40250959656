import Diagnostics
import Foundation
import Provisions
import Testing

@Suite("The scorer compares statements with what a person wrote down")
struct StatementScorerTests {
  private let gold = """
    [{"id": "G1", "doc": "D", "doc_number": "某政发〔2026〕1号", "article": "引言", "article_id": "D/引言", "page": 3,
      "quote": "新增茶企业20 家", "kind": "target_cumulative", "kind_alt": [], "role": "main",
      "metric": "新增茶企业数", "operator": ">=", "operator_alt": ["="], "value": 20, "unit": "家",
      "date": null, "horizon": 2030},
     {"id": "G2", "doc": "D", "doc_number": "某政发〔2026〕1号", "article": "引言", "article_id": "D/引言", "page": 3,
      "quote": "茶产值突破80亿元", "kind": "target_stock", "kind_alt": [], "role": "main",
      "metric": "茶产值", "operator": ">", "operator_alt": [], "value": 9000000000, "unit": "元",
      "date": null, "horizon": 2030}]
    """

  private func read(_ text: String) -> ReadDocument {
    let document = InventedDocument.make(text, period: PlanPeriod(from: 2026, to: 2030))
    return ReadDocument(document: document, statements: StatementReader().statements(in: document))
  }

  @Test("right, wrong and superfluous statements are told apart")
  func counts() throws {
    let scorer = try StatementScorer(gold: Data(gold.utf8))
    let report = scorer.score([read("新增茶企业20家,茶产值突破80亿元,建成茶仓7座。")])
    #expect(report.main == ScoreReport.Tally(right: 1, found: 3, expected: 2))
    #expect(report.strict.right == 0)
    #expect(report.byField["value"] == ScoreReport.Tally(right: 1, found: 2, expected: 2))
    #expect(report.byKind["target_cumulative"]?.right == 1)
    #expect(report.differences.map(\.kind) == [.wrong, .falseAlarm])
    #expect(report.differences.first?.fields == [.value])
    #expect(report.text.contains("[错(value)] G2"))
  }

  @Test("what is not in the documents is missed, and said to be so")
  func missed() throws {
    let scorer = try StatementScorer(gold: Data(gold.utf8))
    let report = scorer.score([read("没有数字的一句话。")])
    #expect(report.unlocated == ["G1", "G2"])
    #expect(report.main == ScoreReport.Tally(right: 0, found: 0, expected: 2))
  }

  @Test("an export is scored like what was read")
  func export() throws {
    let document = read("新增茶企业20家,茶产值突破80亿元。")
    let entries = document.statements.map { statement in
      [
        "id": statement.id, "provision": statement.provision, "kind": statement.kind.rawValue,
        "role": statement.role.rawValue, "metric": statement.metric,
        "operator": statement.comparator.rawValue, "value": statement.value ?? "",
        "unit": statement.unit, "horizon": statement.horizon ?? 0,
        "quote": document.document.text[statement.quote], "page": 3, "confidence": 0.9,
      ] as [String: Any]
    }
    let data = try JSONSerialization.data(
      withJSONObject: ["documents": [["id": document.document.id, "statements": entries]]])
    let report = try StatementScorer(gold: Data(gold.utf8)).score(export: data)
    #expect(report.main == ScoreReport.Tally(right: 1, found: 2, expected: 2))
  }

  @Test("a file that is no gold is a problem with a code")
  func unreadable() {
    #expect {
      try StatementScorer(gold: Data("{}".utf8))
    } throws: { error in
      (error as? Problem)?.code == "score.unreadable-gold"
    }
  }

  @Test(
    "verbs of doing do not make metrics differ",
    arguments: [
      ("新增茶企业数", "茶企业数", 1.0), ("茶产值", "茶 产值", 1.0), ("茶园面积", "渔港吞吐量", 0.0),
      ("培育茶企业数", "培育茶企业总数", 2.0 * 2 / 7),
    ])
  func similarity(_ a: String, _ b: String, _ expected: Double) {
    #expect(abs(MetricSimilarity.dice(a, b) - expected) < 0.01)
  }
}
