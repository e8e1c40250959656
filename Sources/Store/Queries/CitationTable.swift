import GRDB
import Provisions

/// Reads citations and finds what they name.
///
/// What a citation names is looked for when somebody asks, not when it is read: so it is found
/// also where the cited document comes into the library later.
enum CitationTable {
  static func fetch(_ db: Database, where passes: (ResolvedCitation) -> Bool) throws
    -> [ResolvedCitation]
  {
    let names = try documentsByName(db)
    let titles = try titlesByDocument(db)
    let places = try documentsByPlace(db)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT c.body, c.page, c.key AS name, d.key AS document
        FROM citation c JOIN document d ON d.id = c.document_id
        ORDER BY d.issued IS NULL, d.issued DESC, d.key, c.id
        """
    ).compactMap { row in
      let citation = try JSON.value(Citation.self, from: row["body"])
      let document: String = row["document"]
      let resolved = ResolvedCitation(
        document: document, documentTitle: titles[document] ?? nil,
        provision: citation.provision, citation: citation, page: row["page"],
        target: target(
          of: citation, name: row["name"], in: document, names: names, titles: titles,
          places: places))
      return passes(resolved) ? resolved : nil
    }
  }

  private static func target(
    of citation: Citation, name: String, in document: String, names: [String: Set<String>],
    titles: [String: String?], places: [String: String]
  ) -> ResolvedCitation.Target? {
    if let target = citation.target {
      if let title = titles[target] { return .init(document: target, title: title) }
      if let owner = places[target] {
        return .init(document: owner, title: titles[owner] ?? nil, provision: target)
      }
    }
    guard citation.form != .provision, let candidates = names[name] else { return nil }
    let others = candidates.subtracting([document])
    guard let only = others.first ?? candidates.first, others.count <= 1 else { return nil }
    return .init(document: only, title: titles[only] ?? nil)
  }

  private static func documentsByName(_ db: Database) throws -> [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    let rows = try Row.fetchAll(
      db, sql: "SELECT n.key, d.key FROM name n JOIN document d ON d.id = n.document_id")
    for row in rows { names[row[0], default: []].insert(row[1]) }
    return names
  }

  private static func titlesByDocument(_ db: Database) throws -> [String: String?] {
    let rows = try Row.fetchAll(db, sql: "SELECT key, title FROM document")
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  private static func documentsByPlace(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT c.target, d.key FROM citation c
        JOIN provision p ON p.key = c.target JOIN document d ON d.id = p.document_id
        """)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }
}
