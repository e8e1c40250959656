/// A part of a clause with one main number, and the numbers that only qualify it before.
struct Segment: Sendable {
  /// Its words.
  var range: Range<Int>
  /// Its numbers in order; the last is the main one.
  var mentions: [Mention]
  /// Whether it opens its clause.
  var opensClause: Bool
}

/// Cuts a clause with several numbers into items.
struct Segmenter {
  let passage: Passage
  private var scalars: Scalars { passage.scalars }

  init(_ passage: Passage) { self.passage = passage }

  /// The items of `clause`; numbers that no separator parts stay together.
  func segments(_ clause: Range<Int>, _ mentions: [Mention]) -> [Segment] {
    guard var current = mentions.first.map({ [$0] }) else { return [] }
    var segments: [Segment] = []
    var start = clause.lowerBound
    for mention in mentions.dropFirst() {
      guard let last = current.last else { break }
      if last.range != mention.range, let cut = boundary(after: last, before: mention) {
        segments.append(
          Segment(range: start..<cut, mentions: current, opensClause: segments.isEmpty))
        current = []
        start = cut
      }
      current.append(mention)
    }
    segments.append(
      Segment(
        range: start..<clause.upperBound, mentions: current, opensClause: segments.isEmpty))
    return segments
  }

  /// Where the number's own words end: behind 以上, 左右 and a closing quote.
  func end(of mention: Mention) -> Int {
    let at = mention.range.upperBound
    let marker = passage.lexicon.markersAfter.prefix(of: scalars, at: at, limit: scalars.count)
    return at + (marker?.count ?? 0)
  }

  private func boundary(after first: Mention, before second: Mention) -> Int? {
    let range = end(of: first)..<max(end(of: first), second.range.lowerBound)
    guard !range.isEmpty else { return nil }
    let cuts = separators(range)
    guard let firstCut = cuts.first, let lastCut = cuts.last else { return nil }
    if firstCut == range.lowerBound { return firstCut }
    // 平台和30个以上…平台: the separator touches the next number.
    let tail = LeadReader(passage).read(lastCut..<second.range.lowerBound)
    if tail.nounStart >= second.range.lowerBound
      || isMarker(tail.nounStart..<second.range.lowerBound)
    {
      return lastCut
    }
    if let verb = cuts.first(where: { cut in
      let lead = LeadReader(passage).read(cut..<second.range.lowerBound)
      return lead.verb != nil && lead.subject == nil
    }) {
      return verb
    }
    return cuts.first { scalars[$0] == "、" } ?? lastCut
  }

  private func isMarker(_ range: Range<Int>) -> Bool {
    passage.lexicon.markersBefore.prefix(
      of: scalars, at: range.lowerBound, limit: range.upperBound)?
      .count == range.count
  }

  private func separators(_ range: Range<Int>) -> [Int] {
    var depth = 0
    var cuts: [Int] = []
    for index in range {
      switch scalars[index] {
      case "“", "(", "《": depth += 1
      case "”", ")", "》": depth = max(0, depth - 1)
      case "、", "和", "及", "且", "并", "与":
        guard depth == 0 else { continue }
        if scalars.isInsideWord(at: index) { continue }
        // 以及 is one separator.
        cuts.append(
          scalars[index] == "及" && index > range.lowerBound && scalars[index - 1] == "以"
            ? index - 1 : index)
      default: break
      }
    }
    return cuts
  }
}
