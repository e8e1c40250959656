import Diagnostics
import Hummingbird
import Provisions
import Store

private struct HitRow {
  let code: String
  let id: String
  let documentTitle: String
  let page: String
  let snippet: String
}

private struct SearchView {
  let words: String
  let isAsked: Bool
  let isEmpty: Bool
  let hits: [HitRow]
  let total: Int
  let from: Int
  let to: Int
  let previous: [PageLink]
  let next: [PageLink]
  let direct: [DirectHit]
}

/// What was typed is itself the address of something.
private struct DirectHit {
  let code: String
  let id: String
}

struct PageLink {
  let address: String
}

extension Site {
  private static let hitsOnPage = 30

  /// The full-text search.
  func search(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let words = parameter("q", request) ?? ""
    let offset = max(0, parameter("from", request).flatMap { Int($0) } ?? 0)
    let results =
      try words.isEmpty
      ? nil : library.search(words, limit: Self.hitsOnPage, offset: offset)
    let direct = words.isEmpty ? nil : try library.resolve(words)
    let (hits, total) = (results?.hits ?? [], results?.total ?? 0)
    func pageLink(_ from: Int) -> PageLink {
      PageLink(address: "/search?q=\(HTML.percentEncoded(words))&from=\(from)")
    }
    let end = offset + hits.count
    let view = SearchView(
      words: words, isAsked: !words.isEmpty, isEmpty: hits.isEmpty,
      hits: hits.map { hit in
        HitRow(
          code: hit.reference.code, id: hit.reference.id,
          documentTitle: hit.documentTitle ?? hit.document,
          page: hit.page.map(String.init) ?? "",
          snippet: hit.snippet.map { piece in
            piece.isHit
              ? "<em>\(HTML.escaped(piece.text))</em>" : HTML.escaped(piece.text)
          }.joined())
      }, total: total, from: hits.isEmpty ? 0 : offset + 1, to: end,
      previous: offset > 0 ? [pageLink(max(0, offset - Self.hitsOnPage))] : [],
      next: end < total ? [pageLink(end)] : [],
      direct: direct.map { [DirectHit(code: $0.code, id: $0.target)] } ?? [])
    return page(request, context, .search, title: Wording("检索", "Search"), view)
  }
}
