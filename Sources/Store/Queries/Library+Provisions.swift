public import Diagnostics
import GRDB
import Provisions

extension Library {
  /// A provision or block with its words and all that hangs on it, `nil` where the current
  /// versions have none of this identifier.
  public func provision(_ id: String) throws(Problem) -> ProvisionDetail? {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT p.*, l.code, d.key AS document, d.title AS document_title
            FROM provision p JOIN link l ON l.target = p.key
            JOIN document d ON d.id = p.document_id WHERE p.key = ?
            """, arguments: [id])
      else { return nil }
      let document: Int64 = row["document_id"]
      let ordinal: Int = row["ordinal"]
      return ProvisionDetail(
        reference: ProvisionTable.reference(row), document: row["document"],
        documentTitle: row["document_title"], head: row["head"], body: row["body"],
        page: row["page"], line: row["line"],
        doubts: try JSON.value([Provision.Doubt].self, from: row["doubts"]),
        ancestors: try ProvisionTable.ancestors(db, of: id),
        children: try ProvisionTable.fetch(
          db, where: "p.parent = ?", arguments: [id], order: "p.ordinal"),
        previous: try ProvisionTable.fetch(
          db, where: "p.document_id = ? AND p.ordinal = ?", arguments: [document, ordinal - 1],
          order: "p.ordinal"
        ).first,
        next: try ProvisionTable.fetch(
          db, where: "p.document_id = ? AND p.ordinal = ?", arguments: [document, ordinal + 1],
          order: "p.ordinal"
        ).first,
        statements: try StatementTable.fetch(db, where: "s.provision = ?", arguments: [id]),
        cites: try CitationTable.fetch(db) { $0.provision == id },
        citedBy: try CitationTable.fetch(db) { $0.target?.provision == id },
        duties: try DutyTable.fetch(db, where: "y.provision = ?", arguments: [id]))
    }
  }

  /// The provisions and blocks of a document in the order of its text.
  public func contents(of document: String) throws(Problem) -> [ProvisionReference] {
    try read { db in
      try ProvisionTable.fetch(
        db, where: "p.document_id = (SELECT id FROM document WHERE key = ?)",
        arguments: [document], order: "p.ordinal")
    }
  }
}
