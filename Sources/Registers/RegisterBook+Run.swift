public import Diagnostics
import GRDB
public import Rulings
import Store
public import Vocabulary

extension RegisterBook {
  /// What a run did.
  public struct RunReport: Sendable, Hashable {
    /// The number of the run.
    public var run: Int64
    /// The day.
    public var day: Day
    /// How many were put forward.
    public var proposed = 0
    /// How many cannot be decided.
    public var undecided = 0
    /// How many were put forward before, and the rule no longer holds.
    public var lapsed = 0
    /// How many came onto the list because their publication ended or a place became free.
    public var listed = 0
    /// How many of the listed were looked at again and stay.
    public var kept = 0
    /// How many of the listed somebody has to look at.
    public var toRecheck = 0
    /// How many left by the rule.
    public var left = 0
    /// How many are kept out because another register has them.
    public var excluded = 0
    /// How many were decided this year on the same facts, and are not put forward again.
    public var settled = 0
  }

  /// Asks the rules over all subjects as of a day, and ends what has run out by then.
  ///
  /// A run lands whole or not at all; one that finds nothing new changes nothing but its own record.
  ///
  /// - Parameters:
  ///   - name: The register.
  ///   - day: As of which day.
  ///   - actor: Who runs it.
  /// - Returns: What it did.
  /// - Throws: `registers.run-first` where a register that is decided before was not run up to the
  ///   day; `registers.early` where something happened after the day already.
  /// - Complexity: The number of subjects.
  public func run(_ name: String, asOf day: Day, by actor: Actor) throws(Problem) -> RunReport {
    let register = try register(name)
    if let review = register.levels[0].review {
      try actor.check(mayActAs: review.roles, for: Wording(register.title))
    }
    let population = try Population(register, book: self, on: day)
    let rows = population.rows
    var proposals: [String: Explanation] = [:]
    if case .hand = register.entry {
    } else {
      for (subject, row) in rows { proposals[subject] = try population.proposal(row) }
    }
    let places = Dictionary(uniqueKeysWithValues: rows.map { ($0.subject, $0.row) })
    let batches = population.records.table.batches
    return try library.write(LogAction("register-run", "\(name) \(day)", by: actor.name)) { db in
      let table = RegisterTable(db: db)
      for before in register.after {
        guard let last = try table.lastRun(before), last >= day else {
          throw RegisterProblem.runFirst(try self.register(before))
        }
      }
      let id = try table.insertRun(
        register, asOf: day, by: actor.name,
        inputs: ["batches": Int64(batches.count), "last_batch": batches.last?.id ?? 0])
      var job = RunJob(
        work: RegisterWork(
          table: table, register: register, book: self, actor: actor.name, day: day, run: id),
        population: population, proposals: proposals, places: places,
        report: RunReport(run: id, day: day))
      try job.perform()
      return job.report
    }
  }
}

/// A run inside its transaction.
private struct RunJob {
  let work: RegisterWork
  let population: Population
  let proposals: [String: Explanation]
  let places: [String: Int]
  var report: RegisterBook.RunReport
  private var elsewhere: [String: (register: String, isDecided: Bool)] = [:]

  init(
    work: RegisterWork, population: Population, proposals: [String: Explanation],
    places: [String: Int], report: RegisterBook.RunReport
  ) {
    self.work = work
    self.population = population
    self.proposals = proposals
    self.places = places
    self.report = report
  }

  private var register: Register { work.register }

  mutating func perform() throws {
    var items = try work.table.items(of: register.name)
    report.listed = try work.advance(&items)
    elsewhere = try others()
    try lookAgain(&items)
    // The last item of a subject at the lowest level is the one that proposals concern.
    var latest: [String: Int] = [:]
    for (index, item) in items.enumerated() where item.level == register.levels[0].name {
      latest[item.subject] = index
    }
    for subject in Set(proposals.keys).union(latest.keys).sorted() {
      if let index = latest[subject], !items[index].state.isOver {
        try reconsider(&items[index])
      } else {
        try propose(subject, before: latest[subject].map { items[$0] })
      }
    }
  }

  /// The subjects that other registers keep out of this one.
  private func others() throws -> [String: (register: String, isDecided: Bool)] {
    var found: [String: (register: String, isDecided: Bool)] = [:]
    for other in Set(register.excludes + register.after).sorted() {
      for item in try work.table.items(of: other) where !item.state.isOver {
        // Who is undecided there bars only where that register is decided first.
        let isDecided = item.state != .undecided
        if isDecided || register.after.contains(other) {
          found[item.subject] = (other, isDecided)
        }
      }
    }
    return found
  }

  /// The proposal of a subject, after what other registers say.
  private mutating func proposal(_ subject: String) -> Explanation? {
    guard var proposal = proposals[subject] else { return nil }
    guard let other = elsewhere[subject] else { return proposal }
    if other.isDecided {
      report.excluded += 1
      return nil
    }
    proposal.verdict = .undecided
    proposal.missing.append("名册 \(other.register) 的结论")
    return proposal
  }

  private mutating func propose(_ subject: String, before: RegisterItem?) throws {
    guard let explanation = proposal(subject) else { return }
    if let before, before.year == work.day.parts.year,
      before.events.contains(where: { $0.explanation?.isSettled(by: explanation) == true })
    {
      report.settled += 1
      return
    }
    let row = places[subject]
    var item = try work.table.insertItem(
      register: register.name, subject: subject, owner: row.flatMap(population.records.owner),
      region: row.flatMap(population.records.region), level: register.levels[0].name,
      year: work.day.parts.year)
    try enter(&item, explanation)
  }

  private mutating func enter(_ item: inout RegisterItem, _ explanation: Explanation) throws {
    if explanation.verdict == .undecided {
      report.undecided += 1
      try work.table.append(
        work.event("undecided", .undecided, explanation: explanation), to: &item)
    } else {
      report.proposed += 1
      try work.propose(&item, "proposed", explanation)
    }
  }

  /// An item on its way: facts may have come, or the rule may no longer hold.
  private mutating func reconsider(_ item: inout RegisterItem) throws {
    guard [.undecided, .review, .publication].contains(item.state),
      item.events.first?.kind != "entered"
    else { return }
    let proposal = proposal(item.subject)
    if item.state == .undecided {
      if let proposal {
        let known = item.events.last?.explanation
        if proposal.verdict == .undecided, proposal.missing == known?.missing {
          report.undecided += 1
          return
        }
        return try enter(&item, proposal)
      }
    } else if let proposal, proposal.verdict != .no {
      return
    }
    report.lapsed += 1
    try work.table.append(
      work.event("lapsed", .refused, reason: "规则不再成立", explanation: explanation(item.subject)),
      to: &item)
  }

  private func explanation(_ subject: String) throws -> Explanation? {
    try places[subject].map { try population.ruling($0) }
  }

  /// Looks at the listed whose time has come, or whom the rule of exit meets.
  private mutating func lookAgain(_ items: inout [RegisterItem]) throws {
    for index in items.indices where items[index].state == .listed {
      guard let row = places[items[index].subject] else { continue }
      if let rule = register.exitRule {
        let ruling = population.ruling(rule, row)
        if ruling.verdict == .yes {
          try leave(&items[index], ruling)
          continue
        }
      }
      guard let recheck = register.recheck, let due = items[index].due, due <= work.day else {
        continue
      }
      let ruling: Explanation
      if let rule = recheck.rule {
        ruling = population.ruling(rule, row)
      } else {
        ruling = try population.ruling(row)
      }
      switch ruling.verdict {
      case .yes:
        report.kept += 1
        let next = try recheck.every.end(after: work.day, work.book.calendar)
        try work.table.append(
          work.event("kept", .listed, due: next, explanation: ruling), to: &items[index])
      case .no where items[index].events.first?.kind != "entered": try leave(&items[index], ruling)
      case .no, .undecided:
        report.toRecheck += 1
        try work.table.append(
          work.event("recheck", .recheck, explanation: ruling), to: &items[index])
      }
    }
  }

  private mutating func leave(_ item: inout RegisterItem, _ ruling: Explanation) throws {
    guard register.exitsAutomatically else {
      report.toRecheck += 1
      return try work.table.append(
        work.event("recheck", .recheck, explanation: ruling), to: &item)
    }
    report.left += 1
    try work.table.append(
      work.event(
        "exited", .exited, reason: ruling.message ?? ruling.rule, explanation: ruling), to: &item)
  }
}

extension Explanation {
  /// Whether a new proposal rests on the same facts as this one, the day of the run apart.
  func isSettled(by other: Explanation) -> Bool {
    func facts(_ explanation: Explanation) -> [String: String?] {
      Dictionary(
        explanation.inputs.filter { ![RegisterReader.day, RegisterReader.year].contains($0.name) }
          .map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    return rule == other.rule && facts(self) == facts(other)
  }
}
