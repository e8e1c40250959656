/// Writes documents as JSON for other programs.
///
/// ```json
/// {"documents":[
/// {"id":"…","number":"…","title":"…","issuers":["…"],"issued":"2031-02-01","effective":null,
///  "validity":{"from":null,"to":null},"pages":[3,9],
///  "provisions":[{"id","parent","level","number","heading","page","line","unsure"}],
///  "statements":[{"id","provision","kind","role","metric","scope","operator","value","unit",
///                 "horizon","frequency","quote","page","confidence"}],
///  "references":[{"provision","text","target"}],
///  "duties":[{"provision","agency","part","text"}],
///  "blocks":[{"id","kind","page","line"}]}]}
/// ```
///
/// Every key is always there; `null` says that the text says nothing. A statement of a date has the
/// further key `date`. Pages are the viewer's. ``LibraryExport`` reads the same form back.
public struct LibraryExporter: Sendable {
  /// Creates an exporter.
  public init() {}

  /// The documents as one JSON text.
  public func json(_ documents: some Sequence<ReadDocument>) -> String {
    var text = ""
    write(documents, to: &text)
    return text
  }

  /// Writes the documents one after another; `documents` may be lazy.
  public func write(
    _ documents: some Sequence<ReadDocument>, to output: inout some TextOutputStream
  ) {
    var stream = JSONStream(output)
    stream.object { stream in
      stream.key("documents")
      stream.array { stream in
        for document in documents {
          stream.lineBreak()
          write(document, to: &stream)
        }
      }
    }
    output = stream.written
    output.write("\n")
  }

  private func write<Output>(_ read: ReadDocument, to stream: inout JSONStream<Output>) {
    let document = read.document
    stream.object { stream in
      stream.field("id", document.id)
      stream.field("number", document.number)
      stream.field("title", document.title.map(Self.joined))
      stream.key("issuers")
      stream.array { stream in for issuer in document.issuers { stream.string(issuer) } }
      stream.field("issued", document.issued?.description)
      stream.field("effective", document.effective?.description)
      stream.key("validity")
      stream.object { stream in
        stream.field("from", document.validity?.from?.description)
        stream.field("to", document.validity?.to?.description)
      }
      stream.key("pages")
      if let pages = document.pages {
        stream.array { stream in
          stream.integer(pages.first)
          stream.integer(pages.last)
        }
      } else {
        stream.string(nil)
      }
      stream.list("provisions", document.provisions) { write($0, of: document, to: &$1) }
      stream.list("statements", read.statements) { write($0, of: document, to: &$1) }
      stream.list("references", read.citations) { citation, stream in
        stream.field("provision", citation.provision)
        stream.field("text", citation.text)
        stream.field("target", citation.target)
      }
      stream.list("duties", read.duties) { duty, stream in
        stream.field("provision", duty.provision)
        stream.field("agency", duty.agency)
        stream.field("part", duty.part.rawValue)
        stream.field("text", duty.text)
      }
      stream.list("blocks", document.blocks) { block, stream in
        stream.field("id", block.id)
        stream.field("kind", block.kind.rawValue)
        writePlace(document.text.place(at: block.span.start), to: &stream)
      }
    }
  }

  private func write<Output>(
    _ provision: Provision, of document: PolicyDocument, to stream: inout JSONStream<Output>
  ) {
    stream.field("id", provision.id)
    stream.field("parent", provision.parent)
    stream.field("level", provision.level.rawValue)
    stream.field("number", provision.number)
    stream.field("heading", provision.heading.map(Self.joined))
    writePlace(document.text.place(at: provision.headingSpan.start), to: &stream)
    stream.key("unsure")
    stream.bool(provision.unsure)
  }

  private func write<Output>(
    _ statement: Statement, of document: PolicyDocument, to stream: inout JSONStream<Output>
  ) {
    stream.field("id", statement.id)
    stream.field("provision", statement.provision)
    stream.field("kind", statement.kind.rawValue)
    stream.field("role", statement.role.rawValue)
    stream.field("metric", statement.metric)
    stream.field("scope", statement.scope)
    stream.field("operator", statement.comparator.rawValue)
    stream.key("value")
    stream.number(statement.value)
    stream.field("unit", statement.unit)
    stream.key("horizon")
    stream.integer(statement.horizon)
    stream.field("frequency", statement.frequency)
    stream.field("quote", Self.joined(document.text[statement.quote]))
    stream.key("page")
    stream.integer(document.text.place(at: statement.quote.start)?.page)
    stream.key("confidence")
    stream.double(statement.confidence)
    if let date = statement.date { stream.field("date", date.description) }
  }

  private func writePlace<Output>(_ place: SourcePlace?, to stream: inout JSONStream<Output>) {
    stream.key("page")
    stream.integer(place?.page)
    stream.key("line")
    stream.integer(place?.line)
  }

  /// Text without the line ends of the capture.
  static func joined(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }))
  }
}

extension JSONStream {
  fileprivate mutating func field(_ key: String, _ value: String?) {
    self.key(key)
    string(value)
  }

  /// A list of objects, one a line.
  fileprivate mutating func list<Element>(
    _ key: String, _ elements: [Element], _ body: (Element, inout Self) -> Void
  ) {
    self.key(key)
    array { stream in
      for element in elements {
        stream.lineBreak()
        stream.object { body(element, &$0) }
      }
    }
  }
}
