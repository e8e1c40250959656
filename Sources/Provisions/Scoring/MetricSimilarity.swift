/// How alike two metrics are, whatever verbs of doing they begin with.
public enum MetricSimilarity {
  /// The similarity from which two metrics count as the same.
  public static let threshold = 0.75

  /// The Dice coefficient of character bigrams, 0 … 1.
  ///
  /// Blanks and a verb of doing at the beginning (新增, 培育) are dropped first.
  public static func dice(_ a: String, _ b: String) -> Double {
    let first = reduced(a)
    let second = reduced(b)
    if first == second { return 1 }
    let left = bigrams(first)
    let right = bigrams(second)
    let total = left.values.reduce(0, +) + right.values.reduce(0, +)
    guard total > 0 else { return 0 }
    let shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    return 2 * Double(shared) / Double(total)
  }

  /// The metric without blanks and without the verb it begins with.
  static func reduced(_ metric: String) -> Scalars {
    let scalars = metric.unicodeScalars.filter { !CompactText.isBlank($0) }.map(CompactText.folded)
    guard
      let verb = Lexicon.shared.verbs.prefix(of: scalars, at: 0, limit: scalars.count),
      verb.value.kind == .act, scalars.count > verb.count + 1
    else { return scalars }
    return Array(scalars[verb.count...])
  }

  static func bigrams(_ scalars: Scalars) -> [Bigram: Int] {
    zip(scalars, scalars.dropFirst()).reduce(into: [:]) { counts, pair in
      counts[Bigram(first: pair.0, second: pair.1), default: 0] += 1
    }
  }

  struct Bigram: Hashable {
    var first: Unicode.Scalar
    var second: Unicode.Scalar
  }
}
