public import Diagnostics
import GRDB
public import Store

extension RegisterBook {
  /// How many items stand in which state now; a count tells nothing of anyone.
  ///
  /// - Throws: `registers.unknown`.
  public func counts(of name: String) throws(Problem) -> [RegisterState: Int] {
    _ = try register(name)
    return try library.read { db in
      var counts: [RegisterState: Int] = [:]
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT e.state, count(*) AS n FROM register_item i JOIN register_event e
            ON e.id = (SELECT max(id) FROM register_event WHERE item_id = i.id)
          WHERE i.register = ? GROUP BY e.state
          """, arguments: [name])
      {
        let state: String = row["state"]
        if let state = RegisterState(rawValue: state) { counts[state] = row["n"] }
      }
      return counts
    }
  }

  /// Where each subject stands now: by its last item that is not over, or else by its last one.
  ///
  /// - Throws: `registers.unknown`.
  public func states(of name: String, viewer: RecordViewer) throws(Problem) -> [String:
    RegisterState]
  {
    _ = try register(name)
    return try library.read { db in
      var states: [String: RegisterState] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT i.subject, i.owner, e.state FROM register_item i JOIN register_event e
            ON e.id = (SELECT max(id) FROM register_event WHERE item_id = i.id)
          WHERE i.register = ? ORDER BY i.id
          """, arguments: [name])
      while let row = try rows.next() {
        let text: String = row["state"]
        guard let state = RegisterState(rawValue: text),
          viewer.role != .enterprise || viewer.sees(recordOf: row["owner"])
        else { continue }
        let subject: String = row["subject"]
        if let before = states[subject], !before.isOver, state.isOver { continue }
        states[subject] = state
      }
      return states
    }
  }

  /// The items of one subject, as a viewer may read them.
  ///
  /// - Throws: `registers.unknown`.
  public func items(
    ofSubject subject: String, in name: String, viewer: RecordViewer
  ) throws(Problem) -> [RegisterItem] {
    _ = try register(name)
    return try library.read { db in
      try RegisterTable(db: db).items(of: name, subject: subject)
    }.filter { viewer.role != .enterprise || viewer.sees(recordOf: $0.owner) }
      .map { $0.shown(to: viewer) }
  }
}
