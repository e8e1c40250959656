public import Diagnostics
import GRDB

extension Library {
  /// Checks the file and what the tables promise each other; empty where all is well.
  ///
  /// - Complexity: Reads the whole file.
  public func checkIntegrity() throws(Problem) -> [Problem] {
    try inspect { db in
      var facts = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        .map { Wording($0) }
      facts += try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
        Wording(
          "表 \($0["table"] as String? ?? "?") 中有一行指向不存在的行",
          "a row of \($0["table"] as String? ?? "?") refers to a row that is not there")
      }
      do {
        try db.execute(
          sql: """
            INSERT INTO provision_search (provision_search, rank) VALUES ('integrity-check', 1)
            """)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        facts.append(Wording("检索索引与条款不一致", "the search index differs from the provisions"))
      }
      facts += try Self.badReadings(db)
      return facts.map {
        Problem(
          "store.damaged", .error, Wording("文库已损坏", "the library is damaged"),
          at: Place(file: path), notes: [$0],
          suggestion: Wording(
            "用备份恢复，或把原文件重新读入一个新文库", "restore a copy, or read the captures again into a new library")
        )
      }
    }
  }

  /// Does what needs the writing connection but changes nothing, such as the index's own check.
  private func inspect<T>(_ body: (Database) throws -> T) throws(Problem) -> T {
    do { return try pool.write(body) } catch { throw DatabaseProblem.problem(error, path: path) }
  }

  /// Readings that no longer have the digest under which they were kept.
  private static func badReadings(_ db: Database) throws -> [Wording] {
    var facts: [Wording] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT id, digest, body FROM reading")
    while let row = try rows.next() {
      let digest: String = row["digest"]
      if Digest.hex(row["body"]) != digest {
        facts.append(
          Wording(
            "第 \(row["id"] as Int64) 号读取结果存入后被改动",
            "reading \(row["id"] as Int64) was changed after it was stored"))
      }
    }
    return facts
  }
}
