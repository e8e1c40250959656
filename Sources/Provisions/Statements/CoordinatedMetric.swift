/// Splits what 均 and 分别 say of several measures at once.
struct CoordinatedMetric {
  let passage: Passage

  init(_ passage: Passage) { self.passage = passage }

  /// 企业数量和面积占比 → 企业数量占比, 企业面积占比; `nil` where nothing is joined.
  ///
  /// `count` says how many numbers are said of them, where that is known: parts at 、 alone are taken
  /// where they are as many (甲和乙业、丙业规模分别 with two numbers).
  func expand(_ metric: String, count: Int? = nil) -> [String]? {
    let scalars = Array(metric.unicodeScalars)
    var parts = parts(scalars, at: ["、", "和", "及", "与"])
    if let count, let listed = self.parts(scalars, at: ["、"]), listed.count == count {
      parts = listed
    }
    guard let parts, parts.count >= 2, parts.count <= 6,
      let last = parts.last
    else { return nil }
    let head = tail(of: last)
    let own = last.count - head.count
    guard let first = parts.first else { return nil }
    // What stands before the first measure belongs to each: as many words as the last has of its own.
    let shared = head.isEmpty || own <= 0 || first.count <= own ? 0 : first.count - own
    let ownOfFirst = first[(first.startIndex + shared)...]
    let owner =
      shared > 0 && ownOfFirst.count <= 3 && startsMeasure(ownOfFirst)
      ? Array(first[..<shared]) : []
    return parts.enumerated().map { position, part in
      var words = position == 0 ? Array(part) : owner + part
      if position < parts.count - 1, !startsMeasure(words[...]) || isShare(head), !isShare(words) {
        words += head
      }
      return String(scalars: words[...])
    }
  }

  /// The joined parts of a noun phrase, at 、 和 及 与 outside quotes.
  func parts(
    _ scalars: Scalars, at separators: Set<Unicode.Scalar>
  ) -> [ArraySlice<Unicode.Scalar>]? {
    var depth = 0
    var parts: [ArraySlice<Unicode.Scalar>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar == "“" || scalar == "(" { depth += 1 }
      if scalar == "”" || scalar == ")" { depth -= 1 }
      guard depth <= 0, separators.contains(scalar), !scalars.isInsideWord(at: index) else {
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

  private func isShare(_ words: Scalars) -> Bool {
    passage.lexicon.shares.suffix(of: words, endingAt: words.count, from: 0) != nil
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

extension Array<Unicode.Scalar> {
  /// Whether a separator is part of a word: 普及率, 参与, 兼并, 和谐.
  func isInsideWord(at index: Int) -> Bool {
    let before = index > 0 ? self[index - 1] : "。"
    let after = index + 1 < count ? self[index + 1] : "。"
    switch self[index] {
    case "及":
      return "普涉触顾波".unicodeScalars.contains(before) || "率格时其".unicodeScalars.contains(after)
    case "和": return "平谐睦".unicodeScalars.contains(after) || before == "总" || before == "饱"
    case "与": return before == "参" || "会时".unicodeScalars.contains(after)
    case "并":
      return "兼合吞".unicodeScalars.contains(before) || "购网联轨行".unicodeScalars.contains(after)
    default: return false
    }
  }
}

extension Array where Element: Equatable {
  func ends(with tail: [Element]) -> Bool {
    count >= tail.count && self[(count - tail.count)...].elementsEqual(tail)
  }
}
