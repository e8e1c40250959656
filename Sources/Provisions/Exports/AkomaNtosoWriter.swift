/// One document on its way into Akoma Ntoso.
struct AkomaNtosoWriter {
  /// A part of a document with metadata of its own.
  enum Component {
    case main
    case attachment

    var name: String {
      switch self {
      case .main: "!main"
      case .attachment: "!attachment_1"
      }
    }
  }

  let read: ReadDocument
  let document: PolicyDocument
  let pieces: DocumentPieces
  let identifiers: ElementIdentifiers
  let resource: ResourceIdentifier
  let targets: [String: String]
  /// The citations that become `ref`, without those inside another.
  let citations: [Citation]
  let lines: ParagraphReader

  init(_ read: ReadDocument, targets: [String: String]) {
    self.read = read
    document = read.document
    pieces = DocumentPieces(read.document)
    identifiers = AkomaNtosoExporter.identifiers(read.document)
    resource = ResourceIdentifier(read.document)
    self.targets = targets
    lines = ParagraphReader(read.document.text)
    var citations: [Citation] = []
    let longestFirst = read.citations.sorted {
      ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end)
    }
    for citation in longestFirst where citation.span.start >= citations.last?.span.end ?? 0 {
      citations.append(citation)
    }
    self.citations = citations
  }

  func write<Output>(to stream: inout XMLStream<Output>) {
    stream.declaration()
    stream.element(
      "akomaNtoso",
      ["xmlns": AkomaNtosoExporter.akomaNtoso, "xmlns:gj": AkomaNtosoExporter.namespace]
    ) { stream in
      stream.element(resource.kind, ["name": name, "contains": "originalVersion"]) { stream in
        metadata(of: .main, to: &stream)
        let split = pieces.attachmentStart
        content(
          pieces.pieces.filter { piece in split.map { piece.start < $0 } ?? true }, to: &stream)
        guard let split else { return }
        let attached = pieces.pieces.filter { $0.start >= split }
        stream.element("attachments") { stream in
          stream.element("attachment", ["eId": "att_1"]) { stream in
            stream.element("doc", ["name": "attachment", "contains": "originalVersion"]) { stream in
              metadata(of: .attachment, to: &stream)
              content(attached, to: &stream)
            }
          }
        }
      }
    }
    stream.end()
  }

  /// What kind of document it is, as far as its form says.
  private var name: String {
    switch document.form {
    case .single: "policy"
    case .noticeWithAttachment: "notice"
    case .articles: "regulation"
    }
  }

  /// Preface, preamble, body and conclusions of one component.
  private func content<Output>(
    _ pieces: [DocumentPieces.Piece], to stream: inout XMLStream<Output>
  ) {
    let isAct = resource.kind == "act"
    func blocks(_ kinds: Block.Kind...) -> [Block] {
      pieces.compactMap { piece in
        if case .block(let block) = piece, kinds.contains(block.kind) { block } else { nil }
      }
    }
    let preface = blocks(.letterhead, .title, .adoption, .number, .attachmentTitle)
    // The body of an act holds provisions only: what stands around them goes before or behind.
    let preamble =
      isAct
      ? blocks(.addressees, .preamble, .fragment, .notice, .contents)
      : blocks(.addressees, .preamble)
    let conclusions =
      isAct
      ? blocks(.closing, .effect, .enclosures, .annex, .signature, .date, .publicationNote)
      : blocks(.signature, .date, .publicationNote)
    let around = Set((preface + preamble + conclusions).map(\.id))
    section("preface", preface, to: &stream)
    section("preamble", preamble, to: &stream)
    stream.element(isAct ? "body" : "mainBody") { stream in
      var isEmpty = true
      for piece in pieces {
        switch piece {
        case .provision(let provision):
          write(provision, to: &stream)
          isEmpty = false
        case .block(let block) where !around.contains(block.id):
          write(block, to: &stream)
          isEmpty = false
        case .block: break
        }
      }
      // The schema demands something, even where the capture holds only a front page.
      if isEmpty { stream.line("p", text: "") }
    }
    section("conclusions", conclusions, to: &stream)
  }

  private func section<Output>(
    _ name: String, _ blocks: [Block], to stream: inout XMLStream<Output>
  ) {
    guard !blocks.isEmpty else { return }
    stream.element(name) { stream in for block in blocks { write(block, to: &stream) } }
  }
}
