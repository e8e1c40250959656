import Diagnostics
import GRDB

/// The permanent short codes of documents and provisions.
///
/// A code is the first 8 characters of Crockford's base 32 of SHA-256 of the identifier, longer
/// only where another identifier holds those already. A code that was given is never taken back,
/// also where a later version of the document no longer has the provision.
struct LinkTable {
  static let length = 8
  let db: Database

  func add(_ target: String, document: Int64) throws {
    guard
      try String.fetchOne(
        db, sql: "SELECT code FROM link WHERE target = ?", arguments: [target]) == nil
    else { return }
    let hash = Digest.sha256(target.utf8)
    for length in Self.length...32 {
      let code = Digest.crockford(hash, length: length)
      try db.execute(
        sql: """
          INSERT INTO link (code, target, loose, document_id) VALUES (?, ?, ?, ?)
          ON CONFLICT (code) DO NOTHING
          """, arguments: [code, target, LooseKey.identifier(target), document])
      if db.changesCount == 1 { return }
    }
    throw Problem(
      "store.no-short-code", .error,
      Wording("没有可用的短码给 \(target)", "no short code is free for \(target)"),
      suggestion: Wording(
        "这是程序的错误，请连同文件一起报告", "this is a fault of the program: report it with the file"))
  }
}
