import Diagnostics
import Hummingbird
import Provisions
import Store

private struct CitedRow {
  let name: String
  let code: String
  let isHere: Bool
  let count: Int
  let places: [CitationRow]
}

private struct ReferencesView {
  let here: [CitedRow]
  let missing: [CitedRow]
  let hasHere: Bool
  let hasMissing: Bool
  let isEmpty: Bool
  let count: Int
  let hereCount: Int
  let missingCount: Int
}

extension Site {
  /// Who cites whom: the documents of the library by how often they are cited, and those that are
  /// cited but not here.
  func references(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    // A document that cites a provision of its own is no matter between documents.
    let citations = try library.citations().filter { $0.target?.document != $0.document }
    let groups = Dictionary(grouping: citations) { found in
      found.target.map { "\u{1}" + $0.document } ?? found.citation.text
    }
    let rows = try groups.map { key, found in
      let rows = try citationRows(found)
      let target = found.first?.target
      return CitedRow(
        name: target.map { $0.title ?? $0.document } ?? key,
        code: try target.flatMap { try library.shortCode(of: $0.document) } ?? "",
        isHere: target != nil, count: found.count, places: rows)
    }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    let here = rows.filter(\.isHere)
    let missing = rows.filter { !$0.isHere }
    let view = ReferencesView(
      here: here, missing: missing, hasHere: !here.isEmpty, hasMissing: !missing.isEmpty,
      isEmpty: rows.isEmpty, count: citations.count, hereCount: here.count,
      missingCount: missing.count)
    return page(
      request, context, .references, title: Wording("引用", "References"), section: .references,
      view)
  }
}
