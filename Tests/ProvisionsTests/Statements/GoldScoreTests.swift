import Foundation
import Provisions
import Testing

@Suite("Statements of the annotated compilation")
struct GoldScoreTests {
  @Test(
    "at least nine in ten are found right, counting false alarms",
    .enabled(if: GoldCompilation.isPresent, "the annotated compilation is not beside the package"))
  func score() throws {
    let url = try #require(GoldCompilation.statements)
    let scorer = try StatementScorer(gold: Data(contentsOf: url))
    let reader = StatementReader()
    let documents = try GoldCompilation.documents().map {
      ReadDocument(document: $0, statements: reader.statements(in: $0))
    }
    let report = scorer.score(documents)
    print(report.text)
    #expect(report.unlocated.isEmpty)
    #expect(report.main.f1 >= 0.90)
  }
}
