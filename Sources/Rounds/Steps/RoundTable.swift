import Foundation
import GRDB
import Vocabulary

/// The tables of rounds.
struct RoundTable {
  let db: Database

  func rounds() throws -> [Round] {
    try Row.fetchAll(db, sql: "SELECT * FROM appraisal_round ORDER BY id DESC")
      .compactMap(Self.round)
  }

  func round(_ code: String) throws -> Round? {
    try Row.fetchOne(db, sql: "SELECT * FROM appraisal_round WHERE code = ?", arguments: [code])
      .flatMap(Self.round)
  }

  private static func round(_ row: Row) -> Round? {
    guard let asOf = Day(row["as_of"] as String), let stage = Round.Stage(rawValue: row["stage"])
    else { return nil }
    return Round(
      id: row["id"], code: row["code"], pack: row["pack"], method: row["method"],
      title: row["title"], region: row["region"], year: row["year"], asOf: asOf, stage: stage,
      due: (row["due"] as String?).flatMap { Day($0) }, run: row["run_id"])
  }

  func add(_ round: Round) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO appraisal_round (code, pack, method, title, region, year, as_of, stage)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        round.code, round.pack, round.method, round.title, round.region, round.year,
        "\(round.asOf)", round.stage.rawValue,
      ])
    return db.lastInsertedRowID
  }

  /// Puts a round into a stage; false where it is not in the stage that the caller thinks.
  func move(_ round: Round, to stage: Round.Stage, due: Day?) throws -> Bool {
    try db.execute(
      sql: "UPDATE appraisal_round SET stage = ?, due = ? WHERE id = ? AND stage = ?",
      arguments: [stage.rawValue, due.map { "\($0)" }, round.id, round.stage.rawValue])
    return db.changesCount == 1
  }

  func note(_ round: Int64, _ event: RoundEvent) throws {
    try db.execute(
      sql: """
        INSERT INTO appraisal_event (round_id, at, actor, kind, stage, due, note, run_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        round, RunTable.milliseconds(event.at), event.actor, event.kind, event.stage.rawValue,
        event.due, event.note, event.run,
      ])
  }

  func events(_ round: Int64) throws -> [RoundEvent] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM appraisal_event WHERE round_id = ? ORDER BY id", arguments: [round]
    ).map { row in
      RoundEvent(
        at: RunTable.date(row["at"]), actor: row["actor"], kind: row["kind"],
        stage: Round.Stage(rawValue: row["stage"]) ?? .prepare, due: row["due"], note: row["note"],
        run: row["run_id"])
    }
  }

  func confirm(_ round: Int64, _ confirmation: Confirmation) throws {
    try db.execute(
      sql: """
        INSERT INTO appraisal_confirmation (round_id, key, verdict, note, actor, at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        round, confirmation.key, confirmation.agrees ? "agree" : "dispute", confirmation.note,
        confirmation.actor, RunTable.milliseconds(confirmation.at),
      ])
  }

  /// What each firm said last.
  func confirmations(_ round: Int64) throws -> [String: Confirmation] {
    var last: [String: Confirmation] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT * FROM appraisal_confirmation WHERE round_id = ? ORDER BY id",
      arguments: [round])
    {
      last[row["key"]] = Confirmation(
        key: row["key"], agrees: row["verdict"] == "agree", note: row["note"],
        actor: row["actor"], at: RunTable.date(row["at"]))
    }
    return last
  }

  func object(_ round: Int64, _ objection: Objection, evidence: Data?) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO appraisal_objection
          (round_id, run_id, key, text, evidence_name, evidence_sha256, evidence, actor, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        round, objection.run, objection.key, objection.text, objection.evidenceName,
        objection.evidenceDigest, evidence, objection.actor, RunTable.milliseconds(objection.at),
      ])
    return db.lastInsertedRowID
  }

  func objections(_ round: Int64) throws -> [Objection] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT o.id, o.run_id, o.key, o.text, o.evidence_name, o.evidence_sha256, o.actor, o.at,
          a.verdict, a.text AS answer, a.actor AS answered_by, a.at AS answered_at
        FROM appraisal_objection o LEFT JOIN appraisal_answer a ON a.objection_id = o.id
        WHERE o.round_id = ? ORDER BY o.id
        """, arguments: [round]
    ).map { row in
      var answer: Objection.Answer?
      if let verdict = row["verdict"] as String? {
        answer = Objection.Answer(
          isUpheld: verdict == "upheld", text: row["answer"], actor: row["answered_by"],
          at: RunTable.date(row["answered_at"]))
      }
      return Objection(
        id: row["id"], key: row["key"], run: row["run_id"], text: row["text"],
        evidenceName: row["evidence_name"], evidenceDigest: row["evidence_sha256"],
        actor: row["actor"], at: RunTable.date(row["at"]), answer: answer)
    }
  }

  func evidence(_ objection: Int64) throws -> Data? {
    try Data.fetchOne(
      db, sql: "SELECT evidence FROM appraisal_objection WHERE id = ?", arguments: [objection])
  }

  func answer(_ objection: Int64, _ answer: Objection.Answer) throws {
    try db.execute(
      sql: """
        INSERT INTO appraisal_answer (objection_id, verdict, text, actor, at) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        objection, answer.isUpheld ? "upheld" : "rejected", answer.text, answer.actor,
        RunTable.milliseconds(answer.at),
      ])
  }
}
