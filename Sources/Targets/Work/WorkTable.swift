import Foundation
import GRDB

/// The tables of tasks, plans and supervision.
struct WorkTable {
  let db: Database

  func tasks(where condition: String = "1", _ arguments: StatementArguments = []) throws
    -> [DutyTask]
  {
    try Row.fetchAll(
      db, sql: "SELECT * FROM task WHERE \(condition) ORDER BY id", arguments: arguments
    ).map { row in
      let id: Int64 = row["id"]
      let agencies = try Row.fetchAll(
        db, sql: "SELECT agency, part FROM task_agency WHERE task_id = ? ORDER BY part, rowid",
        arguments: [id]
      ).map {
        (name: $0["agency"] as String, part: DutyTask.Part(rawValue: $0["part"]) ?? .support)
      }
      let events = try Row.fetchAll(
        db,
        sql: """
          SELECT state, note, file, sha256, actor, at FROM task_event WHERE task_id = ? ORDER BY id
          """, arguments: [id]
      ).map { row in
        DutyTask.Event(
          state: DutyTask.State(rawValue: row["state"]) ?? .open, note: row["note"],
          file: row["file"], sha256: row["sha256"], actor: row["actor"],
          at: TargetTable.date(row["at"]))
      }
      return DutyTask(
        id: id, provision: row["provision"], text: row["text"], dueOn: row["due_on"],
        source: row["source"], agencies: agencies, events: events)
    }
  }

  func add(
    _ provision: String, _ text: String, dueOn: String?, source: String,
    agencies: [(name: String, part: DutyTask.Part)], actor: String, at: Date
  ) throws -> Int64 {
    try db.execute(
      sql:
        "INSERT INTO task (provision, text, due_on, source, actor, at) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [provision, text, dueOn, source, actor, TargetTable.milliseconds(at)])
    let id = db.lastInsertedRowID
    for agency in agencies {
      try db.execute(
        sql: "INSERT INTO task_agency (task_id, agency, part) VALUES (?, ?, ?)",
        arguments: [id, agency.name, agency.part.rawValue])
    }
    return id
  }

  func add(_ event: DutyTask.Event, to task: Int64, data: Data?) throws {
    try db.execute(
      sql: """
        INSERT INTO task_event (task_id, state, note, file, sha256, data, actor, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        task, event.state.rawValue, event.note, event.file, event.sha256, data, event.actor,
        TargetTable.milliseconds(event.at),
      ])
  }

  func plans() throws -> [LocalPlan] {
    try Row.fetchAll(db, sql: "SELECT * FROM local_plan ORDER BY region, id").map { row in
      let id: Int64 = row["id"]
      let measures = try Row.fetchAll(
        db, sql: "SELECT * FROM plan_measure WHERE plan_id = ? ORDER BY id", arguments: [id]
      ).map { row in
        LocalPlan.Measure(
          number: row["number"], text: row["text"],
          provisions: try String.fetchAll(
            db,
            sql: "SELECT provision FROM plan_link WHERE measure_id = ? ORDER BY provision",
            arguments: [row["id"] as Int64]))
      }
      return LocalPlan(
        id: id, region: row["region"], title: row["title"], file: row["file"],
        filedOn: row["filed_on"], measures: measures)
    }
  }

  func add(_ plan: LocalPlan, sha256: String, actor: String, at: Date) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO local_plan (region, title, file, sha256, filed_on, actor, at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        plan.region, plan.title, plan.file, sha256, plan.filedOn, actor,
        TargetTable.milliseconds(at),
      ])
    let id = db.lastInsertedRowID
    for measure in plan.measures {
      try db.execute(
        sql: "INSERT INTO plan_measure (plan_id, number, text) VALUES (?, ?, ?)",
        arguments: [id, measure.number, measure.text])
      let row = db.lastInsertedRowID
      for provision in Set(measure.provisions).sorted() {
        try db.execute(
          sql: "INSERT INTO plan_link (measure_id, provision) VALUES (?, ?)",
          arguments: [row, provision])
      }
    }
    return id
  }

  func supervisions() throws -> [Supervision] {
    try Row.fetchAll(db, sql: "SELECT * FROM supervision ORDER BY id").map { row in
      let id: Int64 = row["id"]
      let events = try Row.fetchAll(
        db,
        sql: """
          SELECT kind, text, file, sha256, actor, at FROM supervision_event
          WHERE supervision_id = ? ORDER BY id
          """, arguments: [id]
      ).compactMap { row -> Supervision.Event? in
        guard let kind = Supervision.Kind(rawValue: row["kind"]) else { return nil }
        return Supervision.Event(
          kind: kind, text: row["text"], file: row["file"], sha256: row["sha256"],
          actor: row["actor"], at: TargetTable.date(row["at"]))
      }
      return Supervision(
        id: id, target: row["target"], task: row["task_id"], region: row["region"],
        agency: row["agency"], finding: row["finding"], dueOn: row["due_on"], events: events)
    }
  }

  func add(_ item: Supervision, actor: String, at: Date) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO supervision (target, task_id, region, agency, finding, due_on, actor, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        item.target, item.task, item.region, item.agency, item.finding, item.dueOn, actor,
        TargetTable.milliseconds(at),
      ])
    return db.lastInsertedRowID
  }

  func add(_ event: Supervision.Event, to item: Int64, data: Data?) throws {
    try db.execute(
      sql: """
        INSERT INTO supervision_event (supervision_id, kind, text, file, sha256, data, actor, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        item, event.kind.rawValue, event.text, event.file, event.sha256, data, event.actor,
        TargetTable.milliseconds(event.at),
      ])
  }
}
