/// Splits what 均 and 分别 say of several measures at once.
struct CoordinatedMetric {
  let passage: Passage

  init(_ passage: Passage) { self.passage = passage }

  /// 企业数量和面积占比 → 企业数量占比, 企业面积占比; `nil` where nothing is joined.
  func expand(_ metric: String) -> [String]? {
    let scalars = Array(metric.unicodeScalars)
    guard let parts = parts(scalars), parts.count >= 2, parts.count <= 6,
      let last = parts.last
    else { return nil }
    let head = tail(of: last)
    let own = last.count - head.count
    guard let first = parts.first else { return nil }
    // What stands before the first measure belongs to each: as many words as the last has of its own.
    let shared = head.isEmpty || own <= 0 || first.count <= own ? 0 : first.count - own
    let owner = shared > 0 && startsMeasure(first[shared...]) ? Array(first[..<shared]) : []
    return parts.enumerated().map { position, part in
      var words = position == 0 ? Array(part) : owner + part
      if position < parts.count - 1, !words.ends(with: head) { words += head }
      return String(scalars: words[...])
    }
  }

  /// The joined parts of a noun phrase, at 、 和 及 与 outside quotes.
  func parts(_ scalars: Scalars) -> [ArraySlice<Unicode.Scalar>]? {
    var depth = 0
    var parts: [ArraySlice<Unicode.Scalar>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar == "“" || scalar == "(" { depth += 1 }
      if scalar == "”" || scalar == ")" { depth -= 1 }
      guard depth <= 0, scalar == "、" || scalar == "和" || scalar == "及" || scalar == "与" else {
        continue
      }
      if index > start { parts.append(scalars[start..<index]) }
      start = index + 1
    }
    if scalars.count > start { parts.append(scalars[start...]) }
    return parts.count > 1 ? parts : nil
  }

  private func startsMeasure(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    let words = Array(words)
    return passage.lexicon.measures.suffix(of: words, endingAt: words.count, from: 0) != nil
      || passage.lexicon.money.suffix(of: words, endingAt: words.count, from: 0) != nil
  }

  private func tail(of words: ArraySlice<Unicode.Scalar>) -> Scalars {
    let words = Array(words)
    let share = passage.lexicon.shares.suffix(of: words, endingAt: words.count, from: 0)
    let other =
      passage.lexicon.measures.suffix(of: words, endingAt: words.count, from: 0)
      ?? passage.lexicon.money.suffix(of: words, endingAt: words.count, from: 0)
    guard let count = (share ?? other)?.count, count < words.count else { return [] }
    return Array(words[(words.count - count)...])
  }
}

extension Array where Element: Equatable {
  func ends(with tail: [Element]) -> Bool {
    count >= tail.count && self[(count - tail.count)...].elementsEqual(tail)
  }
}
