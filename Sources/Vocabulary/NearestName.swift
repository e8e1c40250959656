/// Finds the name that somebody may have meant.
public enum NearestName {
  /// The name of the list with the fewest differing characters, where these are few.
  ///
  /// - Parameters:
  ///   - names: The names that exist.
  ///   - word: What was written, of which 40 characters are looked at.
  /// - Returns: The nearest name: at most a third of the characters differ, and none of a word of one or
  ///   two; `nil` where none is so near.
  public static func among(_ names: some Sequence<String>, to word: String) -> String? {
    let word = Array(word.lowercased().prefix(40))
    guard !word.isEmpty else { return nil }
    let limit = word.count <= 2 ? 0 : max(1, word.count / 3)
    var best: (name: String, distance: Int, gap: Int)?
    for name in names {
      let candidate = Array(name.lowercased())
      guard abs(candidate.count - word.count) <= limit else { continue }
      let distance = distance(candidate, word)
      guard distance <= limit else { continue }
      // Of two equally near, the one as long as the word is likelier.
      let gap = abs(candidate.count - word.count)
      if best.map({ (distance, gap) < ($0.distance, $0.gap) }) ?? true {
        best = (name, distance, gap)
      }
    }
    return best?.name
  }

  /// The fewest insertions, deletions, replacements and exchanges of neighbours between two words.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1..<max(2, a.count + 1) where i <= a.count {
      var row = [i]
      for j in 0..<b.count {
        var cost = min(last[j] + (a[i - 1] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 1, j > 0, a[i - 1] == b[j - 1], a[i - 2] == b[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
