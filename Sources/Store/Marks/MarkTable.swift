import GRDB

/// Reads marks.
enum MarkTable {
  static func fetch(_ db: Database, where condition: String, arguments: StatementArguments) throws
    -> [Mark]
  {
    try Row.fetchAll(
      db, sql: "SELECT * FROM mark WHERE \(condition) ORDER BY id", arguments: arguments
    ).map(mark)
  }

  /// The marks that count, by statement, of the given provisions or of all.
  static func current(_ db: Database) throws -> [StatementKey: Mark] {
    var current: [StatementKey: Mark] = [:]
    for mark in try fetch(db, where: "TRUE", arguments: []) {
      current[mark.key] = mark.verdict == .withdrawn ? nil : mark
    }
    return current
  }

  private static func mark(_ row: Row) throws -> Mark {
    let fields: String? = row["fields"]
    let verdict: String = row["verdict"]
    let moment: String = row["marked_at"]
    guard let verdict = Mark.Verdict(rawValue: verdict), let date = Timestamp.date(moment) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "mark \(row["id"] as Int64)")
    }
    return Mark(
      id: row["id"],
      key: StatementKey(
        provision: row["provision"], quote: row["quote"], ordinal: row["ordinal"]),
      verdict: verdict, fields: try fields.map { try JSON.value(StatementFields.self, from: $0) },
      reader: row["reader"], at: date, note: row["note"])
  }
}
