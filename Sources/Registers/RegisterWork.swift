import Diagnostics
import FEEL
import GRDB
import Rulings
import Vocabulary

/// Moves items of a register on, inside a transaction.
struct RegisterWork {
  let table: RegisterTable
  let register: Register
  let book: RegisterBook
  let actor: String
  let day: Day
  var run: Int64?

  func event(
    _ kind: String, _ state: RegisterState, on date: Day? = nil, due: Day? = nil,
    reason: String? = nil, explanation: Explanation? = nil
  ) -> RegisterTable.NewEvent {
    RegisterTable.NewEvent(
      kind: kind, state: state, day: date ?? day, due: due, actor: actor, reason: reason,
      provision: explanation?.provision ?? register.provision, run: run, explanation: explanation)
  }

  private func level(_ item: RegisterItem) -> Register.Level {
    register.level(item.level) ?? register.levels[0]
  }

  /// Puts a subject forward: to review, or on where nobody reviews.
  func propose(
    _ item: inout RegisterItem, _ kind: String, reason: String? = nil, _ explanation: Explanation?
  ) throws {
    guard let review = level(item).review else {
      try table.append(event(kind, .review, reason: reason, explanation: explanation), to: &item)
      return try publish(&item)
    }
    let due = try review.within.map { try $0.end(after: day, book.calendar) }
    try table.append(
      event(kind, .review, due: due, reason: reason, explanation: explanation), to: &item)
  }

  /// Publishes what was approved, or lists it where nothing is published.
  func publish(_ item: inout RegisterItem) throws {
    guard let term = level(item).publication else { return try enlist(&item, on: day) }
    let due = try term.end(after: day, book.calendar)
    try table.append(event("published", .publication, due: due), to: &item)
  }

  /// Lists a subject, or lets it wait where the quota of the year is used up.
  func enlist(_ item: inout RegisterItem, on date: Day) throws {
    let level = level(item)
    if let quota = level.quota {
      let limit = try limit(quota, date.parts.year)
      let used = try listed(item, quota.isByRegion, date.parts.year)
      if used >= limit {
        guard item.state != .waiting else { return }
        let note = Wording("名额 \(limit) 已用 \(used)", "\(used) of \(limit) places are taken")
        return try table.append(
          event("quota-full", .waiting, on: date, reason: note.chinese), to: &item)
      }
    }
    let next = try register.recheck.map { try $0.every.end(after: date, book.calendar) }
    try table.append(event("listed", .listed, on: date, due: next), to: &item)
  }

  func limit(_ quota: Register.Quota, _ year: Int) throws -> Int {
    var facts = book.parameters.facts
    facts.set(RegisterReader.year, .integer(year))
    let ruling = quota.limit.ruling(over: facts, on: day.description)
    guard case .number(let number) = ruling.value, let limit = number.integer, limit >= 0 else {
      throw RegisterProblem.notMet(ruling.explanation)
    }
    return limit
  }

  /// How many were listed in a year at the level of an item.
  func listed(_ item: RegisterItem, _ isByRegion: Bool, _ year: Int) throws -> Int {
    try Int.fetchOne(
      table.db,
      sql: """
        SELECT count(*) FROM register_item i JOIN register_event e ON e.item_id = i.id
        WHERE i.register = ?1 AND i.level = ?2 AND e.kind = 'listed' AND e.on_day LIKE ?3
          AND (NOT ?4 OR i.region IS ?5)
        """,
      arguments: [
        register.name, item.level,
        "\(Day(year: year, month: 1, day: 1)?.description.prefix(4) ?? "")-%",
        isByRegion, item.region,
      ]) ?? 0
  }

  /// Ends publications whose time is over, and lists those that waited and now find a place.
  func advance(_ items: inout [RegisterItem]) throws -> Int {
    var count = 0
    for index in items.indices {
      switch items[index].state {
      case .publication:
        guard let due = items[index].due, due < day, let next = due.adding(days: 1) else {
          continue
        }
        try enlist(&items[index], on: next)
      case .waiting: try enlist(&items[index], on: day)
      default: continue
      }
      if items[index].state == .listed { count += 1 }
    }
    return count
  }
}
