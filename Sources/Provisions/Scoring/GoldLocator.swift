/// Finds the provision in which each gold statement stands.
struct GoldLocator {
  /// A provision or block of one of the documents.
  struct Place: Hashable, Sendable {
    var document: Int
    var provision: String
  }

  private let documents: [PolicyDocument]
  private let texts: [CompactText]

  init(_ documents: [PolicyDocument]) {
    self.documents = documents
    texts = documents.map { CompactText($0.text.scalars, span: Span(0, $0.text.count)) }
  }

  /// The place of each statement, `nil` where its words are in no document.
  func places(of gold: [GoldStatement]) -> [Place?] { gold.map(place) }

  private func place(_ gold: GoldStatement) -> Place? {
    let quote = CompactText(
      Array(gold.quote.unicodeScalars), span: Span(0, gold.quote.unicodeScalars.count)
    ).scalars
    guard !quote.isEmpty else { return nil }
    var best: (place: Place, distance: Int)?
    for index in documents.indices {
      for start in occurrences(of: quote, in: texts[index].scalars) {
        let offset = texts[index].span(start..<start + 1).start
        guard let provision = documents[index].innermost(at: offset) else { continue }
        let page = documents[index].text.place(at: offset)?.page
        let distance = gold.page.flatMap { wanted in page.map { abs($0 - wanted) } } ?? 0
        let candidate = (Place(document: index, provision: provision), distance)
        if best.map({ candidate.1 < $0.distance }) ?? true { best = candidate }
      }
    }
    return best?.place
  }

  private func occurrences(of words: Scalars, in text: Scalars) -> [Int] {
    guard let first = words.first, text.count >= words.count else { return [] }
    return (0...(text.count - words.count)).filter {
      text[$0] == first && text[$0..<$0 + words.count].elementsEqual(words)
    }
  }
}

extension PolicyDocument {
  /// The identifier of the innermost provision or block whose own words hold `offset`.
  func innermost(at offset: Int) -> String? {
    if let provision = provisions.last(where: {
      $0.body.contains(offset) || $0.headingSpan.contains(offset)
    }) {
      return provision.id
    }
    return blocks.first { $0.span.contains(offset) }?.id
  }
}
