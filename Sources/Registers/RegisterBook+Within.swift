package import GRDB
import Diagnostics
import FEEL
import Packs
import Rulings
import Store
package import Vocabulary

/// What other engines do to registers, inside their own transactions.
extension RegisterBook {
  /// Puts a subject forward by hand; who may do so was asked before.
  ///
  /// - Throws: `registers.no-subject`, `registers.already-in`, `registers.excluded`.
  package func enter(
    _ subject: String, in name: String, reason: String, on day: Day, by actor: String,
    _ db: Database
  ) throws -> RegisterItem {
    let register = try register(name)
    let table = RegisterTable(db: db)
    let (owner, region) = try origin(of: subject, register)
    if let open = try table.items(of: name, subject: subject).first(where: { !$0.state.isOver }) {
      throw RegisterProblem.alreadyIn(open)
    }
    for other in register.excludes + register.after {
      for item in try table.items(of: other, subject: subject)
      where !item.state.isOver && item.state != .undecided {
        throw RegisterProblem.excluded(subject, by: other)
      }
    }
    var item = try table.insertItem(
      register: name, subject: subject, owner: owner, region: region,
      level: register.levels[0].name, year: day.parts.year)
    try RegisterWork(table: table, register: register, book: self, actor: actor, day: day)
      .propose(&item, "entered", reason: reason, nil)
    return item
  }

  /// The enterprise and the region of a subject.
  private func origin(of subject: String, _ register: Register) throws(Problem) -> (
    owner: String?, region: String?
  ) {
    guard let record = packs.record(register.subject),
      let found = try RecordFacts.ofOne(subject, record, packs: packs, in: library)
    else { throw RegisterProblem.noSubject(subject, register.subject) }
    let field = record.fields.first { $0.codes == .region }
    guard let field, case .string(let region) = found.facts[field.name]?.value else {
      return (found.owner, nil)
    }
    return (found.owner, region)
  }

  /// The item of a subject that is on its way or on the list.
  package func openItem(of subject: String, in name: String, _ db: Database) throws
    -> RegisterItem?
  {
    _ = try register(name)
    return try RegisterTable(db: db).items(of: name, subject: subject).last { !$0.state.isOver }
  }

  /// Takes a subject off the list, at every level on which it stands.
  ///
  /// - Returns: The items that left; none where it is not on the list.
  /// - Throws: `registers.bad-reason`, `registers.early`.
  package func takeOff(
    _ subject: String, from name: String, reason: String, on day: Day, by actor: String,
    _ db: Database
  ) throws -> [RegisterItem] {
    let table = RegisterTable(db: db)
    let work = RegisterWork(
      table: table, register: try register(name), book: self, actor: actor, day: day)
    return try table.items(of: name, subject: subject).filter(\.state.isMember).map { item in
      var item = item
      try leave(&item, reason, work)
      return item
    }
  }

  /// The numbers and subjects of the items that stand on the list.
  package func listed(in name: String, _ db: Database) throws -> [(item: Int64, subject: String)] {
    _ = try register(name)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT i.id, i.subject FROM register_item i WHERE i.register = ?
          AND (SELECT state FROM register_event WHERE item_id = i.id ORDER BY id DESC LIMIT 1)
            = ? ORDER BY i.id
        """, arguments: [name, RegisterState.listed.rawValue]
    ).map { ($0["id"], $0["subject"]) }
  }
}
