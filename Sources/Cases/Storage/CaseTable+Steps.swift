import GRDB
import Vocabulary

extension CaseTable {
  /// A clock that is to ring.
  struct Timer {
    /// What it rings for.
    enum Kind: String {
      case remind
      case overdue
      case escalate
      case pass
    }

    var id: Int64
    var step: Int64
    var caseID: Int64
    var kind: Kind
    var firesOn: Day
  }

  func steps(of id: Int64) throws -> [CaseFile.Step] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM case_step WHERE case_id = ? ORDER BY id", arguments: [id]
    ).map { try Self.step($0, id) }
  }

  func step(_ step: Int64) throws -> CaseFile.Step? {
    try Row.fetchOne(db, sql: "SELECT * FROM case_step WHERE id = ?", arguments: [step]).map {
      try Self.step($0, $0["case_id"])
    }
  }

  private static func step(_ row: Row, _ id: Int64) throws -> CaseFile.Step {
    let state: String = row["state"]
    guard let state = CaseFile.Step.State(rawValue: state),
      let enteredOn = Day(row["entered_on"] as String)
    else { throw damaged(id) }
    func day(_ column: String) -> Day? { (row[column] as String?).flatMap { Day($0) } }
    return CaseFile.Step(
      id: row["id"], step: row["step"], cameFrom: row["came_from"], state: state,
      assignee: row["assignee"],
      escalatedTo: (row["escalated_to"] as String?)?.split(separator: ",").map(String.init) ?? [],
      enteredOn: enteredOn, dueOn: day("due_on"), stoppedOn: day("stopped_on"),
      stopReason: row["stop_reason"], daysLeft: row["days_left"], leftOn: day("left_on"))
  }

  func insertStep(
    _ step: String, of id: Int64, from: String, state: CaseFile.Step.State, assignee: String?,
    entered: Day, due: Day?
  ) throws -> CaseFile.Step {
    try db.execute(
      sql: """
        INSERT INTO case_step (case_id, step, came_from, state, assignee, entered_on, due_on)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, step, from, state.rawValue, assignee, entered.description, due?.description,
      ])
    return CaseFile.Step(
      id: db.lastInsertedRowID, step: step, cameFrom: from, state: state, assignee: assignee,
      escalatedTo: [], enteredOn: entered, dueOn: due)
  }

  /// Leaves a step; its clocks ring no more.
  func leave(_ step: Int64, _ state: CaseFile.Step.State, on day: Day) throws {
    try db.execute(
      sql: "UPDATE case_step SET state = ?, left_on = ? WHERE id = ?",
      arguments: [state.rawValue, day.description, step])
    try db.execute(
      sql: """
        UPDATE case_timer SET state = 'cancelled' WHERE step_id = ? AND state IN ('set', 'stopped')
        """, arguments: [step])
  }

  func assign(_ step: Int64, to person: String) throws {
    try db.execute(
      sql: "UPDATE case_step SET assignee = ? WHERE id = ?", arguments: [person, step])
  }

  func escalate(_ step: Int64, to roles: [String]) throws {
    try db.execute(
      sql: "UPDATE case_step SET escalated_to = ? WHERE id = ?",
      arguments: [roles.joined(separator: ","), step])
  }

  func rename(_ step: Int64, to name: String, from: String) throws {
    try db.execute(
      sql: "UPDATE case_step SET step = ?, came_from = ? WHERE id = ?",
      arguments: [name, from, step])
  }

  // MARK: Clocks

  func stop(_ step: Int64, on day: Day, reason: String, left: Int?) throws {
    try db.execute(
      sql: "UPDATE case_step SET stopped_on = ?, stop_reason = ?, days_left = ? WHERE id = ?",
      arguments: [day.description, reason, left, step])
    try db.execute(
      sql: "UPDATE case_timer SET state = 'stopped' WHERE step_id = ? AND state = 'set'",
      arguments: [step])
  }

  func start(_ step: Int64, due: Day?) throws {
    try db.execute(
      sql: """
        UPDATE case_step SET stopped_on = NULL, stop_reason = NULL, days_left = NULL, due_on = ?
        WHERE id = ?
        """, arguments: [due?.description, step])
  }

  /// Sets a clock, or sets one anew that was stopped; one that has rung stays so.
  func set(_ kind: Timer.Kind, of step: Int64, on day: Day) throws {
    try db.execute(
      sql: """
        INSERT INTO case_timer (step_id, kind, fires_on, state) VALUES (?, ?, ?, 'set')
        ON CONFLICT (step_id, kind) DO UPDATE SET fires_on = excluded.fires_on, state = 'set'
          WHERE state = 'stopped'
        """, arguments: [step, kind.rawValue, day.description])
  }

  /// The clock that rings next, up to a day.
  func nextTimer(until day: Day) throws -> Timer? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT t.*, s.case_id FROM case_timer t JOIN case_step s ON s.id = t.step_id
        WHERE t.state = 'set' AND t.fires_on <= ? ORDER BY t.fires_on, t.id LIMIT 1
        """, arguments: [day.description]
    ).map { row in
      guard let kind = Timer.Kind(rawValue: row["kind"]),
        let firesOn = Day(row["fires_on"] as String)
      else { throw Self.damaged(row["case_id"]) }
      return Timer(
        id: row["id"], step: row["step_id"], caseID: row["case_id"], kind: kind, firesOn: firesOn)
    }
  }

  /// Marks a clock as rung; the event tells when and why.
  func fired(_ timer: Int64, event: Int64) throws {
    try db.execute(
      sql: "UPDATE case_timer SET state = 'fired', event_id = ? WHERE id = ? AND state = 'set'",
      arguments: [event, timer])
    guard db.changesCount == 1 else {
      throw DatabaseError(message: "the clock \(timer) has rung already")
    }
  }
}
