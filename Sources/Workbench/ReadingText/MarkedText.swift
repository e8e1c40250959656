import Provisions

/// Writes a span of a document as HTML: paragraphs, page numbers in the margin, marks on words.
///
/// Marks may overlap. The text is cut at every end of a mark and each piece carries what covers
/// it, so that the elements never cross.
struct MarkedText {
  let text: SourcedText
  /// The marks of the document, by start.
  let marks: [ReaderMark]

  init(_ text: SourcedText, marks: [ReaderMark]) {
    self.text = text
    self.marks = marks.sorted { $0.span < $1.span }
  }

  /// The HTML of a span.
  ///
  /// - Parameters:
  ///   - span: The span.
  ///   - page: The page on which the text before it ended; becomes that of its own end.
  /// - Returns: Paragraphs without their outermost `<p>` tags.
  func html(_ span: Span, page: inout Int?) -> String {
    let covering = marks.filter { $0.span.overlaps(span) }
    var cuts = Set(covering.flatMap { [$0.span.start, $0.span.end] })
    cuts.formUnion(
      text.segments.lazy.map(\.start).drop { $0 < span.start }.prefix { $0 < span.end })
    let inner = cuts.filter { $0 > span.start && $0 < span.end }.sorted()
    var out = ""
    var start = span.start
    for end in inner + [span.end] where end > start {
      breakPage(at: start, page: &page, to: &out)
      append(Span(start, end), covering, to: &out)
      start = end
    }
    return out
  }

  private func breakPage(at offset: Int, page: inout Int?, to out: inout String) {
    guard let place = text.place(at: offset), let here = place.page, here != page else { return }
    page = here
    let printed = place.printedPage.map { " data-printed=\"\($0)\"" } ?? ""
    out += "<span class=\"page\" id=\"page-\(here)\"\(printed)>\(here)</span>"
  }

  private func append(_ piece: Span, _ covering: [ReaderMark], to out: inout String) {
    var closing: [String] = []
    var notes = ""
    for mark in covering where mark.span.start <= piece.start && piece.end <= mark.span.end {
      switch mark.kind {
      case .statement(let code, let number, let state):
        let name = mark.span.start == piece.start ? " id=\"s-\(code)\"" : ""
        out += "<mark\(name) class=\"\(state)\" data-code=\"\(code)\">"
        closing.append("</mark>")
        if mark.span.end == piece.end {
          notes += "<a class=\"ref\" href=\"#n-\(code)\">\(number)</a>"
        }
      case .link(let address, let kind):
        // Links do not nest: of several that cover the words the first counts.
        guard !closing.contains("</a>") else { continue }
        out += "<a class=\"\(kind)\" href=\"\(HTML.escaped(address))\">"
        closing.append("</a>")
      }
    }
    var isFirst = true
    for line in text[piece].split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst { out += "<br>" }
      isFirst = false
      HTML.append(line, to: &out)
    }
    out += closing.reversed().joined() + notes
  }
}
