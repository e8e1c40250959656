/// Finds the documents in the clean text of a capture, and what their front and back say.
public struct DocumentReader: Sendable {
  let bodies: BodyTable

  /// Creates a reader.
  ///
  /// - Parameter bodies: The names that split lists of issuers.
  public init(bodies: BodyTable) { self.bodies = bodies }

  /// The documents of a capture, in order; an empty text has none.
  public func documents(
    in text: SourcedText, layout: CaptureLayout, source: SourceText
  ) -> [PolicyDocument] {
    let paragraphs = Self.paragraphs(of: text.scalars)
    guard !paragraphs.isEmpty else { return [] }
    var pages: [Int: Int] = [:]
    let isPaged = layout.lines.contains { $0.kind == .pageMarker }
    if isPaged {
      for paragraph in paragraphs {
        if let page = text.place(at: paragraph.lowerBound)?.page, pages[page] == nil {
          pages[page] = paragraph.lowerBound
        }
      }
    }
    var starts = [paragraphs[0].lowerBound]
    var titles: Set<String> = []
    for (index, paragraph) in paragraphs.enumerated() {
      let slice = text.scalars[paragraph]
      guard let end = TitleShape.end(in: slice) else { continue }
      let title = Self.key(text.scalars[paragraph.lowerBound..<end])
      let opensPage =
        pages[text.place(at: paragraph.lowerBound)?.page ?? -1] == paragraph.lowerBound
      let numbered =
        DocumentNumber(in: slice, from: end, opens: true) != nil
        || (index + 1 < paragraphs.count && end == paragraph.upperBound
          && DocumentNumber(
            in: text.scalars[paragraphs[index + 1]], from: paragraphs[index + 1].lowerBound,
            opens: true) != nil)
      let isAttachment = titles.contains { $0.contains(title) }
      // Where nothing has been said yet, this is the title of what the captions above belong to.
      let hasText = text.scalars[(starts.last ?? 0)..<paragraph.lowerBound].contains("。")
      if index > 0, !isAttachment, hasText,
        numbered || (opensPage && Self.isFinished(text.scalars[paragraphs[index - 1]]))
      {
        starts.append(paragraph.lowerBound)
        titles = []
      }
      titles.insert(title)
    }
    var documents: [PolicyDocument] = []
    var seen: [String: Int] = [:]
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : text.count
      let part = Self.slice(text, start..<end)
      let assembly = DocumentAssembly(
        text: part, bodies: bodies, isLast: index + 1 == starts.count, source: source,
        isAlone: starts.count == 1)
      var document = assembly.document(numberedAs: { id in
        let count = seen[id, default: 0] + 1
        seen[id] = count
        return count == 1 ? id : "\(id)~\(count)"
      })
      if let first = part.place(at: 0)?.page,
        let last = part.place(at: max(0, part.count - 1))?.page
      {
        document.pages = PageRange(first: first, last: last)
      }
      documents.append(document)
    }
    return inferTitles(documents)
  }

  private static func isFinished(_ paragraph: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = paragraph.last else { return false }
    return "。日)）".unicodeScalars.contains(last)
  }

  static func key(_ text: ArraySlice<Unicode.Scalar>) -> String {
    let folded = text.filter { !$0.isBlank }.map { Self.folded($0) }
    return String(scalars: folded[...])
  }

  /// The one print of a mark that captures print in several.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "—", "－", "–", "―", "～", "~": "-"
    case "“", "”", "\u{22}": "\u{22}"
    default:
      (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
  }

  static func paragraphs(of text: Scalars) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in 0...text.count where index == text.count || text[index] == "\n" {
      if index > start { ranges.append(start..<index) }
      start = index + 1
    }
    return ranges
  }

  private static func slice(_ text: SourcedText, _ range: Range<Int>) -> SourcedText {
    var range = range
    while range.upperBound > range.lowerBound, text.scalars[range.upperBound - 1] == "\n" {
      range = range.lowerBound..<range.upperBound - 1
    }
    var low = 0
    var high = text.segments.count
    while low < high {
      let middle = (low + high) / 2
      if text.segments[middle].start < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var segments: [SourcedText.Segment] = []
    if low == text.segments.count || text.segments[low].start > range.lowerBound,
      let place = text.place(at: range.lowerBound)
    {
      segments.append(.init(start: 0, place: place))
    }
    while low < text.segments.count, text.segments[low].start < range.upperBound {
      segments.append(
        .init(
          start: text.segments[low].start - range.lowerBound, place: text.segments[low].place))
      low += 1
    }
    return SourcedText(scalars: Array(text.scalars[range]), segments: segments)
  }

  /// Gives a document without title the one by which another document of the capture cites it.
  private func inferTitles(_ documents: [PolicyDocument]) -> [PolicyDocument] {
    var documents = documents
    for index in documents.indices
    where documents[index].title == nil && documents[index].inferredTitle == nil {
      guard let first = documents[index].issuers.first, documents[index].issuers.count > 1 else {
        continue
      }
      let wanted = "等\(documents[index].issuers.count)部门《"
      for other in documents where other.id != documents[index].id {
        let text = other.text.scalars.filter { !$0.isBlank }
        guard let at = text[...].offset(of: Array(wanted.unicodeScalars)) else { continue }
        let start = at + wanted.unicodeScalars.count
        guard let close = text[start...].firstIndex(of: "》") else { continue }
        let named = (max(0, at - 16)..<at).contains { low in
          let name = String(scalars: text[low..<at])
          return (bodies.fullName(of: name, in: other) ?? name) == first
        }
        guard named else { continue }
        documents[index].inferredTitle = InferredTitle(
          value: String(scalars: text[start..<close]), basis: "\(other.id) 引用")
        break
      }
    }
    return documents
  }
}
