/// Cuts spans of a text into paragraphs and pages.
struct ParagraphReader: Sendable {
  private let text: SourcedText
  private let pageStarts: [(offset: Int, page: Int)]

  init(_ text: SourcedText) {
    self.text = text
    var page: Int?
    var pageStarts: [(offset: Int, page: Int)] = []
    for segment in text.segments where segment.place.page != page {
      page = segment.place.page
      if let page { pageStarts.append((segment.start, page)) }
    }
    self.pageStarts = pageStarts
  }

  /// The paragraphs of a span, without blanks around them and without empty ones.
  func paragraphs(_ span: Span) -> [Span] {
    let scalars = text.scalars
    var lines: [Span] = []
    let range = span.range.clamped(to: 0..<scalars.count)
    var start = range.lowerBound
    func add(_ from: Int, _ to: Int) {
      var (from, to) = (from, to)
      while from < to, CompactText.isBlank(scalars[from]) { from += 1 }
      while from < to, CompactText.isBlank(scalars[to - 1]) { to -= 1 }
      if from < to { lines.append(Span(from, to)) }
    }
    for index in range where scalars[index] == "\n" {
      add(start, index)
      start = index + 1
    }
    add(start, range.upperBound)
    return lines
  }

  /// The parts of a span by page; a part at whose beginning a page begins has that page's number.
  func pageParts(_ span: Span) -> [(page: Int?, span: Span)] {
    guard span.count > 0 else { return [] }
    var parts: [(page: Int?, span: Span)] = []
    var start = span.start
    var page: Int?
    var index = pageStarts.partitioningIndex { $0.offset >= span.start }
    while index < pageStarts.count, pageStarts[index].offset < span.end {
      let next = pageStarts[index]
      if next.offset > start { parts.append((page, Span(start, next.offset))) }
      (start, page) = (next.offset, next.page)
      index += 1
    }
    parts.append((page, Span(start, span.end)))
    return parts
  }
}

extension Array {
  /// The first index from which `belongs` holds, where the elements it holds for stand last.
  func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
