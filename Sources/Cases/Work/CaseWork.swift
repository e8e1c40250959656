import Diagnostics
import FEEL
import GRDB
import Packs
import Rulings
import Store
import Vocabulary

/// Moves a case on, inside a transaction.
struct CaseWork {
  let id: Int64
  let table: CaseTable
  let book: CaseBook
  let procedure: Procedure
  let file: CaseFile
  let actor: String
  let day: Day
  var onBehalfOf: String?

  init(_ id: Int64, _ table: CaseTable, book: CaseBook, actor: String, day: Day) throws {
    guard let file = try table.file(id) else { throw CaseProblem.noCase(id) }
    self.id = id
    self.table = table
    self.book = book
    self.actor = actor
    self.day = day
    self.file = file
    procedure = try book.procedure(of: file, table)
  }

  func reload() throws -> CaseFile {
    guard let file = try table.file(id) else { throw CaseProblem.noCase(id) }
    return file
  }

  func event(
    _ kind: String, _ step: CaseFile.Step? = nil, reason: String? = nil, provision: String? = nil,
    _ body: CaseEventBody? = nil
  ) -> CaseTable.NewEvent {
    CaseTable.NewEvent(
      kind: kind, step: step, day: day, actor: actor, onBehalfOf: onBehalfOf, reason: reason,
      provision: provision, body: body)
  }

  func declared(_ name: String) throws -> Procedure.Step {
    guard let step = procedure.step(name) else {
      throw CaseProblem.unknown(
        Wording("步骤", "step"), name, among: procedure.steps.map(\.name))
    }
    return step
  }

  /// The open step of a name.
  func open(_ name: String) throws -> CaseFile.Step {
    let open = try table.steps(of: id).filter { $0.state == .open }
    guard let step = open.first(where: { $0.step == name }) else {
      throw CaseProblem.notOpen(name, open: open.map(\.step))
    }
    guard day >= step.enteredOn else { throw CaseProblem.early(day, step.enteredOn) }
    return step
  }

  // MARK: Going on

  /// Comes to a step.
  func enter(_ name: String, from: String) throws {
    let step = try declared(name)
    switch step.kind {
    case .end: try end(step)
    case .join: try arrive(step, from)
    case .task, .wait:
      let due = try step.within.map { try $0.end(after: day, book.calendar) }
      let entered = try table.insertStep(
        name, of: id, from: from, state: .open, assignee: try assignee(step), entered: day,
        due: due)
      try table.append(
        event("entered", entered, provision: step.provision, CaseEventBody(due: due?.description)),
        to: id)
      if let due { try setClocks(entered, step, due) }
    }
  }

  /// The person of a step: the value of the fact that it names, or the login itself.
  private func assignee(_ step: Procedure.Step) throws -> String? {
    guard let person = step.person else { return nil }
    guard procedure.allFacts.contains(where: { $0.name == person }) else { return person }
    guard let text = try table.facts(of: id)[person],
      case .string(let login) = FEELExpression.evaluate(text).value
    else {
      throw Problem(
        "cases.no-person", .error,
        Wording(
          "“\(step.title)” 由“\(person)”办理，而它还没有填",
          "“\(step.title)” is for “\(person)”, which is not stated"))
    }
    return login
  }

  /// Sets the clocks of a step for its last day.
  func setClocks(_ entered: CaseFile.Step, _ step: Procedure.Step, _ due: Day) throws {
    guard let after = due.adding(days: 1) else { return }
    if step.kind == .wait { return try table.set(.pass, of: entered.id, on: after) }
    try table.set(.overdue, of: entered.id, on: after)
    if let days = step.remind {
      let kind: Term.Kind = step.within?.kind == .working ? .working : .days
      let reminder = try Term(-days, kind).end(after: due, book.calendar)
      // A reminder for a day that is past would ring at once, for nothing.
      if reminder > day { try table.set(.remind, of: entered.id, on: reminder) }
    }
    if let escalation = step.escalation,
      let call = try escalation.after.end(after: due, book.calendar).adding(days: 1)
    {
      try table.set(.escalate, of: entered.id, on: call)
    }
  }

  private func arrive(_ step: Procedure.Step, _ from: String) throws {
    _ = try table.insertStep(
      step.name, of: id, from: from, state: .arrived, assignee: nil, entered: day, due: nil)
    let come = try table.steps(of: id).filter { $0.step == step.name && $0.state == .arrived }
    guard Set(come.map(\.cameFrom)) == Set(step.of) else { return }
    for branch in come { try table.leave(branch.id, .done, on: day) }
    try table.append(event("joined", come.last), to: id)
    try goOn(step, come.last)
  }

  /// Ends the case, where its evidence is there.
  private func end(_ step: Procedure.Step) throws {
    let held = Set(try reload().attachments.map(\.name))
    let lacking = step.requires.filter { !held.contains($0) }
    guard lacking.isEmpty else { throw CaseProblem.lacksEvidence(lacking) }
    let left = try table.steps(of: id).filter { $0.state == .open || $0.state == .arrived }
    guard step.cancels || left.isEmpty else {
      throw Problem(
        "cases.leaves-open", .error,
        Wording(
          "仍有步骤在办：\(left.map(\.step).joined(separator: "、"))",
          "steps are still open: \(left.map(\.step).joined(separator: ", "))"))
    }
    for other in left { try table.leave(other.id, .cancelled, on: day) }
    let outcome = step.outcome ?? step.title
    try table.append(
      event("closed", provision: step.provision, CaseEventBody(outcome: outcome)), to: id)
    try table.close(id, outcome: outcome, on: day)
    try bringAbout(step, nil)
  }

  /// Goes on from a step that is done: to the first way that holds, or to all at once.
  func goOn(_ step: Procedure.Step, _ done: CaseFile.Step?) throws {
    try bringAbout(step, done)
    if !step.fork.isEmpty {
      try table.append(event("forked", done, CaseEventBody(to: step.fork)), to: id)
      for target in step.fork { try enter(target, from: step.name) }
      return
    }
    var explanation: Explanation?
    var facts: Facts?
    for branch in step.next {
      guard let rule = branch.when else {
        try table.append(
          event("went-on", done, CaseEventBody(to: [branch.to], explanation: explanation)), to: id)
        return try enter(branch.to, from: step.name)
      }
      if facts == nil { facts = try known() }
      let ruling = rule.ruling(over: facts ?? Facts(), on: day.description).explanation
      explanation = ruling
      switch ruling.verdict {
      case .undecided: throw CaseProblem.undecided(ruling)
      case .no: continue
      case .yes:
        try table.append(
          event("went-on", done, CaseEventBody(to: [branch.to], explanation: ruling)), to: id)
        return try enter(branch.to, from: step.name)
      }
    }
    throw CaseProblem.noWay(step.title)
  }

  /// What rules may ask for: what was stated in the case, and the subject's record.
  func known() throws -> Facts {
    var facts = book.parameters.facts
    facts.set(ProcedureReader.day, DateValue(dayNumber: Int(day.number)).map(Value.date) ?? .null)
    let stated = try table.facts(of: id)
    for fact in procedure.allFacts {
      let value = stated[fact.name].map { FEELExpression.evaluate($0).value } ?? .null
      facts.set(fact.name, value, grade: fact.grade)
    }
    if let type = file.subjectType, let subject = file.subject,
      let record = book.packs.record(type),
      let found = try RecordFacts.ofOne(subject, record, packs: book.packs, in: book.library)
    {
      facts.link(
        ProcedureReader.subject,
        record.fields.map { ($0.name, found.facts[$0.name] ?? Fact(.null, grade: 3)) })
    }
    return facts
  }
}
