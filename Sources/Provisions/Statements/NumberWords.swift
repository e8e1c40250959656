/// The words directly before and after a number, and what they make of it.
struct NumberWords: Sendable {
  /// Where the words before end, markers taken off.
  var nounEnd: Int
  /// Markers before the number, nearest first.
  var before: [Lexicon.Marker] = []
  /// The marker after.
  var after: Lexicon.Marker?
  /// Where the words after begin.
  var postStart: Int
  /// Softening words between noun and number.
  var hedges: [Lead.Word] = []
  /// Whether 均 or 分别 says the number of two measures.
  var isBoth = false
  var isRespective = false
  /// Whether 年均 stands before the number.
  var isYearly = false
  /// Whether 累计 stands before the number.
  var isCumulative = false
  /// What the number is counted by, where 每亩 stands beside it.
  var per: String?
  /// Whether 已 or 了 says that it is so already.
  var isPast = false

  var classes: [Lexicon.Marker.Class] { before.map(\.kind) }
  func has(_ kind: Lexicon.Marker.Class) -> Bool { before.contains { $0.kind == kind } }

  /// The comparator (guideline §7).
  func comparator(of mention: Mention, negatedWithin: Bool) -> Statement.Comparator {
    if let bound = mention.bound { return bound }
    if negatedWithin, after?.comparator == .atMost { return .atLeast }
    if let after, after.kind == .around { return after.comparator }
    let strong = before.first { [.floor, .over, .ceiling, .under, .around].contains($0.kind) }
    if let strong, strong.kind != .around || after == nil { return strong.comparator }
    if let after { return after.comparator }
    if let inside = mention.inside { return inside.comparator }
    return before.first { $0.kind == .reach || $0.kind == .drop }?.comparator ?? .equal
  }
}

/// Reads the words around a number.
struct NumberWordsReader {
  let passage: Passage
  private var scalars: Scalars { passage.scalars }

  init(_ passage: Passage) { self.passage = passage }

  func read(_ mention: Mention, from start: Int, limit: Int) -> NumberWords {
    var words = NumberWords(nounEnd: mention.range.lowerBound, postStart: mention.range.upperBound)
    if let after = passage.lexicon.markersAfter.prefix(
      of: scalars, at: words.postStart, limit: limit)
    {
      words.after = after.value
      words.postStart += after.count
    }
    while let next = strip(&words, start) { words.nounEnd = next }
    return words
  }

  private func strip(_ words: inout NumberWords, _ start: Int) -> Int? {
    let end = words.nounEnd
    guard end > start else { return nil }
    if passage.masked[end - 1] { return end - 1 }
    if scalars[end - 1] == "“" || scalars[end - 1] == "、" { return end - 1 }
    if words.per == nil,
      let base = Self.bases.first(where: { passage.text.has("每" + $0, endingAt: end) }),
      end - base.unicodeScalars.count - 1 >= start
    {
      words.per = base
      return end - base.unicodeScalars.count - 1
    }
    if let marker = passage.lexicon.markersBefore.suffix(of: scalars, endingAt: end, from: start),
      words.before.count < 4, isMarker(marker, end)
    {
      words.before.append(marker.value)
      if marker.value.word.hasPrefix("年均") { words.isYearly = true }
      return end - marker.count
    }
    for (word, action) in Self.adverbs where passage.text.has(word, endingAt: end) {
      let from = end - word.unicodeScalars.count
      guard from >= start else { continue }
      if action == .both, from > start, "平人亩年户地".unicodeScalars.contains(scalars[from - 1]) {
        if scalars[from - 1] == "年", from - 1 >= start, !words.before.isEmpty {
          words.isYearly = true
          return from - 1
        }
        continue
      }
      switch action {
      case .both: words.isBoth = true
      case .respective: words.isRespective = true
      case .cumulative: words.isCumulative = true
      case .past:
        guard !words.before.isEmpty || word != "已" else { continue }
        words.isPast = true
      case .nothing:
        guard !words.before.isEmpty else { continue }
      }
      return from
    }
    if let hedge = passage.lexicon.hedges.suffix(of: scalars, endingAt: end, from: start),
      !words.before.isEmpty || hedge.value.word == "力争"
    {
      if hedge.value.kind == .hedge {
        words.hedges.append(Lead.Word(text: hedge.value.word, range: end - hedge.count..<end))
      }
      return end - hedge.count
    }
    return nil
  }

  /// What amounts of money are counted by: 每亩不低于400万元.
  private static let bases = ["平方米", "亩", "吨", "千瓦时", "千瓦", "公里", "度"]

  private enum Action { case both, respective, cumulative, past, nothing }

  private static let adverbs: [(String, Action)] = [
    ("分别", .respective), ("累计", .cumulative), ("已经", .past), ("均", .both), ("都", .both),
    ("已", .past),
    ("了", .past), ("应当", .nothing), ("应", .nothing), ("要", .nothing), ("须", .nothing),
    ("需", .nothing), ("可", .nothing), ("将", .nothing), ("也", .nothing), ("仍", .nothing),
    ("一次", .nothing), ("原则", .nothing), ("力争", .nothing), ("合计", .nothing),
    ("在", .nothing),
  ]

  /// 节约, 附近, 作为: a marker that is the end of another word.
  private func isMarker(_ marker: (count: Int, value: Lexicon.Marker), _ end: Int) -> Bool {
    let from = end - marker.count
    guard marker.count == 1, from > 0 else { return true }
    let before = scalars[from - 1]
    switch marker.value.word {
    case "近", "约": return !"附邻合公契条预".unicodeScalars.contains(before)
    case "为": return !"作成因行认".unicodeScalars.contains(before)
    case "有", "是", "共": return !"拥所国具没只享公占持".unicodeScalars.contains(before)
    case "过": return !"通经不进超透".unicodeScalars.contains(before)
    case "满": return !"圆充".unicodeScalars.contains(before)
    case "达": return !"发到表".unicodeScalars.contains(before)
    default: return true
    }
  }
}
