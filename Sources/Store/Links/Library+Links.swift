public import Diagnostics
import GRDB

extension Library {
  /// What a short code or a typed identifier leads to.
  public struct Link: Sendable, Hashable, Codable {
    /// The short code.
    public var code: String
    /// The identifier of the document, provision or block.
    public var target: String
    /// The document it belongs to.
    public var document: String
    /// Whether it is the document itself.
    public var isDocument: Bool
    /// Whether the current version still has it.
    public var isCurrent: Bool
  }

  /// Finds what a person typed: an identifier, in full or half width, or a short code.
  ///
  /// - Returns: `nil` where it leads to nothing, or to several.
  public func resolve(_ text: String) throws(Problem) -> Link? {
    try read { db in
      if let exact = try Self.links(db, where: "l.target = ?", argument: text).first {
        return exact
      }
      if let code = try Self.links(
        db, where: "l.code = ?", argument: Digest.typedCode(text)
      ).first {
        return code
      }
      let loose = try Self.links(
        db, where: "l.loose = ?", argument: LooseKey.identifier(text))
      return loose.count == 1 ? loose.first : nil
    }
  }

  /// The short code of a document, provision or block, `nil` where the library never had it.
  public func shortCode(of id: String) throws(Problem) -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT code FROM link WHERE target = ?", arguments: [id])
    }
  }

  /// The short codes of several documents, provisions or blocks, by identifier.
  public func shortCodes(of ids: some Collection<String>) throws(Problem) -> [String: String] {
    try read { db in
      let list = try JSON.text(Array(Set(ids)))
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT target, code FROM link WHERE target IN (SELECT value FROM json_each(?))",
        arguments: [list])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["target"], $0["code"]) })
    }
  }

  private static func links(_ db: Database, where condition: String, argument: String) throws
    -> [Link]
  {
    try Row.fetchAll(
      db,
      sql: """
        SELECT l.code, l.target, d.key AS document, d.key = l.target AS is_document,
          d.key = l.target OR EXISTS (SELECT 1 FROM provision WHERE key = l.target) AS is_current
        FROM link l JOIN document d ON d.id = l.document_id WHERE \(condition)
        """, arguments: [argument]
    ).map { row in
      Link(
        code: row["code"], target: row["target"], document: row["document"],
        isDocument: row["is_document"], isCurrent: row["is_current"])
    }
  }
}
