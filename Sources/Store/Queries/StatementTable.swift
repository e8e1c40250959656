import GRDB
import Provisions

/// Reads statements with their document, provision and mark.
enum StatementTable {
  static func fetch(
    _ db: Database, where condition: String, arguments: StatementArguments
  ) throws -> [FoundStatement] {
    let marks = try MarkTable.current(db)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT s.*, d.key AS document, d.title AS document_title, p.heading AS heading
        FROM statement s JOIN document d ON d.id = s.document_id
        LEFT JOIN provision p ON p.key = s.provision
        WHERE \(condition)
        ORDER BY d.issued IS NULL, d.issued DESC, d.key, s.id
        """, arguments: arguments
    ).map { row in
      let key = StatementKey(
        provision: row["provision"], quote: row["quote_key"], ordinal: row["ordinal"])
      return FoundStatement(
        key: key, code: row["code"],
        statement: try JSON.value(Statement.self, from: row["body"]), quote: row["quote"],
        page: row["page"], document: row["document"], documentTitle: row["document_title"],
        provisionHeading: row["heading"], mark: marks[key])
    }
  }
}
