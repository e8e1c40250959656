import Diagnostics
import FEEL
import Packs
import Registers
import Rulings
import Store
import Testing
import Vocabulary

@Suite("The land pack's registers, from facts to the list and off it")
struct LandRegisterTests {
  private let outsider = Actor("钱一", role: .data)
  private let first = day("2024-03-04")
  private let second = day("2024-09-10")

  private func actor(_ register: Register) -> Actor {
    Actor("李四", role: register.levels[0].review?.roles.first ?? .land)
  }

  private func folder(_ list: LandList) throws -> LandFolder {
    let folder = try LandFolder()
    for (type, text) in list.besides { try folder.land(text, type: type) }
    try folder.land(
      list.titles + "\n" + list.rows.map(\.values).joined(separator: "\n") + "\n", type: list.type)
    return folder
  }

  @Test("who is put forward, who is not, and who cannot be decided", arguments: LandList.all)
  func entry(_ list: LandList) throws {
    let book = try folder(list).registers()
    _ = try book.run(list.register, asOf: first, by: actor(try book.register(list.register)))
    let items = try book.items(of: list.register, viewer: .atTheMachine)
    for row in list.rows {
      let item = items.first { $0.subject == row.key }
      #expect(
        item?.state == row.state,
        "\(list.register) \(row.key): \(item?.events.last?.explanation?.missing ?? [])")
      guard let explanation = item?.events.first?.explanation else { continue }
      #expect(explanation.provision?.isEmpty == false)
      #expect((row.state == .undecided) != explanation.missing.isEmpty)
    }
  }

  @Test(
    "it is reviewed and published by those who may, looked at again, and leaves for a reason",
    arguments: LandList.all)
  func life(_ list: LandList) throws {
    let folder = try folder(list)
    let book = try folder.registers()
    let register = try book.register(list.register)
    let id = try enlist(list, book, register)
    try folder.land(list.titles + "\n" + list.later.values + "\n", type: list.type)
    _ = try book.run(list.register, asOf: second, by: actor(register))
    let state = try book.item(id, viewer: .atTheMachine).state
    #expect(state == list.later.state, "\(list.register)")
    guard state != .exited else { return }
    #expect(
      code {
        try book.exit(id, reason: "不想管了", on: second, by: actor(register))
      } == "registers.bad-reason")
    try book.exit(id, reason: list.reason, on: second, by: actor(register))
    #expect(try book.item(id, viewer: .atTheMachine).state == .exited)
  }

  /// Brings the first row onto the list.
  private func enlist(_ list: LandList, _ book: RegisterBook, _ register: Register) throws -> Int64
  {
    _ = try book.run(list.register, asOf: first, by: actor(register))
    let id = try #require(
      try book.items(of: list.register, viewer: .atTheMachine)
        .first { $0.subject == list.rows[0].key }
    ).id
    if register.levels[0].review != nil {
      #expect(
        code { try book.decide(id, .approve, reason: nil, on: first, by: outsider) }
          == "rulings.wrong-role")
      #expect(
        code { try book.decide(id, .refuse, reason: "", on: first, by: actor(register)) }
          == "rulings.no-reason")
      try book.decide(id, .approve, reason: nil, on: first, by: actor(register))
    }
    if register.levels[0].publication != nil {
      #expect(try book.item(id, viewer: .atTheMachine).state == .publication)
      try book.object(
        id, reason: "数据有误", on: day("2024-03-06"), by: Actor("某企业", role: .enterprise))
      #expect(try book.item(id, viewer: .atTheMachine).state == .objection)
      try book.decide(id, .approve, reason: "已核对", on: day("2024-03-08"), by: actor(register))
      _ = try book.publish(list.register, asOf: day("2024-04-01"), by: actor(register))
    }
    #expect(try book.item(id, viewer: .atTheMachine).state == .listed, "\(list.register)")
    return id
  }

  @Test("every register of the pack has a test that runs it")
  func complete() throws {
    let declared = Set(try LandFolder().registers().registers.map(\.name))
    let before: Set = ["idle", "poorly-used", "underused", "unsupplied"]
    #expect(declared == before.union(LandList.all.map(\.register)))
  }

  @Test("a duty stays on the list when its land changes hands, under the one who now owes it")
  func successor() throws {
    let duties = try #require(LandList.all.first { $0.register == "land-duty" })
    let titles = duties.titles + ",信用代码,前手信用代码,承接日期\n"
    let folder = try LandFolder()
    let old = "91330000142944445H"
    let new = "91110000100003962T"
    try folder.land(titles + "D1,P1,H1,亩均税收,强度,30,2026-06-01,否,\(old),,\n", type: "land-duty")
    let book = try folder.registers()
    _ = try book.run("land-duty", asOf: first, by: landOfficer)
    let id = try #require(try book.items(of: "land-duty", viewer: .atTheMachine).first).id
    try book.decide(id, .approve, reason: nil, on: first, by: landOfficer)
    try folder.land(
      titles + "D1,P1,H1,亩均税收,强度,30,2026-06-01,否,\(new),\(old),2024-06-01\n", type: "land-duty")
    _ = try book.run("land-duty", asOf: second, by: landOfficer)
    #expect(try book.item(id, viewer: .atTheMachine).state == .listed)
    let record = try #require(folder.packs.record("land-duty"))
    let now = try #require(
      try RecordFacts.ofOne("D1", record, packs: folder.packs, in: folder.library))
    #expect(now.owner == new)
    #expect(now.facts["前手信用代码"]?.value.feelText == Value.string(old).feelText)
    #expect(
      code {
        try folder.land(
          titles + "D2,P1,H1,投资,总量,9,2026-06-01,否,\(new),\(old),\n", type: "land-duty")
      } != nil, "a predecessor without the day of the transfer")
  }

  @Test(
    "a breach leaves only when it is cured and the money is paid to the last fen",
    arguments: [("9999.99", RegisterState.listed), ("10000", .exited)])
  func paid(_ amount: String, _ expected: RegisterState) throws {
    let breaches = try #require(LandList.all.first { $0.register == "breach" })
    let folder = try folder(breaches)
    let book = try folder.registers()
    let id = try enlist(breaches, book, try book.register("breach"))
    try folder.land(
      breaches.titles
        + "\nW1,P1,投入,强度不足,经信局,2024-03-04,10000,\(amount),2024-12-31,2024-08-01\n",
      type: "land-breach")
    _ = try book.run("breach", asOf: second, by: landOfficer)
    #expect(try book.item(id, viewer: .atTheMachine).state == expected)
  }

  @Test("a park is never on both lists of parks")
  func parks() throws {
    let parks = try #require(LandList.all.first { $0.register == "small-park" })
    let folder = try folder(parks)
    let book = try folder.registers()
    let officer = Actor("周九", role: .project)
    _ = try book.run("unfit-park", asOf: first, by: officer)
    let unfit = try #require(
      try book.items(of: "unfit-park", viewer: .atTheMachine).first { $0.state == .review })
    #expect(
      code {
        try book.enter(unfit.subject, in: "small-park", reason: "请求", on: first, by: officer)
      } == "registers.excluded")
  }
}
