public import Diagnostics
import GRDB

extension Library {
  /// Finds provisions and blocks that hold every term of a query, the best first.
  ///
  /// Terms stand between blanks and may have any length, one character too. Letters are compared
  /// without regard to case, full-width forms as half-width, and blanks in the text do not count. A
  /// term is not found across the end of a paragraph. Every hit is compared with the text before
  /// it is shown.
  ///
  /// - Parameters:
  ///   - query: The terms.
  ///   - document: Only in this document; `nil` for all.
  ///   - limit: How many hits to give, at most.
  ///   - offset: How many hits to leave out from the beginning.
  /// - Returns: The hits and how many there are in all.
  /// - Throws: `store.empty-query`, `store.query-too-long`.
  public func search(
    _ query: String, in document: String? = nil, limit: Int = 50, offset: Int = 0
  ) throws(Problem) -> SearchResults {
    let query = try SearchQuery(query)
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT p.*, l.code, d.key AS document, d.title AS document_title,
            bm25(provision_search, 4.0, 1.0) AS badness
          FROM provision_search
          JOIN provision p ON p.id = provision_search.rowid
          JOIN document d ON d.id = p.document_id JOIN link l ON l.target = p.key
          WHERE provision_search MATCH ? AND (? IS NULL OR d.key = ?)
          ORDER BY badness, d.issued IS NULL, d.issued DESC, d.key, p.ordinal
          """, arguments: [query.match, document, document])
      var results = SearchResults(hits: [], total: 0)
      while let row = try rows.next() {
        guard let found = query.hits(in: [row["head"], row["body"]]) else { continue }
        results.total += 1
        guard results.total > offset, results.hits.count < limit else { continue }
        results.hits.append(Self.hit(row, found))
      }
      return results
    }
  }

  private static func hit(_ row: Row, _ found: [[Range<Int>]]) -> SearchHit {
    let head: String = row["head"]
    let body: String = row["body"]
    let badness: Double = row["badness"]
    let pieces =
      found[1].isEmpty
      ? Snippet.pieces(of: head, hits: found[0]) : Snippet.pieces(of: body, hits: found[1])
    return SearchHit(
      reference: ProvisionTable.reference(row), document: row["document"],
      documentTitle: row["document_title"], page: row["page"], snippet: pieces, score: -badness)
  }
}
