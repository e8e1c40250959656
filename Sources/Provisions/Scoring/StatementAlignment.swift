/// Pairs each gold statement with at most one found statement of the same place.
struct StatementAlignment {
  let gold: [GoldStatement]
  let places: [GoldLocator.Place?]
  let found: [ScoredStatement]

  /// For each gold statement the index of its partner; the best pairs are made first.
  func pairs() -> [Int?] {
    var candidates: [(score: Double, gold: Int, found: Int)] = []
    for (goldIndex, entry) in gold.enumerated() {
      guard let place = places[goldIndex] else { continue }
      for (foundIndex, statement) in found.enumerated()
      where statement.document == place.document && statement.provision == place.provision {
        if let score = score(entry, statement) { candidates.append((score, goldIndex, foundIndex)) }
      }
    }
    candidates.sort { ($0.score, $1.gold, $1.found) > ($1.score, $0.gold, $0.found) }
    var result = [Int?](repeating: nil, count: gold.count)
    var used: Set<Int> = []
    for pair in candidates where result[pair.gold] == nil && !used.contains(pair.found) {
      result[pair.gold] = pair.found
      used.insert(pair.found)
    }
    return result
  }

  /// How well two statements of one place fit; `nil` where they speak of different things.
  private func score(_ gold: GoldStatement, _ found: ScoredStatement) -> Double? {
    let sameValue = ScoreReport.sameValue(gold, found)
    let overlap = overlap(gold.quote, found.quote)
    guard overlap >= 0.5 || sameValue else { return nil }
    let metric = MetricSimilarity.dice(gold.metric, found.metric)
    let score =
      (sameValue ? 2 : 0) + overlap + (gold.unit == found.unit ? 0.5 : 0) + metric
      + (gold.role == found.role ? 0.25 : 0)
    return score >= 1.5 ? score : nil
  }

  /// The share of the shorter quote's bigrams that the other has too.
  private func overlap(_ a: String, _ b: String) -> Double {
    func bigrams(_ text: String) -> [MetricSimilarity.Bigram: Int] {
      MetricSimilarity.bigrams(
        text.unicodeScalars.filter { !CompactText.isBlank($0) }.map(CompactText.folded))
    }
    let left = bigrams(a)
    let right = bigrams(b)
    let shorter = min(left.values.reduce(0, +), right.values.reduce(0, +))
    guard shorter > 0 else { return 0 }
    return Double(left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }) / Double(shorter)
  }
}
