@testable import Cases
import Diagnostics
import Ledgers
import Packs
import Registers
import Rulings
import Store
import Testing
import Vocabulary

@Suite("What a step brings about elsewhere lands with it, or not at all")
struct EffectTests {
  private static let procedure = """
    name: renew
    title: 改造
    version: "1"
    subject: plot
    open: [land]
    opensFor: idle
    start: 改造
    steps:
      - name: 改造
        roles: [evaluation]
        within: {days: 30}
        facts:
          - {name: 面积数, type: number, unit: 亩}
          - {name: 收回, type: boolean, required: true}
        effects:
          - {enter: poor, reason: 转低效, when: 收回 = false}
        next: [{to: 收回了, when: 收回}, {to: 改好了}]
      - name: 收回了
        kind: end
        outcome: 收回
        effects:
          - {leave: idle, reason: 已收回}
          - {post: quota, posting: 奖励, owner: 对象.县区代码, purpose: 工业, facts: {盘活面积: 面积数, 已验收: "true"}}
          - {open: sell, facts: {底价: 面积数 * 2, 起: 办理日期}}
      - {name: 改好了, kind: end}
    reopen: {to: 改造, roles: [land]}
    """

  private static let sale = """
    name: sell
    title: 出让
    version: "1"
    subject: plot
    start: 挂牌
    facts:
      - {name: 底价, type: number, required: true}
      - {name: 起, type: date}
    steps:
      - {name: 挂牌, roles: [land], within: {days: 10}, next: [{to: 成交}]}
      - {name: 成交, kind: end}
    """

  private let folder: EngineFolder
  private let cases: CaseBook
  private let registers: RegisterBook
  private let ledgers: LedgerBook

  init() throws {
    folder = try EngineFolder(
      RegisterPack.files.merging(QuotaPack.files) { $1 }.merging([
        "procedures/renew.yaml": Self.procedure, "procedures/sell.yaml": Self.sale,
      ]) { $1 })
    try folder.land(
      RegisterPack.header + """
        A,91330000142944445H,331003,10000,5000,2022-01-10,,5
        B,91330000142944445H,331003,10000,30000,2022-01-10,,5

        """, type: "plot")
    let packs = try folder.packs()
    cases = try CaseBook(packs, library: folder.library)
    registers = try RegisterBook(packs, library: folder.library)
    ledgers = try LedgerBook(packs, library: folder.library)
    // Both are idle since 2023 and come onto the list.
    _ = try registers.run("idle", asOf: day("2024-03-01"), by: landOfficer)
    for item in try registers.items(of: "idle", viewer: .atTheMachine) {
      try registers.decide(
        item.id, .approve, reason: nil, on: day("2024-03-04"), by: landOfficer)
    }
    try registers.publish("idle", asOf: day("2024-03-20"), by: landOfficer)
  }

  private func state(_ subject: String, in register: String = "idle") throws -> RegisterState? {
    try registers.items(of: register, viewer: .atTheMachine).last { $0.subject == subject }?.state
  }

  private func rewards() throws -> Int {
    try ledgers.statement(of: "quota", viewer: .atTheMachine).count
  }

  @Test("each subject that a register lists gets one case, however often it is asked")
  func listed() throws {
    let opened = try cases.openListed(asOf: day("2024-03-21"))
    #expect(opened.map(\.subject) == ["A", "B"] && opened.allSatisfy { $0.procedure == "renew" })
    #expect(try cases.openListed(asOf: day("2024-03-22")).isEmpty)
    #expect(try folder.library.checkLog().isEmpty)
  }

  @Test("a case that somebody opened by hand is not opened again")
  func byHand() throws {
    try cases.open(
      "renew", title: "A 改造", subject: "A", on: day("2024-03-21"), by: landOfficer)
    #expect(try cases.openListed(asOf: day("2024-03-21")).map(\.subject) == ["B"])
  }

  @Test("an end takes its subject off the list, posts and opens the next case, each told")
  func all() throws {
    let id = try cases.openListed(asOf: day("2024-03-21"))[0].id
    let closed = try cases.complete(
      "改造", of: id, facts: ["收回": "是", "面积数": "15"], on: day("2024-04-01"), by: evaluator)
    #expect(closed.outcome == "收回")
    #expect(try state("A") == .exited && state("B") == .listed)
    let effects = closed.events.compactMap(\.body?.effect)
    #expect(effects.map(\.kind) == [.leave, .post, .open])
    let entry = try #require(try ledgers.statement(of: "quota", viewer: .atTheMachine).first)
    #expect(entry.id == effects[1].id && entry.actor == "王五" && entry.lines[0].owner == "331003")
    #expect(entry.lines.compactMap(\.amount).map(\.description).contains("4.50"))
    let next = try cases.file(try #require(effects[2].id), viewer: .atTheMachine)
    #expect(next.procedure == "sell" && next.subject == "A" && next.open.map(\.step) == ["挂牌"])
    #expect(next.facts["底价"] == "30" && next.facts["起"]??.contains("2024-04-01") == true)
    #expect(try folder.library.checkLog().isEmpty)
  }

  @Test("what a ledger refuses refuses the step: nothing has changed anywhere")
  func refused() throws {
    let id = try cases.openListed(asOf: day("2024-03-21"))[0].id
    let problem = #expect(throws: Problem.self) {
      // 20,000 × 0.3 is above the 3,000 of a year.
      try cases.complete(
        "改造", of: id, facts: ["收回": "是", "面积数": "20000"], on: day("2024-04-01"), by: evaluator)
    }
    #expect(problem?.code == "ledgers.refused")
    #expect(problem?.notes.contains { $0.chinese.contains("收回了") } == true)
    #expect(try state("A") == .listed)
    #expect(try rewards() == 0)
    #expect(try cases.file(id, viewer: .atTheMachine).open.map(\.step) == ["改造"])
    #expect(try cases.files(procedure: "sell", viewer: .atTheMachine).isEmpty)
  }

  @Test("a condition holds an effect back; a missing fact of it refuses the step")
  func conditions() throws {
    let id = try cases.openListed(asOf: day("2024-03-21"))[0].id
    #expect(
      code {
        try cases.complete(
          "改造", of: id, facts: ["收回": "是"], on: day("2024-04-01"), by: evaluator)
      } != nil, "the area is needed for the reward")
    #expect(try state("A") == .listed)
    // While A is idle, the list of the poorly used keeps it out: the step is refused with the reason.
    #expect(
      code {
        try cases.complete(
          "改造", of: id, facts: ["收回": "否"], on: day("2024-04-01"), by: evaluator)
      } == "registers.excluded")
    let item = try #require(
      try registers.items(of: "idle", viewer: .atTheMachine).first { $0.subject == "A" })
    try registers.exit(item.id, reason: "已动工", on: day("2024-03-25"), by: landOfficer)
    let closed = try cases.complete(
      "改造", of: id, facts: ["收回": "否"], on: day("2024-04-01"), by: evaluator)
    #expect(closed.events.compactMap(\.body?.effect).map(\.kind) == [.enter])
    #expect(try state("A", in: "poor") == .review)
  }

  @Test("a case that is opened again and ends the same way posts and opens nothing twice")
  func again() throws {
    let id = try cases.openListed(asOf: day("2024-03-21"))[0].id
    for (one, other) in [("2024-04-01", "2024-04-02"), ("2024-04-03", "2024-04-04")] {
      try cases.complete(
        "改造", of: id, facts: ["收回": "是", "面积数": "15"], on: day(one), by: evaluator)
      if one == "2024-04-01" {
        try cases.reopen(id, reason: "复核", on: day(other), by: landOfficer)
      }
    }
    let effects = try cases.file(id, viewer: .atTheMachine).events.compactMap(\.body?.effect)
    #expect(effects.map(\.kind) == [.leave, .post, .open, .leave, .post, .open])
    #expect(effects[3].id == nil, "it was not on the list any more")
    #expect(effects[1].id == effects[4].id && effects[2].id == effects[5].id)
    #expect(try rewards() == 1)
  }

  @Test(
    "effects that name what is not declared are told at their place",
    arguments: [
      ("{leave: idel, reason: 已收回}", "engines.unknown-name"),
      ("{leave: idle, reason: 卖了}", "engines.unknown-name"),
      ("{enter: nowhere, reason: 因}", "engines.unknown-name"),
      ("{post: quota, posting: 送, owner: 对象.县区代码}", "engines.unknown-name"),
      ("{post: quota, posting: 奖励}", "cases.bad-effect"),
      ("{open: sell}", "cases.needs-facts"),
      ("{leave: idle, enter: poor, reason: 因}", "cases.bad-effect"),
    ])
  func checked(_ effect: String, _ code: String) throws {
    try folder.write([
      "procedures/renew.yaml": Self.procedure.replacing(
        "{leave: idle, reason: 已收回}", with: effect)
    ])
    let problems = PackChecker(checks: [ProcedureCheck()]).check([folder.pack]).problems
    #expect(problems.map(\.code).contains(code))
    #expect(problems.contains { $0.place?.line == 22 })
  }

  @Test("a procedure that a register opens cannot ask for facts at its opening")
  func opening() throws {
    try folder.write([
      "procedures/renew.yaml": Self.procedure.replacing(
        "start: 改造", with: "start: 改造\nfacts: [{name: 甲, type: string, required: true}]")
    ])
    let problems = PackChecker(checks: [ProcedureCheck()]).check([folder.pack]).problems
    #expect(problems.map(\.code).contains("cases.needs-facts"))
  }
}
