import Diagnostics
import Foundation
import GRDB
import Store
import Vocabulary

/// The cases in the file.
struct CaseTable {
  let db: Database

  /// An event that is to be kept.
  struct NewEvent {
    var kind: String
    var step: CaseFile.Step?
    var day: Day
    var actor: String
    var onBehalfOf: String?
    var reason: String?
    var provision: String?
    var body: CaseEventBody?
  }

  func now() throws -> Int64 {
    let last = try Int64.fetchOne(
      db, sql: "SELECT recorded_at FROM case_event ORDER BY id DESC LIMIT 1")
    return max(last ?? 0, Moment.milliseconds(Date()))
  }

  // MARK: Events and facts

  @discardableResult
  func append(_ new: NewEvent, to id: Int64) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO case_event (case_id, step_id, step, kind, on_day, recorded_at, actor,
          on_behalf_of, reason, provision, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, new.step?.id, new.step?.step, new.kind, new.day.description, try now(), new.actor,
        new.onBehalfOf, new.reason, new.provision, try new.body.map { try JSON.text($0) },
      ])
    return db.lastInsertedRowID
  }

  func state(_ facts: [String: String], of id: Int64, event: Int64) throws {
    for (name, value) in facts.sorted(by: { $0.key < $1.key }) {
      try db.execute(
        sql: "INSERT INTO case_fact (case_id, event_id, name, value) VALUES (?, ?, ?, ?)",
        arguments: [id, event, name, value])
    }
  }

  // MARK: Cases

  func insertCase(
    _ procedure: Procedure, definition: String, subject: String?, owner: String?, title: String,
    day: Day, request: String?
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO case_file (procedure, definition, subject_type, subject, owner, title,
          opened_on, recorded_at, state, request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)
        """,
      arguments: [
        procedure.name, definition, subject == nil ? nil : procedure.subject, subject, owner, title,
        day.description, try now(), request,
      ])
    return db.lastInsertedRowID
  }

  func close(_ id: Int64, outcome: String?, on day: Day) throws {
    try db.execute(
      sql: "UPDATE case_file SET state = 'closed', outcome = ?, closed_on = ? WHERE id = ?",
      arguments: [outcome, day.description, id])
  }

  func reopen(_ id: Int64) throws {
    try db.execute(
      sql: "UPDATE case_file SET state = 'open', outcome = NULL, closed_on = NULL WHERE id = ?",
      arguments: [id])
  }

  func id(request: String) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT id FROM case_file WHERE request = ?", arguments: [request])
  }

  func ids(procedure: String?, subject: String?, isOpen: Bool?) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM case_file WHERE (?1 IS NULL OR procedure = ?1) AND (?2 IS NULL OR subject = ?2)
          AND (?3 IS NULL OR state = ?3) ORDER BY id
        """,
      arguments: [procedure, subject, isOpen.map { $0 ? "open" : "closed" }])
  }

  func file(_ id: Int64) throws -> CaseFile? {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT c.*, d.version FROM case_file c JOIN case_definition d ON d.sha256 = c.definition
          WHERE c.id = ?
          """, arguments: [id])
    else { return nil }
    guard let openedOn = Day(row["opened_on"] as String) else { throw Self.damaged(id) }
    return CaseFile(
      id: id, procedure: row["procedure"], version: row["version"],
      subjectType: row["subject_type"], subject: row["subject"], owner: row["owner"],
      title: row["title"], openedOn: openedOn, isOpen: row["state"] == "open",
      outcome: row["outcome"], closedOn: (row["closed_on"] as String?).flatMap { Day($0) },
      steps: try steps(of: id), events: try events(of: id), attachments: try attachments(of: id),
      facts: try facts(of: id).mapValues { $0 as String? }, definition: row["definition"])
  }

  /// What was stated last under each name, as FEEL.
  func facts(of id: Int64) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT name, value FROM case_fact WHERE case_id = ? ORDER BY id", arguments: [id])
    return Dictionary(rows.map { ($0["name"], $0["value"]) }, uniquingKeysWith: { _, last in last })
  }

  static func damaged(_ id: Int64) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "case \(id)")
  }

  private func events(of id: Int64) throws -> [CaseFile.Event] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM case_event WHERE case_id = ? ORDER BY id", arguments: [id]
    ).map { row in
      guard let day = Day(row["on_day"] as String) else { throw Self.damaged(id) }
      return CaseFile.Event(
        id: row["id"], kind: row["kind"], step: row["step"], day: day,
        recordedAt: Moment.date(row["recorded_at"]), actor: row["actor"],
        onBehalfOf: row["on_behalf_of"], reason: row["reason"], provision: row["provision"],
        body: try (row["body"] as String?).map { try JSON.value(CaseEventBody.self, from: $0) })
    }
  }

  private func attachments(of id: Int64) throws -> [CaseFile.Attachment] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT a.*, e.media, e.bytes FROM case_evidence a JOIN evidence e ON e.sha256 = a.sha256
        WHERE a.case_id = ? ORDER BY a.id
        """, arguments: [id]
    ).map { row in
      CaseFile.Attachment(
        id: row["id"], name: row["name"], file: row["file"], sha256: row["sha256"],
        media: row["media"], bytes: row["bytes"], step: row["step_id"])
    }
  }

  // MARK: Definitions

  func keep(_ definition: CaseDefinition, of procedure: Procedure) throws -> String {
    let body = try JSON.text(definition)
    let sha256 = Digest.hex(body)
    try db.execute(
      sql: """
        INSERT INTO case_definition (sha256, procedure, version, pack, pack_version, body)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING
        """,
      arguments: [
        sha256, procedure.name, procedure.version, procedure.pack.name, procedure.pack.version,
        body,
      ])
    return sha256
  }

  func definition(_ sha256: String) throws -> CaseDefinition? {
    try String.fetchOne(
      db, sql: "SELECT body FROM case_definition WHERE sha256 = ?", arguments: [sha256]
    ).map { try JSON.value(CaseDefinition.self, from: $0) }
  }

  func setDefinition(_ sha256: String, of id: Int64) throws {
    try db.execute(
      sql: "UPDATE case_file SET definition = ? WHERE id = ?", arguments: [sha256, id])
  }

  // MARK: Evidence

  func attach(
    _ data: [UInt8], _ type: EvidenceType, name: String, file: String, to id: Int64, step: Int64?,
    event: Int64
  ) throws {
    let sha256 = Digest.hex(data)
    try db.execute(
      sql: """
        INSERT INTO evidence (sha256, media, bytes, data) VALUES (?, ?, ?, ?)
        ON CONFLICT (sha256) DO NOTHING
        """, arguments: [sha256, type.media, data.count, Data(data)])
    try db.execute(
      sql: """
        INSERT INTO case_evidence (case_id, step_id, event_id, name, file, sha256)
        VALUES (?, ?, ?, ?, ?, ?)
        """, arguments: [id, step, event, name, file, sha256])
  }

  func data(ofAttachment id: Int64) throws -> (case: Int64, sha256: String, data: Data)? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT a.case_id, a.sha256, e.data FROM case_evidence a
        JOIN evidence e ON e.sha256 = a.sha256 WHERE a.id = ?
        """, arguments: [id]
    ).map { ($0["case_id"], $0["sha256"], $0["data"]) }
  }

  // MARK: Deputies

  func insertDeputy(_ deputy: Deputy, by actor: String) throws {
    try db.execute(
      sql: """
        INSERT INTO deputy (person, deputy, from_on, until_on, reason, actor, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        deputy.person, deputy.deputy, deputy.from.description, deputy.until.description,
        deputy.reason, actor, try now(),
      ])
  }

  func isDeputy(_ deputy: String, of person: String, on day: Day) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM deputy
          WHERE deputy = ? AND person = ? AND ? BETWEEN from_on AND until_on)
        """, arguments: [deputy, person, day.description]) ?? false
  }
}
