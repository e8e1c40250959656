public import Diagnostics
import GRDB
import Packs
public import Rulings
import Store
public import Vocabulary

extension RegisterBook {
  /// What somebody decides.
  public enum Decision: String, Sendable, Hashable, CaseIterable {
    /// A proposal is right; an objection is not; the listed stays.
    case approve
    /// A proposal is not right; an objection is; the listed leaves.
    case refuse
  }

  /// Decides what waits for a decision: a review, an objection or a re-check.
  ///
  /// - Parameters:
  ///   - id: The item.
  ///   - decision: What is decided.
  ///   - reason: Why; needed for a refusal and for objections, and one of the declared reasons where
  ///     somebody leaves the list.
  ///   - day: The day.
  ///   - actor: Who decides: one of the roles that review.
  /// - Returns: The item.
  /// - Throws: `registers.no-item`, `registers.wrong-state`, `registers.bad-reason`,
  ///   `rulings.wrong-role`, `rulings.no-reason`, `registers.early`.
  @discardableResult
  public func decide(
    _ id: Int64, _ decision: Decision, reason: String?, on day: Day, by actor: Actor
  ) throws(Problem) -> RegisterItem {
    try change(id, "register-decide", day, actor) { work, item in
      let level = work.register.level(item.level) ?? work.register.levels[0]
      try actor.check(
        mayActAs: level.review?.roles ?? work.register.handRoles, for: Wording(work.register.title))
      if decision == .refuse || item.state == .objection {
        try Actor.check(reason: reason ?? "")
      }
      switch (item.state, decision) {
      case (.review, .approve):
        try work.table.append(work.event("approved", .review, reason: reason), to: &item)
        try work.publish(&item)
      case (.review, .refuse), (.waiting, .refuse):
        try work.table.append(work.event("refused", .refused, reason: reason), to: &item)
      case (.objection, .approve): try resume(&item, reason, work)
      case (.objection, .refuse):
        try work.table.append(work.event("objection-upheld", .refused, reason: reason), to: &item)
      case (.recheck, .approve):
        let next = try work.register.recheck.map { try $0.every.end(after: day, calendar) }
        try work.table.append(work.event("kept", .listed, due: next, reason: reason), to: &item)
      case (.recheck, .refuse): try leave(&item, reason ?? "", work)
      default: throw RegisterProblem.wrongState(item, wanted: [.review, .objection, .recheck])
      }
    }
  }

  /// After an objection was dismissed: back to what is left of the publication, or onto the list.
  private func resume(_ item: inout RegisterItem, _ reason: String?, _ work: RegisterWork) throws {
    let published = item.events.last { $0.kind == "published" }
    let due = published?.due
    try work.table.append(
      work.event("objection-dismissed", .publication, due: due, reason: reason), to: &item)
    if let due, due < work.day { try work.enlist(&item, on: work.day) }
  }

  func leave(_ item: inout RegisterItem, _ reason: String, _ work: RegisterWork) throws {
    let reasons = work.register.exitReasons
    guard reasons.isEmpty || reasons.contains(reason) else {
      throw RegisterProblem.badReason(reason, reasons)
    }
    try work.table.append(work.event("exited", .exited, reason: reason), to: &item)
  }

  /// Objects to a publication, while it lasts.
  ///
  /// - Parameters:
  ///   - id: The item.
  ///   - reason: Why.
  ///   - day: The day of the objection.
  ///   - actor: Who objects: anybody.
  /// - Returns: The item, which waits for a decision.
  /// - Throws: `registers.wrong-state`, `registers.objection-late`, `rulings.no-reason`.
  @discardableResult
  public func object(_ id: Int64, reason: String, on day: Day, by actor: Actor) throws(Problem)
    -> RegisterItem
  {
    try Actor.check(reason: reason)
    return try change(id, "register-object", day, actor) { work, item in
      guard item.state == .publication else {
        throw RegisterProblem.wrongState(item, wanted: [.publication])
      }
      if let due = item.due, day > due {
        throw Problem(
          "registers.objection-late", .error,
          Wording("公示期已于 \(due) 结束", "the publication ended on \(due)"))
      }
      let due = try work.register.objection.map { try $0.end(after: day, calendar) }
      try work.table.append(
        work.event("objected", .objection, due: due, reason: reason), to: &item)
    }
  }

  /// Takes a listed subject off the list.
  ///
  /// - Returns: The item.
  /// - Throws: `registers.wrong-state`, `registers.bad-reason`, `rulings.wrong-role`,
  ///   `rulings.no-reason`.
  @discardableResult
  public func exit(_ id: Int64, reason: String, on day: Day, by actor: Actor) throws(Problem)
    -> RegisterItem
  {
    try Actor.check(reason: reason)
    return try change(id, "register-exit", day, actor) { work, item in
      let level = work.register.level(item.level) ?? work.register.levels[0]
      try actor.check(
        mayActAs: level.review?.roles ?? work.register.handRoles, for: Wording(work.register.title))
      guard item.state.isMember else {
        throw RegisterProblem.wrongState(item, wanted: [.listed, .recheck])
      }
      try leave(&item, reason, work)
    }
  }

  /// Publishes, by hand, what runs publish by themselves: ends publications that are over by a day.
  ///
  /// - Returns: How many came onto the list.
  /// - Throws: `registers.unknown`, `rulings.wrong-role`.
  @discardableResult
  public func publish(_ name: String, asOf day: Day, by actor: Actor) throws(Problem) -> Int {
    let register = try register(name)
    if let review = register.levels[0].review {
      try actor.check(mayActAs: review.roles, for: Wording(register.title))
    }
    return try library.write(LogAction("register-publish", "\(name) \(day)", by: actor.name)) {
      db in
      let table = RegisterTable(db: db)
      var items = try table.items(of: name)
      return try RegisterWork(
        table: table, register: register, book: self, actor: actor.name, day: day
      ).advance(&items)
    }
  }

  /// Enters a subject by hand.
  ///
  /// - Parameters:
  ///   - subject: The name of its record.
  ///   - name: The register.
  ///   - reason: Why.
  ///   - day: The day.
  ///   - actor: Who enters it: one of the roles that may.
  /// - Returns: The item, which goes the way of every proposal.
  /// - Throws: `registers.no-subject`, `registers.already-in`, `registers.excluded`,
  ///   `rulings.wrong-role`, `rulings.no-reason`.
  @discardableResult
  public func enter(
    _ subject: String, in name: String, reason: String, on day: Day, by actor: Actor
  )
    throws(Problem) -> RegisterItem
  {
    let register = try register(name)
    try Actor.check(reason: reason)
    guard !register.handRoles.isEmpty else {
      throw Problem(
        "registers.no-hand", .error,
        Wording("这个名册不能手工列入", "nobody enters this register by hand"))
    }
    try actor.check(mayActAs: register.handRoles, for: Wording(register.title))
    return try library.write(LogAction("register-enter", "\(name) \(subject)", by: actor.name)) {
      db in
      try self.enter(subject, in: name, reason: reason, on: day, by: actor.name, db)
    }
  }

  /// Recommends a listed subject to the next level.
  ///
  /// - Returns: The item of the next level.
  /// - Throws: `registers.wrong-state`, `registers.no-level`, `registers.already-in`,
  ///   `registers.not-met` or `registers.undecided` with what the level asks for.
  @discardableResult
  public func recommend(_ id: Int64, reason: String, on day: Day, by actor: Actor) throws(Problem)
    -> RegisterItem
  {
    try Actor.check(reason: reason)
    let found = try library.read { db in try RegisterTable(db: db).item(id) }
    guard let found else { throw RegisterProblem.noItem(id) }
    let register = try register(found.register)
    let population = try Population(register, book: self, on: day)
    return try library.write(LogAction("register-recommend", "\(id)", by: actor.name)) { db in
      let table = RegisterTable(db: db)
      guard let item = try table.item(id) else { throw RegisterProblem.noItem(id) }
      guard item.state == .listed else {
        throw RegisterProblem.wrongState(item, wanted: [.listed])
      }
      let place = register.levels.firstIndex { $0.name == item.level } ?? 0
      try actor.check(
        mayActAs: register.levels[place].review?.roles ?? register.handRoles,
        for: Wording(register.title))
      guard place + 1 < register.levels.count else {
        throw Problem(
          "registers.no-level", .error, Wording("已是最高层级", "it is at the highest level"))
      }
      let next = register.levels[place + 1]
      let same = try table.items(of: register.name, subject: item.subject)
      if let open = same.first(where: { $0.level == next.name && !$0.state.isOver }) {
        throw RegisterProblem.alreadyIn(open)
      }
      var explanation: Explanation?
      if let rule = next.rule {
        guard let row = population.records.row(ofKey: item.subject) else {
          throw RegisterProblem.noSubject(item.subject, register.subject)
        }
        let ruling = population.ruling(rule, row)
        guard ruling.verdict == .yes else { throw RegisterProblem.notMet(ruling) }
        explanation = ruling
      }
      var higher = try table.insertItem(
        register: register.name, subject: item.subject, owner: item.owner, region: item.region,
        level: next.name, year: day.parts.year, from: id)
      try RegisterWork(
        table: table, register: register, book: self, actor: actor.name, day: day
      ).propose(&higher, "recommended", reason: reason, explanation)
      return higher
    }
  }

  /// Quotas, goals and how many came onto the list, by level.
  public struct Standing: Sendable, Hashable {
    /// The level; empty where there is one alone.
    public var level: String
    /// How many came onto the list in the year.
    public var listed: Int
    /// The quota of the year, in all or of each region.
    public var quota: Int?
    /// The goal of the year.
    public var goal: Int?
  }

  /// How far quotas are used and goals reached in a year.
  ///
  /// - Throws: `registers.unknown`.
  public func standing(of name: String, year: Int) throws(Problem) -> [Standing] {
    let register = try register(name)
    guard let day = Day(year: year, month: 12, day: 31) else { return [] }
    return try library.read { db in
      let work = RegisterWork(
        table: RegisterTable(db: db), register: register, book: self, actor: "", day: day)
      return try register.levels.map { level in
        let item = RegisterItem(
          id: 0, register: name, subject: "", level: level.name, year: year, events: [])
        return Standing(
          level: level.name, listed: try work.listed(item, false, year),
          quota: try level.quota.map { try work.limit($0, year) }, goal: level.goal)
      }
    }
  }

  private func change(
    _ id: Int64, _ kind: String, _ day: Day, _ actor: Actor,
    _ body: (RegisterWork, inout RegisterItem) throws -> Void
  ) throws(Problem) -> RegisterItem {
    try library.write(LogAction(kind, "\(id)", by: actor.name)) { db in
      let table = RegisterTable(db: db)
      guard var item = try table.item(id) else { throw RegisterProblem.noItem(id) }
      let register = try register(item.register)
      try body(
        RegisterWork(table: table, register: register, book: self, actor: actor.name, day: day),
        &item)
      return item
    }
  }
}
