import Foundation
import GRDB
import Store
import Vocabulary

/// The tables of targets.
struct TargetTable {
  let db: Database

  static func milliseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1_000).rounded())
  }

  static func date(_ milliseconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
  }

  /// What is confirmed, the last version of each.
  func definitions() throws -> [StoredTarget] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM target_definition d WHERE version =
          (SELECT max(version) FROM target_definition WHERE code = d.code) ORDER BY code
        """
    ).map { row in
      StoredTarget(
        target: try JSON.value(PolicyTarget.self, from: row["body"]), version: row["version"],
        isWithdrawn: row["state"] == "withdrawn", statement: row["statement"],
        reason: row["reason"], actor: row["actor"], at: Self.date(row["at"]))
    }
  }

  func add(
    _ target: PolicyTarget, state: String, statement: String?, reason: String, actor: String,
    at: Date
  ) throws {
    let version =
      try Int.fetchOne(
        db, sql: "SELECT max(version) FROM target_definition WHERE code = ?",
        arguments: [target.id]) ?? 0
    try db.execute(
      sql: """
        INSERT INTO target_definition (code, version, state, statement, body, reason, actor, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        target.id, version + 1, state, statement, try JSON.text(target), reason, actor,
        Self.milliseconds(at),
      ])
  }

  func divisions() throws -> [DivisionKey: ExactValue] {
    var divisions: [DivisionKey: ExactValue] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM target_division ORDER BY id") {
      divisions[DivisionKey(row["target"], row["region"])] =
        (row["value"] as String?).flatMap { ExactValue($0) }
    }
    return divisions
  }

  func divide(
    _ target: String, _ parts: [(region: String, value: ExactValue?)], reason: String,
    actor: String, at: Date
  ) throws {
    for part in parts {
      try db.execute(
        sql: """
          INSERT INTO target_division (target, region, value, reason, actor, at)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          target, part.region, part.value?.text, reason, actor, Self.milliseconds(at),
        ])
    }
  }

  func links() throws -> [TargetLink] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM target_link l WHERE id =
          (SELECT max(id) FROM target_link WHERE one = l.one AND other = l.other)
        ORDER BY one, other
        """
    ).compactMap { row in
      guard let relation = TargetLink.Relation(rawValue: row["relation"]) else { return nil }
      return TargetLink(
        one: row["one"], other: row["other"], relation: relation, note: row["note"],
        actor: row["actor"])
    }
  }

  func add(_ link: TargetLink, at: Date) throws {
    try db.execute(
      sql: """
        INSERT INTO target_link (one, other, relation, note, actor, at) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        link.one, link.other, link.relation.rawValue, link.note, link.actor, Self.milliseconds(at),
      ])
  }

  func sources() throws -> [SeriesSource] {
    try Row.fetchAll(db, sql: "SELECT * FROM series_source ORDER BY id").map { row in
      SeriesSource(
        id: row["id"], file: row["file"], sha256: row["sha256"], format: row["format"],
        note: row["note"], actor: row["actor"], at: Self.date(row["at"]))
    }
  }

  func add(_ source: SeriesSource, _ series: [SeriesKey: Series]) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO series_source (file, sha256, format, note, actor, at) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        source.file, source.sha256, source.format, source.note, source.actor,
        Self.milliseconds(source.at),
      ])
    let id = db.lastInsertedRowID
    let insert = try db.makeStatement(
      sql: """
        INSERT INTO series_values (source_id, metric, region, frequency, start, scale, body)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for (key, series) in series.sorted(by: {
      ($0.key.metric, $0.key.region) < ($1.key.metric, $1.key.region)
    }) {
      try insert.execute(arguments: [
        id, key.metric, key.region, series.frequency.rawValue, series.start, series.scale,
        series.text,
      ])
    }
    return id
  }

  /// The series as they were revised last, with the sources that each rests on, the newest first.
  func series(_ metric: String? = nil) throws -> [SeriesKey: (series: Series, sources: [Int64])] {
    var found: [SeriesKey: (series: Series, sources: [Int64])] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT source_id, metric, region, frequency, start, scale, body FROM series_values
        WHERE ?1 IS NULL OR metric = ?1 ORDER BY id
        """, arguments: [metric])
    while let row = try rows.next() {
      let body: String = row[6]
      guard let frequency = Frequency(rawValue: row[3]),
        let series = Series(frequency: frequency, start: row[4], scale: row[5], text: body.utf8)
      else { throw DatabaseError(message: "series_values \(row) is damaged") }
      let key = SeriesKey(row[1], row[2])
      let source: Int64 = row[0]
      if let before = found[key], let revised = before.series.revised(by: series) {
        found[key] = (revised, [source] + before.sources)
      } else {
        // Another frequency takes the place of the former.
        found[key] = (series, [source])
      }
    }
    return found
  }

  func lastStates() throws -> [DivisionKey: TargetState] {
    var states: [DivisionKey: TargetState] = [:]
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT target, region, state FROM target_state s WHERE id =
          (SELECT max(id) FROM target_state WHERE target = s.target AND region = s.region)
        """)
    {
      states[DivisionKey(row["target"], row["region"])] = TargetState(rawValue: row["state"])
    }
    return states
  }

  func add(_ change: StateChange) throws {
    try db.execute(
      sql: """
        INSERT INTO target_state (target, region, state, before, as_of, body, at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        change.target, change.region, change.state.rawValue, change.before?.rawValue, change.asOf,
        change.words, Self.milliseconds(change.at),
      ])
  }

  func changes(limit: Int) throws -> [StateChange] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM target_state ORDER BY id DESC LIMIT ?", arguments: [limit]
    ).compactMap { row in
      guard let state = TargetState(rawValue: row["state"]) else { return nil }
      return StateChange(
        id: row["id"], target: row["target"], region: row["region"], state: state,
        before: (row["before"] as String?).flatMap(TargetState.init), asOf: row["as_of"],
        words: row["body"], at: Self.date(row["at"]))
    }
  }
}
