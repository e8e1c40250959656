/// Provisions, blocks and running text.
extension AkomaNtosoWriter {
  func write<Output>(_ provision: Provision, to stream: inout XMLStream<Output>) {
    let children = pieces.children(of: provision)
    let eId = identifiers[provision.id]
    let element = ElementIdentifiers.element(provision.level)
    stream.element(element, ["eId": eId, "gj:id": provision.id]) { stream in
      stream.line("num", text: provision.number)
      heading(of: provision, to: &stream)
      let isBlank = lines.paragraphs(provision.body).isEmpty
      if children.isEmpty {
        stream.element("content") { stream in
          paragraphs(provision.body, to: &stream)
          if isBlank { stream.line("p", text: "") }
        }
      } else {
        if !isBlank {
          stream.element("intro") { stream in paragraphs(provision.body, to: &stream) }
        }
        for child in children { write(child, to: &stream) }
      }
    }
  }

  func write<Output>(_ block: Block, to stream: inout XMLStream<Output>) {
    let lines = lines.paragraphs(block.span)
    for (position, line) in lines.enumerated() {
      let eId = position == 0 ? identifiers[block.id] : nil
      stream.line("p", ["eId": eId, "class": block.kind.rawValue]) { stream in
        switch block.kind {
        case .title, .attachmentTitle:
          stream.inline("docTitle", text: plain(line))
        case .number:
          stream.inline("docNumber", text: plain(line))
        case .date where document.issued != nil:
          stream.inline("docDate", ["date": document.issued?.description], text: plain(line))
        case .signature where lines.count == 1 && document.issuers.count == 1:
          stream.inline("docAuthority", ["refersTo": "#org_1"], text: plain(line))
        default: running(line, to: &stream)
        }
      }
    }
    // A block of blanks still has its place.
    if lines.isEmpty { stream.line("p", ["class": block.kind.rawValue], text: "") }
  }

  private func heading<Output>(of provision: Provision, to stream: inout XMLStream<Output>) {
    guard let heading = provision.heading, !heading.isEmpty else { return }
    let count = heading.unicodeScalars.count
    let span = Span(provision.headingSpan.end - count, provision.headingSpan.end)
    guard span.start >= provision.headingSpan.start, document.text[span] == heading else {
      stream.line("heading", text: LibraryExporter.joined(heading))
      return
    }
    stream.line("heading") { running(span, to: &$0) }
  }

  private func paragraphs<Output>(_ span: Span, to stream: inout XMLStream<Output>) {
    for line in lines.paragraphs(span) { stream.line("p") { running(line, to: &$0) } }
  }

  /// The text of a span with its citations as `ref` and its page breaks as `eop`.
  private func running<Output>(_ span: Span, to stream: inout XMLStream<Output>) {
    var position = span.start
    for index in citationIndices(in: span) {
      let citation = citations[index]
      text(Span(position, citation.span.start), to: &stream)
      stream.inline("ref", ["href": reference(index)], text: plain(citation.span))
      position = citation.span.end
    }
    text(Span(position, span.end), to: &stream)
  }

  private func text<Output>(_ span: Span, to stream: inout XMLStream<Output>) {
    for (page, part) in lines.pageParts(span) {
      if let page { stream.mark("eop", ["number": String(page)]) }
      stream.text(plain(part))
    }
  }

  /// The citations inside a span.
  private func citationIndices(in span: Span) -> Range<Int> {
    let first = citations.partitioningIndex { $0.span.start >= span.start }
    var last = first
    while last < citations.count, citations[last].span.end <= span.end { last += 1 }
    return first..<last
  }

  /// The words of a span without line ends.
  func plain(_ span: Span) -> String { LibraryExporter.joined(document.text[span]) }
}
