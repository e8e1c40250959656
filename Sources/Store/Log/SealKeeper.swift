import GRDB
import Synchronization

/// Notes every change of a row while it happens, through triggers of the writing connection.
///
/// The triggers are temporary: they live in the connection and are not part of the file, so that
/// other programs can read it and a copy of it has nothing to do with them.
final class SealKeeper: Sendable {
  private let changes = Mutex<[String: TableSeal]>([:])
  private let areTriggersReady = Mutex(false)

  /// Tables that no seal covers: the log itself, which its own tree covers, the seals, SQLite's and
  /// the full-text index's own, and sessions and failed log-ins, which
  /// come and go.
  static let uncovered: Set<String> = [
    "log_entry", "log_node", "seal", "session", "login_attempt",
  ]

  /// The function by which triggers tell of a row.
  func function() -> DatabaseFunction {
    DatabaseFunction("guiju_seal", pure: false) { [self] values in
      guard let table = String.fromDatabaseValue(values[0]),
        let sign = Int.fromDatabaseValue(values[1])
      else { return nil }
      let hash = TableSeal.hash(values.dropFirst(2))
      changes.withLock { $0[table, default: TableSeal()].note(hash, sign: sign) }
      return nil
    }
  }

  /// Notes a row that is written where no trigger looks, for imports of millions of rows.
  func note(_ table: String, _ hash: [UInt64], sign: Int = 1) {
    changes.withLock { $0[table, default: TableSeal()].note(hash, sign: sign) }
  }

  /// Forgets what was noted, before a transaction begins or after it failed.
  func reset() { changes.withLock { $0 = [:] } }

  /// What changed since the last reset, by table.
  func taken() -> [String: TableSeal] {
    changes.withLock { noted in
      defer { noted = [:] }
      return noted.filter { !$0.value.isEmpty }
    }
  }

  /// Sets the triggers of this connection, once.
  func prepare(_ db: Database) throws {
    guard areTriggersReady.withLock({ !$0 }) else { return }
    for table in try Self.tables(db) {
      let columns = try db.columns(in: table).map { "\"\($0.name)\"" }
      func call(_ sign: Int, _ row: String) -> String {
        let values = columns.map { "\(row).\($0)" }.joined(separator: ", ")
        return "SELECT guiju_seal('\(table)', \(sign), \(values));"
      }
      try db.execute(
        sql: """
          CREATE TEMP TRIGGER "seal_\(table)_insert" AFTER INSERT ON main."\(table)"
          BEGIN \(call(1, "NEW")) END;
          CREATE TEMP TRIGGER "seal_\(table)_delete" AFTER DELETE ON main."\(table)"
          BEGIN \(call(-1, "OLD")) END;
          CREATE TEMP TRIGGER "seal_\(table)_update" AFTER UPDATE ON main."\(table)"
          BEGIN \(call(-1, "OLD")) \(call(1, "NEW")) END;
          """)
    }
    areTriggersReady.withLock { $0 = true }
  }

  /// The tables that seals cover, in order of name.
  static func tables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
          AND name NOT LIKE 'provision!_search%' ESCAPE '!' AND name <> 'grdb_migrations'
        ORDER BY name
        """
    ).filter { !uncovered.contains($0) }
  }

  /// The seal of a table as it is now, from all its rows.
  static func seal(of table: String, _ db: Database) throws -> TableSeal {
    var seal = TableSeal()
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM main.\"\(table)\"")
    while let row = try rows.next() { seal.note(TableSeal.hash(row.databaseValues), sign: 1) }
    return seal
  }
}
