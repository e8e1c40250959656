public import Diagnostics
import GRDB

extension Library {
  /// Checks the file and what the tables promise each other; empty where all is well.
  ///
  /// - Complexity: Reads the whole file.
  public func checkIntegrity() throws(Problem) -> [Problem] {
    try write { db in
      var facts = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      facts += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
        "a row of \($0["table"] as String? ?? "?") refers to a row that is not there"
      }
      do {
        try db.execute(
          sql: """
            INSERT INTO provision_search (provision_search, rank) VALUES ('integrity-check', 1)
            """)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        facts.append("the search index differs from the provisions")
      }
      facts += try Self.badReadings(db)
      return facts.map {
        Problem(
          "store.damaged", .error, "the library is damaged", at: Place(file: path), notes: [$0],
          suggestion: "restore a copy, or read the captures again into a new library")
      }
    }
  }

  /// Readings that no longer have the digest under which they were kept.
  private static func badReadings(_ db: Database) throws -> [String] {
    var facts: [String] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT id, digest, body FROM reading")
    while let row = try rows.next() {
      let digest: String = row["digest"]
      if Digest.hex(row["body"]) != digest {
        facts.append("reading \(row["id"] as Int64) was changed after it was stored")
      }
    }
    return facts
  }
}
