public import Diagnostics
public import Foundation

/// Compares found statements with statements that a person wrote down.
///
/// Only the articles in which the gold holds statements are compared: what is found elsewhere is
/// neither right nor wrong. A statement is right when value, unit, comparator, kind, horizon and
/// role are right and the metric is alike (``MetricSimilarity``).
///
/// ```swift
/// let scorer = try StatementScorer(gold: Data(contentsOf: url))
/// print(scorer.score(reading.documents).text)
/// ```
public struct StatementScorer: Sendable {
  let gold: [GoldStatement]

  /// Creates a scorer.
  ///
  /// - Parameter gold: A JSON array of statements in the form of the annotation guideline.
  /// - Throws: `score.unreadable-gold` where the data is no such array.
  public init(gold: Data) throws(Problem) {
    do {
      self.gold = try JSONDecoder().decode([GoldStatement].self, from: gold)
    } catch {
      throw Problem(
        "score.unreadable-gold", .error,
        Wording("标注文件不是标注陈述的列表", "the gold file is not a list of annotated statements"),
        notes: ["\(error)"],
        suggestion:
          Wording(
            "应为 JSON 数组，各项有 id、quote、kind、metric、operator、unit",
            "give a JSON array whose entries have id, quote, kind, metric, operator and unit"))
    }
  }

  /// Compares the statements of documents that were read here.
  public func score(_ documents: [ReadDocument]) -> ScoreReport {
    let found = documents.enumerated().flatMap { index, document in
      document.statements.map { ScoredStatement($0, in: document.document, at: index) }
    }
    let places = GoldLocator(documents.map(\.document)).places(of: gold)
    return compare(found, places: places)
  }

  func compare(_ found: [ScoredStatement], places: [GoldLocator.Place?]) -> ScoreReport {
    let regions = Set(places.compactMap { $0 })
    let candidates = found.filter {
      regions.contains(GoldLocator.Place(document: $0.document, provision: $0.provision))
    }
    var report = ScoreReport()
    report.unlocated = zip(gold, places).filter { $0.1 == nil }.map(\.0.id)
    let pairs = StatementAlignment(gold: gold, places: places, found: candidates).pairs()
    for (index, entry) in gold.enumerated() {
      report.count(entry, pairs[index].map { candidates[$0] })
    }
    let used = Set(pairs.compactMap { $0 })
    for (index, statement) in candidates.enumerated() {
      report.countFound(statement, isExpected: used.contains(index))
    }
    return report
  }
}
