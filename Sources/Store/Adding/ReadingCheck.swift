import Diagnostics
import Provisions

/// Refuses a reading that contradicts itself before anything of it is stored.
enum ReadingCheck {
  static func check(_ read: ReadDocument, of source: String) throws(Problem) {
    let document = read.document
    guard !document.id.isEmpty else { throw problem(source, "a document has no identifier") }
    var ids = Set<String>()
    for id in document.provisions.map(\.id) + document.blocks.map(\.id)
    where !ids.insert(id).inserted {
      throw problem(source, "the identifier \(id) stands for two parts of \(document.id)")
    }
    let limit = document.text.count
    for (name, span) in spans(of: read)
    where span.start < 0 || span.end < span.start || span.end > limit {
      throw problem(
        source, "\(name) of \(document.id) is at \(span.start)–\(span.end) of \(limit) characters")
    }
    for statement in read.statements where !ids.contains(statement.provision) {
      throw problem(source, "statement \(statement.id) belongs to no part of \(document.id)")
    }
  }

  private static func spans(of read: ReadDocument) -> [(String, Span)] {
    var spans: [(String, Span)] = []
    for provision in read.document.provisions {
      spans += [
        (provision.id, provision.headingSpan), (provision.id, provision.body),
        (provision.id, provision.extent),
      ]
    }
    spans += read.document.blocks.map { ($0.id, $0.span) }
    for statement in read.statements {
      spans += [(statement.id, statement.quote), (statement.id, statement.valueSpan)]
      spans += statement.context.map { (statement.id, $0.span) }
    }
    spans += read.citations.map { ($0.text, $0.span) }
    spans += read.duties.flatMap { [($0.agency, $0.span), ($0.agency, $0.agencySpan)] }
    return spans
  }

  private static func problem(_ source: String, _ fact: String) -> Problem {
    Problem(
      "store.inconsistent-reading", .error, "what was read contradicts itself; nothing was stored",
      at: Place(file: source), notes: [fact],
      suggestion: "this is a fault of the program: report it with the file")
  }
}
