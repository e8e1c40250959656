public import Diagnostics
import Foundation
import GRDB
import Packs
public import Rulings
import Store
public import Vocabulary

extension CaseBook {
  /// Does an open step and goes on.
  ///
  /// - Parameters:
  ///   - name: The step.
  ///   - id: The case.
  ///   - stated: What the step asks for, as it is written.
  ///   - reason: What is to be said of it.
  ///   - day: The day.
  ///   - actor: Who does it.
  ///   - person: For whom, where a deputy acts.
  /// - Returns: The case.
  /// - Throws: `cases.not-open`, `cases.stopped`, `cases.not-yours`, `cases.no-evidence`,
  ///   `cases.undecided`, `cases.no-way`, `cases.early`, `rulings.fact-missing` and others.
  @discardableResult
  public func complete(
    _ name: String, of id: Int64, facts stated: [String: String] = [:], reason: String? = nil,
    on day: Day, by actor: Actor, onBehalfOf person: String? = nil
  ) throws(Problem) -> CaseFile {
    try change(id, "case-step", "\(id) \(name)", day, actor, person) { work in
      let open = try work.open(name)
      let step = try work.declared(name)
      guard open.stoppedOn == nil else { throw CaseProblem.stopped(open) }
      try self.check(actor, person, mayDo: step, open, work)
      let facts = try FactDeclaration.facts(stated, of: step.facts)
      let file = try work.reload()
      let lacking = step.evidence.filter { evidence in
        // A file of the case counts for every step that asks for it by its name.
        file.attachments.count { $0.name == evidence.name } < evidence.least
      }
      guard lacking.isEmpty else { throw CaseProblem.lacksEvidence(lacking.map(\.name)) }
      let texts = Self.texts(facts, of: step.facts)
      let event = try work.table.append(
        work.event(
          "done", open, reason: reason, provision: step.provision, CaseEventBody(facts: texts)),
        to: id)
      try work.table.state(texts, of: id, event: event)
      try work.table.leave(open.id, .done, on: day)
      try work.goOn(step, open)
    }
  }

  /// Refuses somebody who may not do a step: neither its person, nor of its roles, nor called when it
  /// was late, nor a deputy of such.
  func check(
    _ actor: Actor, _ person: String?, mayDo step: Procedure.Step, _ open: CaseFile.Step,
    _ work: CaseWork
  ) throws {
    var name = actor.name
    var role = actor.role
    if let person, person != actor.name {
      guard try work.table.isDeputy(actor.name, of: person, on: work.day) else {
        throw Problem(
          "cases.no-deputy", .error,
          Wording(
            "\(actor.name) 这一天不能代 \(person) 办理",
            "\(actor.name) does not stand in for \(person) on the day"))
      }
      name = person
      let account = try Self.role(of: person, work.table.db)
      role = account ?? actor.role
    }
    if role == .administrator || open.escalatedTo.contains(role.rawValue) { return }
    if let assignee = open.assignee {
      guard name == assignee else { throw CaseProblem.notYours(step.title, assignee) }
      return
    }
    guard step.roles.isEmpty || step.roles.contains(role) else {
      throw CaseProblem.notYours(step.title, step.roles.map(\.name.chinese).joined(separator: "、"))
    }
  }

  private static func role(of login: String, _ db: Database) throws -> Role? {
    try String.fetchOne(
      db, sql: "SELECT role FROM person WHERE login = ? AND is_active", arguments: [login]
    ).flatMap(Role.init)
  }

  /// Gives an open step to a person.
  ///
  /// - Returns: The case.
  /// - Throws: `cases.not-open`, `cases.not-yours`.
  @discardableResult
  public func assign(
    _ name: String, of id: Int64, to person: String, on day: Day, by actor: Actor
  ) throws(Problem) -> CaseFile {
    try change(id, "case-assign", "\(id) \(name)", day, actor, nil) { work in
      let open = try work.open(name)
      try self.check(actor, nil, mayDo: try work.declared(name), open, work)
      try work.table.assign(open.id, to: person)
      try work.table.append(work.event("assigned", open, reason: person), to: id)
    }
  }

  /// Says something about a case.
  ///
  /// - Returns: The case.
  /// - Throws: `rulings.no-reason` where nothing is said.
  @discardableResult
  public func comment(_ text: String, on id: Int64, day: Day, by actor: Actor) throws(Problem)
    -> CaseFile
  {
    try Actor.check(reason: text)
    return try change(id, "case-comment", "\(id)", day, actor, nil) { work in
      try work.table.append(work.event("comment", reason: text), to: id)
    }
  }

  /// Attaches a file as evidence; its kind is told by its bytes.
  ///
  /// - Parameters:
  ///   - data: The bytes, 64 MB at most.
  ///   - file: The name of the file.
  ///   - evidence: What it is evidence of.
  ///   - id: The case.
  ///   - name: The open step for which it is; none where `nil`.
  ///   - day: The day.
  ///   - actor: Who attaches it.
  /// - Returns: The case.
  /// - Throws: `cases.bad-file` where it is no file of a known kind, or not of one that the step takes.
  @discardableResult
  public func attach(
    _ data: [UInt8], file: String, as evidence: String, to id: Int64, step name: String? = nil,
    on day: Day, by actor: Actor
  ) throws(Problem) -> CaseFile {
    guard data.count <= 64 << 20 else {
      throw CaseProblem.badFile(Wording("它超过 64 MB", "it is larger than 64 MB"))
    }
    guard !evidence.allSatisfy(\.isWhitespace) else {
      throw CaseProblem.badFile(Wording("没有写是什么证据", "it does not say of what"))
    }
    guard let type = EvidenceType(data) else {
      let known = EvidenceType.allCases.map(\.rawValue).joined(separator: ", ")
      throw CaseProblem.badFile(
        Wording("认不出它是哪种文件；可用：\(known)", "its kind is not known; there are: \(known)"))
    }
    return try change(id, "case-attach", "\(id) \(evidence)", day, actor, nil) { work in
      guard work.file.isOpen else { throw CaseProblem.notOpen(evidence, open: []) }
      let open = try name.map { try work.open($0) }
      let wanted = work.procedure.steps.filter { name == nil || $0.name == name }
        .flatMap(\.evidence).filter { $0.name == evidence && !$0.types.isEmpty }
      if let kinds = wanted.first?.types, !kinds.contains(type) {
        let names = kinds.map(\.rawValue).joined(separator: ", ")
        throw CaseProblem.badFile(
          Wording(
            "它是 \(type.rawValue)，而这里要 \(names)", "it is \(type.rawValue), and this takes \(names)"))
      }
      let event = try work.table.append(
        work.event(
          "attached", open, reason: evidence,
          CaseEventBody(file: file, sha256: Digest.hex(data))), to: id)
      try work.table.attach(
        data, type, name: evidence, file: file, to: id, step: open?.id, event: event)
    }
  }

  // MARK: Clocks

  /// Stops the clocks of a case, or of one step, for one of the declared reasons.
  ///
  /// - Returns: The case.
  /// - Throws: `cases.bad-stop`, `cases.not-open`, `cases.stopped`.
  @discardableResult
  public func stop(
    _ id: Int64, step name: String? = nil, reason: String, on day: Day, by actor: Actor
  ) throws(Problem) -> CaseFile {
    try change(id, "case-stop", "\(id)", day, actor, nil) { work in
      guard let stop = work.procedure.stops.first(where: { $0.name == reason }) else {
        let names = work.procedure.stops.map(\.name)
        throw Problem(
          "cases.bad-stop", .error,
          Wording(
            "“\(reason.prefix(60))” 不是规定的停钟事由", "“\(reason.prefix(60))” is no reason to stop"),
          suggestion: Wording(
            "可写：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))"))
      }
      for step in try self.openSteps(work, name) {
        guard step.stoppedOn == nil else { throw CaseProblem.stopped(step) }
        try self.check(actor, nil, mayDo: try work.declared(step.step), step, work)
        let left = try step.dueOn.map {
          try Term.left(self.kind(step, work), from: day, to: $0, self.calendar)
        }
        try work.table.stop(step.id, on: day, reason: reason, left: left)
        try work.table.append(
          work.event("stopped", step, reason: reason, provision: stop.provision), to: id)
      }
    }
  }

  /// Starts the clocks that were stopped; what was left of their time is left now.
  ///
  /// - Returns: The case.
  /// - Throws: `cases.not-open`, `cases.not-stopped`, `cases.early`.
  @discardableResult
  public func start(_ id: Int64, step name: String? = nil, on day: Day, by actor: Actor)
    throws(Problem) -> CaseFile
  {
    try change(id, "case-start", "\(id)", day, actor, nil) { work in
      let stopped = try self.openSteps(work, name).filter { $0.stoppedOn != nil }
      guard !stopped.isEmpty else {
        throw Problem(
          "cases.not-stopped", .error, Wording("没有停止的时限", "no clock stands still"))
      }
      for step in stopped {
        guard let since = step.stoppedOn, day >= since else {
          throw CaseProblem.early(day, step.stoppedOn ?? day)
        }
        let declared = try work.declared(step.step)
        try self.check(actor, nil, mayDo: declared, step, work)
        let due = try step.daysLeft.map {
          try Term($0, self.kind(step, work)).end(after: day, self.calendar)
        }
        try work.table.start(step.id, due: due)
        try work.table.append(
          work.event("started", step, CaseEventBody(due: due?.description)), to: id)
        if let due { try work.setClocks(step, declared, due) }
      }
    }
  }

  private func openSteps(_ work: CaseWork, _ name: String?) throws -> [CaseFile.Step] {
    if let name { return [try work.open(name)] }
    let open = try work.table.steps(of: work.id).filter { $0.state == .open }
    guard let first = open.first else { throw CaseProblem.notOpen("", open: []) }
    guard work.day >= first.enteredOn else { throw CaseProblem.early(work.day, first.enteredOn) }
    return open
  }

  /// What the time of a step counts: months, once begun, are days.
  private func kind(_ step: CaseFile.Step, _ work: CaseWork) throws -> Term.Kind {
    try work.declared(step.step).within?.kind == .working ? .working : .days
  }

  // MARK: Opening again, deputies

  /// Opens a closed case again at the step that the procedure names.
  ///
  /// - Returns: The case.
  /// - Throws: `cases.not-closed`, `cases.no-reopening`, `rulings.no-reason`, `rulings.wrong-role`.
  @discardableResult
  public func reopen(_ id: Int64, reason: String, on day: Day, by actor: Actor) throws(Problem)
    -> CaseFile
  {
    try Actor.check(reason: reason)
    return try change(id, "case-reopen", "\(id)", day, actor, nil) { work in
      guard !work.file.isOpen, let closedOn = work.file.closedOn else {
        throw Problem(
          "cases.not-closed", .error, Wording("案件尚未办结", "the case is not closed"))
      }
      guard day >= closedOn else { throw CaseProblem.early(day, closedOn) }
      guard let reopening = work.procedure.reopening else {
        throw Problem(
          "cases.no-reopening", .error,
          Wording("这个流程不能重新办理", "cases of this procedure are not opened again"))
      }
      try actor.check(mayActAs: reopening.roles, for: Wording(work.procedure.title))
      try work.table.reopen(id)
      try work.table.append(
        work.event("reopened", reason: reason, CaseEventBody(to: [reopening.to])), to: id)
      try work.enter(reopening.to, from: "")
    }
  }

  /// Lets somebody stand in for another from one day to another.
  ///
  /// - Throws: `rulings.no-reason`, `cases.bad-deputy`; `rulings.wrong-role` where somebody else than
  ///   the person or an administrator says so.
  public func add(_ deputy: Deputy, by actor: Actor) throws(Problem) {
    try Actor.check(reason: deputy.reason)
    guard deputy.from <= deputy.until, deputy.person != deputy.deputy else {
      throw Problem(
        "cases.bad-deputy", .error,
        Wording("代理人或起止日期不对", "the deputy or the days are wrong"))
    }
    if actor.name != deputy.person {
      try actor.check(mayActAs: [.administrator], for: Wording("指定代理", "naming a deputy"))
    }
    try library.write(LogAction("case-deputy", deputy.person, by: actor.name)) { db in
      try CaseTable(db: db).insertDeputy(deputy, by: actor.name)
    }
  }

  func change(
    _ id: Int64, _ kind: String, _ subject: String, _ day: Day, _ actor: Actor,
    _ person: String?, _ body: (CaseWork) throws -> Void
  ) throws(Problem) -> CaseFile {
    try library.write(LogAction(kind, subject, by: actor.name)) { db in
      var work = try CaseWork(id, CaseTable(db: db), book: self, actor: actor.name, day: day)
      work.onBehalfOf = person == actor.name ? nil : person
      try body(work)
      return try work.reload()
    }
  }
}
