/// Puts numbered headings into a tree and gives each its address.
struct TreeBuilder {
  let text: Scalars
  let documentID: String

  /// The provisions of what was found; the last one ends at `end` or at the next of `stops`.
  func provisions(_ printed: [HeadingScanner.Found], stops: [Int], end: Int) -> [Provision] {
    let found = withLateParagraphs(printed, stops: stops, end: end)
    var provisions: [Provision] = []
    var forms: [NumberMark.Form] = []
    var stack: [Int] = []
    var seen: [String: Int] = [:]
    var stop = stops.sorted()[...]
    // The paragraphs of the article that is being read, so far.
    var paragraph = 0
    func identifier(_ path: String) -> String {
      let count = seen[path, default: 0] + 1
      seen[path] = count
      return count == 1 ? path : "\(path)~\(count)"
    }
    func push(_ provision: Provision, _ form: NumberMark.Form) {
      stack.append(provisions.count)
      provisions.append(provision)
      forms.append(form)
    }
    for (position, entry) in found.enumerated() {
      let start = entry.mark.range.lowerBound
      while let first = stop.first, first <= start { stop = stop.dropFirst() }
      let next = position + 1 < found.count ? found[position + 1].mark.range.lowerBound : end
      let own = min(next, stop.first ?? end)
      let isNewAnnex = position > 0 && found[position - 1].annex != entry.annex
      while let top = stack.last,
        isNewAnnex || forms[top].rawValue >= entry.mark.form.rawValue
      {
        provisions[top].extent.end = min(provisions[top].extent.end, start)
        stack.removeLast()
      }
      let isInLawArticle = stack.contains { forms[$0] == .lawArticle }
      let parent = stack.last.map { provisions[$0] }
      var step = entry.mark.step
      if isInLawArticle, entry.mark.form == .article { step = "第\(step)项" }
      if isInLawArticle, entry.mark.form == .item { step = "第\(entry.mark.value)目" }
      let root = documentID + " " + (entry.annex.map { $0 + " " } ?? "")
      let base = entry.mark.form == .lawArticle ? root : parent?.id ?? root
      var number = String(scalars: text[entry.mark.range].filter { !$0.isBlank }[...])
      if entry.mark.form == .paragraph {
        paragraph += 1
        number = "第\(Self.chinese(paragraph))款"
        step = number
      }
      let printed = entry.heading.clamped(to: start..<max(start, own))
      let heading = printed.isEmpty ? nil : String(scalars: text[printed])
      push(
        Provision(
          id: identifier(base + step), parent: parent?.id,
          level: entry.mark.level(inLawArticle: isInLawArticle), number: number, heading: heading,
          headingSpan: Span(start, min(entry.bodyStart, own)),
          body: trimmed(min(entry.bodyStart, own), own),
          extent: Span(start, stop.first ?? end), doubts: entry.doubts), entry.mark.form)
      guard entry.mark.form == .lawArticle, let article = provisions.last else { continue }
      let pieces = paragraphs(of: article.body)
      paragraph = 0
      let late = found[(position + 1)...].prefix {
        $0.mark.form.rawValue > entry.mark.form.rawValue
      }
      .count { $0.mark.form == .paragraph }
      guard pieces.count + late > 1, !pieces.isEmpty else { continue }
      paragraph = pieces.count
      provisions[provisions.count - 1].body = Span(article.body.start, article.body.start)
      for (index, piece) in pieces.enumerated() {
        if index > 0 { stack.removeLast() }
        let number = "第\(Self.chinese(index + 1))款"
        push(
          Provision(
            id: identifier(article.id + number), parent: article.id, level: .paragraph,
            number: number, heading: nil, headingSpan: Span(piece.start, piece.start),
            body: piece,
            extent: index + 1 < pieces.count ? piece : Span(piece.start, article.extent.end)),
          .paragraph)
      }
    }
    return provisions
  }

  /// Puts in the paragraphs of articles that stand behind a list of items: the words below the last item
  /// that no number opens.
  private func withLateParagraphs(
    _ found: [HeadingScanner.Found], stops: [Int], end: Int
  ) -> [HeadingScanner.Found] {
    var all: [HeadingScanner.Found] = []
    var isInArticle = false
    let stops = stops.sorted()
    for (position, entry) in found.enumerated() {
      all.append(entry)
      if entry.mark.form.rawValue <= NumberMark.Form.lawArticle.rawValue {
        isInArticle = entry.mark.form == .lawArticle
        continue
      }
      guard isInArticle else { continue }
      let next = position + 1 < found.count ? found[position + 1].mark.range.lowerBound : end
      let start = entry.bodyStart
      let low = stops.partitioningIndex { $0 > entry.mark.range.lowerBound }
      let limit = min(next, low < stops.count ? stops[low] : end)
      guard start < limit else { continue }
      for piece in paragraphs(of: Span(start, limit)).dropFirst() {
        guard let before = text[..<piece.start].last(where: { !$0.isBlank }),
          "。；;".unicodeScalars.contains(before)
        else { continue }
        all.append(
          HeadingScanner.Found(
            mark: NumberMark(paragraphAt: piece.start), heading: piece.start..<piece.start,
            bodyStart: piece.start, doubts: [], annex: entry.annex))
      }
    }
    return all
  }

  /// The unnumbered paragraphs (款) of an article.
  private func paragraphs(of body: Span) -> [Span] {
    var pieces: [Span] = []
    var low = body.start
    for index in body.range where text[index] == "\n" {
      pieces.append(trimmed(low, index))
      low = index + 1
    }
    pieces.append(trimmed(low, body.end))
    return pieces.filter { $0.count > 0 }
  }

  private func trimmed(_ start: Int, _ end: Int) -> Span {
    var (low, high) = (start, max(start, end))
    while low < high, text[low].isBlank { low += 1 }
    while high > low, text[high - 1].isBlank { high -= 1 }
    return Span(low, high)
  }

  private static func chinese(_ number: Int) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard number < 100 else { return String(number) }
    let tens = number / 10
    let head = tens == 0 ? "" : (tens == 1 ? "十" : digits[tens] + "十")
    return head + (number % 10 == 0 && tens > 0 ? "" : digits[number % 10])
  }
}
