import GRDB
import Provisions

/// A reading of one version of a document, as it is kept.
struct StoredReading {
  /// The row of the version.
  var version: Int64
  /// The number of the version, from 1.
  var versionOrdinal: Int
  /// The document and what was found in it.
  var read: ReadDocument

  /// The reading that queries see.
  static func current(_ db: Database, document: Int64) throws -> StoredReading? {
    try fetch(
      db,
      sql: """
        SELECT v.id, v.ordinal, r.body FROM document d
        JOIN version v ON v.id = d.version_id JOIN reading r ON r.id = d.reading_id
        WHERE d.id = ?
        """, arguments: [document])
  }

  /// The latest reading of one version.
  static func of(_ db: Database, document key: String, version: Int) throws -> StoredReading? {
    try fetch(
      db,
      sql: """
        SELECT v.id, v.ordinal, r.body FROM document d
        JOIN version v ON v.document_id = d.id JOIN reading r ON r.version_id = v.id
        WHERE d.key = ? AND v.ordinal = ? ORDER BY r.ordinal DESC LIMIT 1
        """, arguments: [key, version])
  }

  private static func fetch(_ db: Database, sql: String, arguments: StatementArguments) throws
    -> StoredReading?
  {
    guard let row = try Row.fetchOne(db, sql: sql, arguments: arguments) else { return nil }
    return StoredReading(
      version: row[0], versionOrdinal: row[1],
      read: try JSON.value(ReadDocument.self, from: row[2]))
  }
}
