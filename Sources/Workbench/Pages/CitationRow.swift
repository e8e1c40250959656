import Provisions
import Store

/// A citation as templates show it.
struct CitationRow {
  let document: String
  let documentCode: String
  let provision: String
  let provisionCode: String
  let text: String
  let page: String
  let target: String
  let targetCode: String
  let isHere: Bool
}

extension Site {
  /// Citations with the short codes that their links need.
  func citationRows(_ citations: [ResolvedCitation]) throws -> [CitationRow] {
    let codes = try library.shortCodes(
      of: citations.flatMap { found in
        [found.document, found.provision]
          + [found.target?.document, found.target?.provision]
          .compactMap { $0 }
      })
    return citations.map { found in
      let target = found.target.map { $0.provision ?? $0.document }
      return CitationRow(
        document: found.documentTitle ?? found.document,
        documentCode: codes[found.document] ?? "", provision: found.provision,
        provisionCode: codes[found.provision] ?? "", text: found.citation.text,
        page: found.page.map(String.init) ?? "", target: target ?? "",
        targetCode: target.flatMap { codes[$0] } ?? "", isHere: target != nil)
    }
  }
}
