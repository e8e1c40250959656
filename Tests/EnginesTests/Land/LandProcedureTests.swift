@testable import Cases
import Diagnostics
import Packs
import Rulings
import Store
import Testing
import Vocabulary

@Suite("The land pack's procedures, led to every end")
struct LandProcedureTests {
  /// Actors by the role that a step asks for.
  private static let actors: [Role: Actor] = [
    .land: landOfficer, .evaluation: evaluator, .project: Actor("周九", role: .project),
    .administrator: Actor("赵六", role: .administrator),
  ]
  private let outsider = Actor("钱一", role: .data)
  private let pdf = Array("%PDF-1.7 x".utf8)

  @Test(
    "each step wants its role, evidence, facts and time; each path ends as it should",
    arguments: LandRun.all)
  func led(_ run: LandRun) throws {
    let folder = try LandFolder()
    try folder.land(run.titles + "\n" + run.rows.joined(separator: "\n") + "\n", type: run.type)
    for (type, text) in run.others { try folder.land(text, type: type) }
    let book = try folder.cases()
    for path in run.paths { try lead(path, of: run, in: book) }
    let procedure = try book.procedure(run.procedure)
    let ends = Set(procedure.steps.filter { $0.kind == .end }.compactMap(\.outcome))
    #expect(ends == Set(run.paths.map(\.outcome)), "\(run.procedure): every end is reached")
    #expect(procedure.steps.filter { $0.kind == .task }.allSatisfy { $0.within != nil })
    #expect(procedure.steps.filter { $0.kind == .task }.allSatisfy { $0.escalation != nil })
  }

  @Test("every procedure of the pack has a test that leads it")
  func complete() throws {
    let declared = Set(try LandFolder().cases().procedures.map(\.name))
    let before: Set = ["idle-disposal", "poor-remedy", "split", "standard-land", "transfer"]
    #expect(declared == before.union(LandRun.all.map(\.procedure)))
  }

  @Test("clocks stop only for a declared reason, and a late step calls somebody")
  func clocks() throws {
    let run = try #require(LandRun.all.first { $0.procedure == "court-sale" })
    let folder = try LandFolder()
    try folder.land(run.titles + "\n" + run.rows[0] + "\n", type: run.type)
    let book = try folder.cases()
    let id = try book.open(
      "court-sale", title: "司法处置", subject: "P1", on: day("2024-03-04"), by: landOfficer
    ).id
    #expect(
      code { try book.stop(id, reason: "忙", on: day("2024-03-05"), by: landOfficer) }
        == "cases.bad-stop")
    try book.stop(id, reason: "法院中止执行", on: day("2024-03-05"), by: landOfficer)
    #expect(
      code {
        try book.complete("收函登记", of: id, on: day("2024-03-06"), by: landOfficer)
      } == "cases.stopped")
    try book.start(id, on: day("2024-03-11"), by: landOfficer)
    let due = try #require(try book.file(id, viewer: .atTheMachine).open[0].dueOn)
    #expect(due == day("2024-03-12"))
    let rings = try book.tick(asOf: day("2024-03-31")).map(\.kind)
    #expect(rings.contains("escalate"))
  }

  @Test("invented cases come to every end of every procedure, and none goes on for ever")
  func simulated() throws {
    for procedure in try LandFolder().cases().procedures {
      let report = try Simulation(procedure).run(cases: 2_000, seed: 7)
      #expect(report.endless == 0, "\(procedure.name)")
      let ends = procedure.steps.filter { $0.kind == .end }.map { $0.outcome ?? $0.name }
      #expect(Set(report.outcomes.keys) == Set(ends), "\(procedure.name)")
    }
  }

  @Test("what was closed is opened again where the procedure says, by those who may")
  func reopened() throws {
    let run = try #require(LandRun.all.first { $0.procedure == "breach-cure" })
    let folder = try LandFolder()
    try folder.land(run.titles + "\n" + run.rows[0] + "\n", type: run.type)
    let book = try folder.cases()
    try lead(run.paths[0], of: run, in: book)
    let id = try #require(try book.files(procedure: "breach-cure", viewer: .atTheMachine).first).id
    let on = day("2024-06-03")
    #expect(
      code { try book.reopen(id, reason: "复查发现未补救", on: on, by: outsider) }
        == "rulings.wrong-role")
    #expect(
      code { try book.reopen(id, reason: " ", on: on, by: landOfficer) } == "rulings.no-reason")
    try book.reopen(id, reason: "复查发现未补救", on: on, by: landOfficer)
    #expect(try book.file(id, viewer: .atTheMachine).open.map(\.step) == ["补救"])
  }

  // MARK: Leading a case

  private func lead(_ path: LandRun.Path, of run: LandRun, in book: CaseBook) throws {
    let procedure = try book.procedure(run.procedure)
    var today = day("2024-03-04")
    let opening = LandRun.facts(run.opening.split(separator: " ").map(String.init))
    let id = try book.open(
      run.procedure, title: "\(run.procedure) \(path.outcome)",
      subject: path.subject ?? String(run.rows[0].prefix { $0 != "," }), facts: opening, on: today,
      by: try #require(Self.actors[procedure.openers.first ?? .land])
    ).id
    if let letter = run.letter {
      #expect(
        code {
          try book.letter(letter.name, of: id, on: today, viewer: .atTheMachine, by: landOfficer)
        } == "cases.letter-blank", "\(letter.name) before there is all that it says")
    }
    var visits: [String: Int] = [:]
    for _ in 0..<60 {
      guard let open = try book.file(id, viewer: .atTheMachine).open.first else { break }
      let step = try #require(procedure.step(open.step))
      #expect(try open.dueOn == step.within?.end(after: open.enteredOn, .standard))
      if step.kind == .wait {
        let due = try #require(open.dueOn)
        #expect(try book.tick(asOf: due).contains { $0.caseID == id && $0.kind == "pass" } == false)
        today = try #require(due.adding(days: 1))
        #expect(try book.tick(asOf: today).contains { $0.caseID == id && $0.kind == "pass" })
        continue
      }
      today = try #require(today.adding(days: 1))
      let facts = stated(open.step, visits[open.step, default: 0], path, run)
      visits[open.step, default: 0] += 1
      try perform(step, of: id, facts, on: today, in: book)
      let isOpen = try book.file(id, viewer: .atTheMachine).isOpen
      if let letter = run.letter, letter.after == step.name, visits[step.name] == 1, isOpen,
        path.subject == nil
      {
        let bytes = try book.letter(
          letter.name, of: id, on: today, viewer: .atTheMachine, by: landOfficer)
        let member = try #require(ZipContainer(bytes)?.member("word/document.xml"))
        #expect(String(decoding: member, as: UTF8.self).contains(letter.says), "\(letter.name)")
      }
    }
    let file = try book.file(id, viewer: .atTheMachine)
    #expect(
      !file.isOpen && file.outcome == path.outcome,
      "\(run.procedure): \(file.outcome ?? "open") instead of \(path.outcome), at \(file.open.map(\.step))"
    )
  }

  /// What a visit of a step states: the default, changed by what the path says of this visit.
  private func stated(
    _ step: String, _ visit: Int, _ path: LandRun.Path, _ run: LandRun
  ) -> [String: String] {
    let usual = LandRun.stated(run.defaults).first { $0.step == step }?.facts ?? [:]
    let visits = path.stated.filter { $0.step == step }
    return usual.merging(visit < visits.count ? visits[visit].facts : [:]) { $1 }
  }

  private func perform(
    _ step: Procedure.Step, of id: Int64, _ facts: [String: String], on day: Day,
    in book: CaseBook
  ) throws {
    let actor = try #require(Self.actors[step.roles.first ?? .administrator])
    func complete(_ facts: [String: String], by actor: Actor) -> String? {
      code { try book.complete(step.name, of: id, facts: facts, on: day, by: actor) }
    }
    #expect(complete(facts, by: outsider) == "cases.not-yours", "\(step.name)")
    let known = Set(try book.file(id, viewer: .atTheMachine).attachments.map(\.name))
    let lacking = step.evidence.filter { !known.contains($0.name) }
    if !lacking.isEmpty {
      #expect(complete(facts, by: actor) == "cases.no-evidence", "\(step.name)")
    }
    for evidence in lacking {
      for _ in 0..<evidence.least {
        try book.attach(pdf, file: "x.pdf", as: evidence.name, to: id, on: day, by: actor)
      }
    }
    if step.facts.contains(where: \.isRequired) {
      #expect(complete([:], by: actor) == "rulings.fact-missing", "\(step.name)")
    }
    try book.complete(step.name, of: id, facts: facts, on: day, by: actor)
  }
}
