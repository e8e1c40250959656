import Foundation
import GRDB
import Store

/// The tables of runs.
struct RunTable {
  let db: Database

  func add(_ run: AppraisalRun, _ files: [String: [UInt8]]) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO appraisal_run (round_id, pack, pack_version, method, title, region, year, as_of,
          known_on, units, results, actor, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.round, run.pack, run.packVersion, run.method, run.title, run.region, run.year,
        run.asOf, Self.milliseconds(run.knownOn), run.units, run.results, run.actor, run.reason,
      ])
    let id = db.lastInsertedRowID
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      try db.execute(
        sql: "INSERT INTO appraisal_run_file (run_id, name, sha256, data) VALUES (?, ?, ?, ?)",
        arguments: [id, name, Digests.sha256(bytes), Data(bytes)])
    }
    return id
  }

  static func milliseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1_000).rounded())
  }

  static func date(_ milliseconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
  }

  func runs(ofRound round: Int64?) throws -> [AppraisalRun] {
    let condition = round == nil ? "" : "WHERE round_id = ?"
    return try Row.fetchAll(
      db, sql: "SELECT * FROM appraisal_run \(condition) ORDER BY id DESC",
      arguments: round.map { [$0] } ?? []
    ).map(Self.run)
  }

  func run(_ id: Int64) throws -> AppraisalRun? {
    try Row.fetchOne(db, sql: "SELECT * FROM appraisal_run WHERE id = ?", arguments: [id])
      .map(Self.run)
  }

  func files(of id: Int64) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT name, data FROM appraisal_run_file WHERE run_id = ?", arguments: [id])
    {
      files[row["name"]] = [UInt8](row["data"] as Data)
    }
    return files
  }

  private static func run(_ row: Row) -> AppraisalRun {
    AppraisalRun(
      id: row["id"], round: row["round_id"], pack: row["pack"], packVersion: row["pack_version"],
      method: row["method"], title: row["title"], region: row["region"], year: row["year"],
      asOf: row["as_of"], knownOn: date(row["known_on"]), units: row["units"],
      results: row["results"], actor: row["actor"], reason: row["reason"])
  }
}
