import Diagnostics
import Foundation
import GRDB
import Rulings
import Store
import Vocabulary

/// The registers in the file.
struct RegisterTable {
  let db: Database

  /// An event that is to be kept.
  struct NewEvent {
    var kind: String
    var state: RegisterState
    var day: Day
    var due: Day?
    var actor: String
    var reason: String?
    var provision: String?
    var run: Int64?
    var explanation: Explanation?
  }

  // MARK: Writing

  func insertItem(
    register: String, subject: String, owner: String?, region: String?, level: String, year: Int,
    from: Int64? = nil
  ) throws -> RegisterItem {
    try db.execute(
      sql: """
        INSERT INTO register_item
          (register, subject, owner, region, level, year, recommended_from, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [register, subject, owner, region, level, year, from, try now()])
    return RegisterItem(
      id: db.lastInsertedRowID, register: register, subject: subject, owner: owner,
      region: region, level: level, year: year, recommendedFrom: from, events: [])
  }

  /// Keeps an event; it cannot be dated before what happened already.
  func append(_ new: NewEvent, to item: inout RegisterItem) throws {
    if let last = item.events.last, new.day < last.day {
      throw Problem(
        "registers.early", .error,
        Wording(
          "日期 \(new.day) 早于上一步的 \(last.day)", "\(new.day) is before the last step, \(last.day)"),
        suggestion: Wording("核对日期", "check the day"))
    }
    let at = try now()
    try db.execute(
      sql: """
        INSERT INTO register_event (item_id, kind, state, on_day, due_on, recorded_at, actor,
          reason, provision, run_id, explanation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        item.id, new.kind, new.state.rawValue, new.day.description, new.due?.description, at,
        new.actor, new.reason, new.provision, new.run,
        try new.explanation.map { try JSON.text($0) },
      ])
    item.events.append(
      RegisterItem.Event(
        id: db.lastInsertedRowID, kind: new.kind, state: new.state, day: new.day, due: new.due,
        recordedAt: Moment.date(at), actor: new.actor, reason: new.reason,
        provision: new.provision, run: new.run, explanation: new.explanation))
  }

  func insertRun(
    _ register: Register, asOf day: Day, by actor: String, inputs: [String: Int64]
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO register_run (register, as_of, recorded_at, actor, pack, pack_version, inputs,
          counts) VALUES (?, ?, ?, ?, ?, ?, ?, '{}')
        """,
      arguments: [
        register.name, day.description, try now(), actor, register.pack.name,
        register.pack.version, try JSON.text(inputs),
      ])
    return db.lastInsertedRowID
  }

  private func now() throws -> Int64 {
    // Moments never decrease from one event to the next, so that the last one is the latest.
    let last = try Int64.fetchOne(
      db, sql: "SELECT recorded_at FROM register_event ORDER BY id DESC LIMIT 1")
    return max(last ?? 0, Moment.milliseconds(Date()))
  }

  // MARK: Reading

  /// The last day as of which a register was run.
  func lastRun(_ register: String) throws -> Day? {
    try String.fetchOne(
      db, sql: "SELECT max(as_of) FROM register_run WHERE register = ?", arguments: [register]
    ).flatMap { Day($0) }
  }

  func item(_ id: Int64) throws -> RegisterItem? { try items(where: "i.id = ?", [id]).first }

  func items(of register: String) throws -> [RegisterItem] {
    try items(where: "i.register = ?", [register])
  }

  func items(of register: String, subject: String) throws -> [RegisterItem] {
    try items(where: "i.register = ? AND i.subject = ?", [register, subject])
  }

  private func items(where condition: String, _ arguments: StatementArguments) throws
    -> [RegisterItem]
  {
    var items: [RegisterItem] = []
    var places: [Int64: Int] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT i.* FROM register_item i WHERE \(condition) ORDER BY i.id",
      arguments: arguments)
    {
      places[row["id"]] = items.count
      items.append(
        RegisterItem(
          id: row["id"], register: row["register"], subject: row["subject"], owner: row["owner"],
          region: row["region"], level: row["level"], year: row["year"],
          recommendedFrom: row["recommended_from"], events: []))
    }
    let events = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.* FROM register_item i JOIN register_event e ON e.item_id = i.id
        WHERE \(condition) ORDER BY e.id
        """, arguments: arguments)
    while let row = try events.next() {
      guard let place = places[row["item_id"]] else { continue }
      items[place].events.append(try RegisterItem.Event(row))
    }
    return items
  }
}

extension RegisterItem.Event {
  init(_ row: Row) throws {
    let state: String = row["state"]
    guard let state = RegisterState(rawValue: state), let day = Day(row["on_day"] as String) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an event of a register")
    }
    self.init(
      id: row["id"], kind: row["kind"], state: state, day: day,
      due: (row["due_on"] as String?).flatMap { Day($0) },
      recordedAt: Moment.date(row["recorded_at"]), actor: row["actor"], reason: row["reason"],
      provision: row["provision"], run: row["run_id"],
      explanation: try (row["explanation"] as String?).map {
        try JSON.value(Explanation.self, from: $0)
      })
  }
}
