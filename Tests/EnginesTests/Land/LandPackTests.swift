import Cases
import DMN
import Diagnostics
import Foundation
import Ledgers
import Packs
import Registers
import Rulings
import Store
import Testing
import Vocabulary

@Suite("The pack of industrial land")
struct LandPackTests {
  private let admin = Actor("赵六", role: .administrator)
  private let officer = Actor("周九", role: .project)
  private let pdf = Array("%PDF-1.7 x".utf8)

  @Test("it passes the check, which finds the one hole that the texts leave: exactly 0.52")
  func check() throws {
    let pack = LandFolder.root.appending(path: "packs/industrial-land").path
    let checks: [any PackCheck] = [
      DecisionCheck(), LedgerCheck(), RegisterCheck(), ProcedureCheck(),
    ]
    let report = PackChecker(checks: checks).check([pack])
    #expect(report.isSound)
    let warnings = report.problems.filter { $0.severity == .warning }
    #expect(warnings.map(\.code) == ["dmn.table-gap"])
    #expect(warnings.first?.message.chinese.contains("单位能耗 = 0.52") == true)
  }

  @Test("every decision names its provision, and has cases that pass to the digit")
  func decisions() throws {
    let folder = LandFolder.root.appending(path: "packs/industrial-land")
    let report = TestRunner().run([folder.appending(path: "tests")])
    #expect(report.failed == 0 && report.passed >= 140 && report.exact == report.passed)
    for path in PackFiles.list(in: folder.appending(path: "decisions").path, suffixes: ["dmn"]) {
      let model = try ModelLoader().load(URL(filePath: path)).main
      for case .decision(let decision) in model.elements {
        #expect(!decision.authorityRequirements.isEmpty, "\(path) \(decision.name)")
      }
      let tests = folder.appending(
        path: "tests/\(URL(filePath: path).deletingPathExtension().lastPathComponent).xml")
      #expect(FileManager.default.fileExists(atPath: tests.path), "\(path)")
    }
  }

  // MARK: Registers

  @Test("approved and not supplied, idle, not fully used, poorly used: each parcel to its list")
  func lists() throws {
    let folder = try LandFolder(
      """
      P1,,331003,2022-01-01,否,,,,,,,,,,,,,
      P2,,331003,2021-01-01,是,2021-06-01,2023-03-01,,,否,,,,,,10000,,
      P3,,331003,2021-01-01,是,2021-06-01,2022-03-01,,,是,9000,2999,1000,900,2023-02-01,10000,8000,9000
      P4,,331003,2021-01-01,是,2021-06-01,2022-03-01,,,是,9000,9000,1000,1000,,10000,7999,9000
      P5,,331003,2021-01-01,是,2021-06-01,2022-03-01,,,是,9000,9000,1000,1000,,10000,8000,9999
      P6,,331003,2021-01-01,是,2021-06-01,,是,2023-03-01,否,,,,,,10000,,
      P7,,331003,2021-01-01,是,2021-06-01,,,,否,,,,,,10000,,

      """)
    let book = try folder.registers()
    let on = day("2024-03-01")
    for name in ["unsupplied", "idle", "underused", "poorly-used"] {
      _ = try book.run(name, asOf: on, by: landOfficer)
    }
    func subjects(_ name: String, _ states: Set<RegisterState>) throws -> [String] {
      try book.items(of: name, states: states, viewer: .atTheMachine).map(\.subject)
    }
    #expect(try subjects("unsupplied", [.listed]) == ["P1"])
    // P2 on the anniversary; P3 with less than a third begun and a year's standstill; P6, of whose start
    // nothing was agreed, a year after it was handed over, has still a year to go.
    #expect(try subjects("idle", [.review]) == ["P2", "P3"])
    #expect(try subjects("idle", [.undecided]) == ["P1", "P7"])
    #expect(try subjects("underused", [.review]) == ["P4"])
    // P5 has a plot ratio just below the county's bound; whether it may stay is not known.
    let undecided = try book.items(of: "poorly-used", states: [.undecided], viewer: .atTheMachine)
    #expect(undecided.map(\.subject).contains("P5"))
    let missing = try #require(
      undecided.first { $0.subject == "P5" }?.events.first?.explanation?.missing)
    #expect(missing.contains("与周边环境协调"))
    #expect(try subjects("poorly-used", [.review]).isEmpty)
    #expect(
      try book.run("idle", asOf: day("2025-03-01"), by: landOfficer).proposed == 1,
      "P6 after 2 years")
  }

  @Test("a poorly used parcel is found with its grounds, and listed after publication")
  func poorlyUsed() throws {
    let folder = try LandFolder()
    let flags =
      "逾期竣工月数,投资强度达成率,产出达成率,停产月数,亩均税收,亩均等级,禁止或淘汰产业,安全环保不达标,不符合国土空间规划,低散乱污突出,整改后达标,符合产业导向,承担重大任务或保供,工艺不能搬迁,与周边环境协调"
    func row(_ name: String, _ area: Int, _ tax: String, _ grade: String, _ keep: String) -> String
    {
      "\(name),331003,2020-01-01,是,2021-03-01,是,100,100,100,100,10000,10000,\(area),0,1,1,0,\(tax),\(grade),否,否,否,否,是,\(keep),否,否,是\n"
    }
    try folder.land(
      "宗地号,县区代码,批准日期,已供应,约定动工日期,已动工,应动工面积,已动工面积,总投资,已投资,供应面积,已建面积,建筑面积,\(flags)\n"
        + row("Q1", 9_999, "6", "C", "否") + row("Q2", 10_000, "6", "C", "否")
        + row("Q3", 9_999, "6", "A", "是") + row("Q4", 20_000, "4.99", "D", "否")
        + row("Q5", 20_000, "5", "D", "否"))
    let book = try folder.registers()
    _ = try book.run("idle", asOf: day("2024-03-01"), by: landOfficer)
    let report = try book.run("poorly-used", asOf: day("2024-03-01"), by: landOfficer)
    let items = try book.items(of: "poorly-used", viewer: .atTheMachine)
    #expect(items.map(\.subject) == ["Q1", "Q4"], "\(items.map(\.subject)) \(report)")
    let tables = try #require(items[0].events[0].explanation?.tables)
    #expect(tables.contains { $0.annotations.contains("各地参数，省文未定") })
    #expect(tables.contains { $0.sources.contains("浙政办发〔2023〕12号 四(二)") })
    try book.decide(items[0].id, .approve, reason: nil, on: day("2024-03-05"), by: landOfficer)
    _ = try book.publish("poorly-used", asOf: day("2024-03-15"), by: landOfficer)
    #expect(try book.item(items[0].id, viewer: .atTheMachine).state == .listed)
  }

  // MARK: Ledgers

  @Test(
    "the yearly pool of 3,000 亩: below, on and above",
    arguments: [("2999.9999", nil), ("3000", nil), ("3000.0001", "ledgers.refused" as String?)])
  func pool(_ amount: String, _ expected: String?) throws {
    let book = try LandFolder().ledgers()
    let found = code {
      try book.post(
        NewPosting(
          ledger: "land-quota", posting: "考核激励", owner: "331003", purpose: "工业", year: 2025,
          amount: amount, day: day("2025-05-01"), reason: "考核", facts: ["用于415X重大项目": "是"]),
        by: landOfficer)
    }
    #expect(found == expected)
  }

  @Test("the plan of a year by the tasks of two disposals, advances, and what is short")
  func quota() throws {
    let book = try LandFolder().ledgers()
    func post(
      _ name: String, _ amount: String? = nil, _ facts: [String: String] = [:], year: Int = 2025
    )
      throws -> String?
    {
      try book.post(
        NewPosting(
          ledger: "land-quota", posting: name, owner: "331003", purpose: "工业", year: year,
          amount: amount, day: day("\(year)-05-01"), reason: "浙自然资函", facts: facts),
        by: landOfficer
      ).lines.last?.amount?.description
    }
    let done = ["基数": "1000", "批而未供任务": "100", "批而未供完成": "100", "闲置任务": "50", "闲置完成": "50"]
    #expect(try post("下达", nil, done) == "1100.0000")
    #expect(try post("下达", nil, done.merging(["闲置完成": "49.9"]) { $1 }) == "800.0000")
    #expect(code { _ = try post("下达", nil, ["基数": "1000"]) } == "rulings.fact-missing")
    #expect(try post("整治奖励", nil, ["验收面积": "100.333", "已验收": "是"]) == "30.0999")
    #expect(code { _ = try post("整治奖励", nil, ["验收面积": "100"]) } == "ledgers.undecided")
    #expect(
      code { _ = try post("考核激励", "1", ["用于415X重大项目": "是"], year: 2028) } == "ledgers.refused")
    let leading = ["特别重大和引领性项目": "是"]
    #expect(try post("预支", "500", leading) == "500.0000")
    #expect(code { _ = try post("预支", "0.0001", leading) } == "ledgers.refused")
    #expect(code { _ = try post("归还预支", "500.0001") } == "ledgers.refused")
    _ = try post("归还预支", "500")
    #expect(code { _ = try post("使用", "1930.1") } == "ledgers.overdrawn")
    _ = try post("使用", "1930.0999")
    #expect(try book.verify().isEmpty)
  }

  @Test(
    "industrial land is added before it is taken; the fund gets half a percent; energy is confirmed"
  )
  func others() throws {
    let book = try LandFolder().ledgers()
    func post(
      _ ledger: String, _ name: String, _ amount: String, _ facts: [String: String] = [:],
      purpose: String = ""
    ) -> String? {
      code {
        try book.post(
          NewPosting(
            ledger: ledger, posting: name, owner: "331003", purpose: purpose, year: 2025,
            amount: amount, day: day("2025-05-01"), reason: "办理", facts: facts), by: landOfficer)
      }
    }
    let fits = ["符合国土空间规划": "是"]
    #expect(post("industrial-balance", "占用", "10", fits) == "ledgers.overdrawn")
    #expect(post("industrial-balance", "补充", "10", ["在工业控制线内": "否"]) == "ledgers.refused")
    #expect(post("industrial-balance", "补充", "10", ["在工业控制线内": "是"]) == nil)
    #expect(post("industrial-balance", "占用", "10.0001", fits) == "ledgers.overdrawn")
    #expect(post("industrial-balance", "占用", "10", fits) == nil)
    let income = ["土地出让收入": "1000000"]
    #expect(post("renewal-fund", "提取", "4999.99", income, purpose: "未分配") == "ledgers.refused")
    #expect(post("renewal-fund", "提取", "5000", income, purpose: "未分配") == nil)
    #expect(post("renewal-fund", "支出", "1", purpose: "未分配") == "ledgers.refused")
    #expect(post("renewal-fund", "支出", "1", purpose: "盘活工业用地") == "ledgers.overdrawn")
    #expect(post("energy-room", "确权", "100", ["第三方已确权": "是"]) == nil)
    #expect(post("energy-room", "平衡", "100.01", ["制造业重大项目": "是"]) == "ledgers.overdrawn")
    #expect(post("energy-room", "平衡", "100", ["制造业重大项目": "是"]) == nil)
    #expect(try book.verify().isEmpty)
  }

  // MARK: Procedures

  /// Does a step with all the evidence that it asks for.
  private func step(
    _ name: String, _ id: Int64, _ book: CaseBook, _ facts: [String: String] = [:], on text: String,
    by actor: Actor
  ) throws {
    let procedure = try book.procedure(book.file(id, viewer: .atTheMachine).procedure)
    for evidence in procedure.step(name)?.evidence ?? [] {
      let isPicture = !evidence.types.isEmpty && !evidence.types.contains(.pdf)
      for _ in 0..<evidence.least {
        try book.attach(
          isPicture ? CasePack.jpg : pdf, file: "x", as: evidence.name, to: id, on: day(text),
          by: actor)
      }
    }
    try book.complete(name, of: id, facts: facts, on: day(text), by: actor)
  }

  @Test("an idle parcel goes from its notice to the fee, or to the take-back after two years")
  func idleDisposal() throws {
    let folder = try LandFolder("P2,,331003,2021-01-01,是,2021-06-01,2023-03-01,,,否,,,,,,10000,,\n")
    let book = try folder.cases()
    for (isLong, outcome, last) in [("否", "已缴闲置费", "缴费"), ("是", "无偿收回", "收回登记")] {
      let id = try book.open(
        "idle-disposal", title: "P2 闲置", subject: "P2", on: day("2024-03-04"), by: landOfficer
      ).id
      #expect(
        code { try book.complete("调查通知", of: id, on: day("2024-03-05"), by: landOfficer) }
          == "cases.no-evidence")
      #expect(
        code {
          try book.letter(
            "闲置土地调查通知书", of: id, on: day("2024-03-05"), viewer: .atTheMachine, by: landOfficer)
        }
          == "cases.letter-blank")
      try step("调查通知", id, book, on: "2024-03-05", by: landOfficer)
      #expect(try book.file(id, viewer: .atTheMachine).open[0].dueOn == day("2024-04-04"))
      try step(
        "说明与调查", id, book, ["闲置类型": "未动工闲置", "原因": "企业", "未动工满两年": isLong],
        on: "2024-03-20", by: landOfficer)
      try step("认定书", id, book, on: "2024-03-25", by: landOfficer)
      try step("听证告知", id, book, on: "2024-03-26", by: landOfficer)
      _ = try book.tick(asOf: day("2024-04-10"))
      try step("决定", id, book, on: "2024-04-11", by: landOfficer)
      #expect(try book.file(id, viewer: .atTheMachine).open.map(\.step) == [last])
      try step(last, id, book, on: "2024-04-20", by: landOfficer)
      #expect(try book.file(id, viewer: .atTheMachine).outcome == outcome)
    }
  }

  @Test(
    "idle land gets its case from the list, and leaves the list when the case has taken it back")
  func idleFromListToEnd() throws {
    let folder = try LandFolder("P2,,331003,2021-01-01,是,2021-06-01,2022-03-01,,,否,,,,,,10000,,\n")
    let (registers, book) = (try folder.registers(), try folder.cases())
    for name in ["unsupplied", "idle"] {
      _ = try registers.run(name, asOf: day("2024-03-01"), by: landOfficer)
    }
    let item = try #require(try registers.items(of: "idle", viewer: .atTheMachine).first)
    #expect(try book.openListed(asOf: day("2024-03-01")).isEmpty, "it is under review")
    try registers.decide(item.id, .approve, reason: nil, on: day("2024-03-04"), by: landOfficer)
    let id = try #require(try book.openListed(asOf: day("2024-03-04")).first).id
    try step("调查通知", id, book, on: "2024-03-05", by: landOfficer)
    try step(
      "说明与调查", id, book, ["闲置类型": "未动工闲置", "原因": "企业", "未动工满两年": "是"],
      on: "2024-03-20", by: landOfficer)
    try step("认定书", id, book, on: "2024-03-25", by: landOfficer)
    try step("听证告知", id, book, on: "2024-03-26", by: landOfficer)
    _ = try book.tick(asOf: day("2024-04-10"))
    try step("决定", id, book, on: "2024-04-11", by: landOfficer)
    #expect(try registers.item(item.id, viewer: .atTheMachine).state == .listed)
    try step("收回登记", id, book, on: "2024-04-20", by: landOfficer)
    let left = try registers.item(item.id, viewer: .atTheMachine)
    #expect(left.state == .exited && left.events.last?.reason == "已收回")
    #expect(try book.openListed(asOf: day("2024-05-01")).isEmpty)
  }

  @Test("a block that is renewed brings its county the reward of land that the rule computes")
  func renewalReward() throws {
    let folder = try LandFolder()
    let run = try #require(LandRun.all.first { $0.procedure == "block-renewal" })
    try folder.land(run.titles + "\n" + run.rows[0] + "\n", type: run.type)
    let book = try folder.cases()
    let id = try book.open(
      "block-renewal", title: "B1 连片整治", subject: "B1", on: day("2024-03-04"), by: landOfficer
    ).id
    var on = day("2024-03-04")
    while let open = try book.file(id, viewer: .atTheMachine).open.first {
      on = try #require(on.adding(days: 1))
      let facts = LandRun.stated(run.defaults).first { $0.step == open.step }?.facts ?? [:]
      try step(
        open.step, id, book, facts, on: on.description, by: Actor("赵六", role: .administrator))
    }
    let rewards = try folder.ledgers().statement(of: "land-quota", viewer: .atTheMachine)
    #expect(rewards.map(\.posting) == ["整治奖励"])
    // 100 mu accepted at a rate of 0.3 (整治奖励比例).
    #expect(
      rewards[0].lines.contains { $0.owner == "331003" && $0.amount?.description == "30.0000" })
    #expect(rewards.first?.explanations.contains { $0.rule.contains("整治奖励比例") } == true)
  }

  @Test("a poorly used parcel is surveyed and assessed side by side, put right and accepted")
  func remedy() throws {
    let folder = try LandFolder(
      "P5,91330000142944445H,331003,2021-01-01,是,2021-06-01,2022-03-01,,,是,9000,9000,1000,1000,,10000,8000,9999\n"
    )
    let book = try folder.cases()
    let id = try book.open(
      "poor-remedy", title: "P5 低效", subject: "P5", facts: ["责任人": "周九"],
      on: day("2024-03-04"), by: landOfficer
    ).id
    try step("核实", id, book, on: "2024-03-06", by: landOfficer)
    try step("现场查勘", id, book, on: "2024-03-08", by: officer)
    try step("效益评估", id, book, on: "2024-03-12", by: evaluator)
    try step("定措施", id, book, ["措施": "自主改造"], on: "2024-03-15", by: landOfficer)
    let letter = try book.letter(
      "整治告知书", of: id, on: day("2024-03-16"), viewer: .atTheMachine, by: landOfficer)
    #expect(letter.count > 500)
    try step("整改", id, book, on: "2025-01-10", by: officer)
    try step("验收", id, book, ["验收通过": "否"], on: "2025-01-15", by: landOfficer)
    try step("整改", id, book, on: "2025-03-10", by: officer)
    try step("验收", id, book, ["验收通过": "是"], on: "2025-03-15", by: landOfficer)
    #expect(try book.file(id, viewer: .atTheMachine).outcome == "整治完成")
  }

  @Test(
    "standard land: what is measured at full output decides, item by item",
    arguments: [("30", "达产验收通过"), ("29.9", "土地使用权退出")])
  func standardLand(_ tax: String, _ outcome: String) throws {
    let book = try LandFolder().cases()
    let id = try book.open(
      "standard-land", title: "标准地",
      facts: [
        "监管单位": "开发区管委会", "约定投资强度": "400", "约定容积率": "1.5", "约定亩均税收": "30",
        "约定单位能耗增加值": "2", "约定研发占比": "3",
      ], on: day("2023-03-02"), by: landOfficer
    ).id
    try step("签订协议", id, book, on: "2023-03-03", by: landOfficer)
    try step("开工核查", id, book, ["按期开工": "是"], on: "2023-09-01", by: officer)
    try step("竣工核查", id, book, ["实际投资强度": "400", "实际容积率": "1.6"], on: "2024-03-01", by: officer)
    #expect(try book.tick(asOf: day("2026-03-01")).isEmpty)
    #expect(try book.tick(asOf: day("2026-03-02")).map(\.kind) == ["pass"])
    try step(
      "达产验收", id, book, ["实际亩均税收": tax, "实际单位能耗增加值": "2", "实际研发占比": "3"],
      on: "2026-03-20", by: evaluator)
    if outcome == "土地使用权退出" {
      try step("限期整改", id, book, ["整改后达标": "否"], on: "2026-09-10", by: officer)
      try step("违约处理", id, book, ["退出": "是"], on: "2026-10-10", by: landOfficer)
    }
    #expect(try book.file(id, viewer: .atTheMachine).outcome == outcome)
  }

  @Test(
    "a transfer waits for the written opinion, and goes or not by it",
    arguments: [("是", "否", "已转让"), ("是", "是", "不得转让"), ("否", "否", "补书面意见")])
  func transfer(_ hasOpinion: String, _ isRestricted: String, _ end: String) throws {
    let book = try LandFolder().cases()
    let id = try book.open(
      "transfer", title: "转让", facts: ["受让人": "某公司", "是标准地": "是"], on: day("2024-03-04"),
      by: landOfficer
    ).id
    try step("受理", id, book, on: "2024-03-04", by: landOfficer)
    try step(
      "规划产业审查", id, book, ["符合合同和协议约定": "是", "符合规划": "是", "符合产业要求": "是"], on: "2024-03-06",
      by: landOfficer)
    try step("环保能耗审查", id, book, ["符合环保要求": "是", "符合能耗要求": "是"], on: "2024-03-07", by: officer)
    #expect(try book.file(id, viewer: .atTheMachine).open.map(\.step) == ["书面意见"])
    try step(
      "书面意见", id, book, ["有书面意见": hasOpinion, "限制转让": isRestricted], on: "2024-03-08", by: officer)
    let file = try book.file(id, viewer: .atTheMachine)
    switch end {
    case "已转让":
      try step("办理转让", id, book, on: "2024-03-12", by: landOfficer)
      #expect(try book.file(id, viewer: .atTheMachine).outcome == "已转让")
    case "补书面意见": #expect(file.open.map(\.step) == ["补书面意见"])
    default: #expect(file.outcome == end)
    }
  }

  @Test(
    "a split: each of the six conditions, and the approval",
    arguments: [
      nil, "符合国土空间规划", "独立分宗和独立使用", "不改变土地用途", "符合节约集约", "安全消防环保和道路闭环",
      "符合转型升级导向", "依法批准",
    ] as [String?])
  func split(_ failing: String?) throws {
    let book = try LandFolder().cases()
    func facts(_ names: [String]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: names.map { ($0, $0 == failing ? "否" : "是") })
    }
    let id = try book.open(
      "split", title: "分割", facts: ["确需分割": "是", "分割理由": "重组"], on: day("2024-03-04"),
      by: landOfficer
    ).id
    try step("受理", id, book, on: "2024-03-04", by: landOfficer)
    try step(
      "规划审查", id, book, facts(["符合国土空间规划", "独立分宗和独立使用", "不改变土地用途", "符合节约集约"]), on: "2024-03-06",
      by: landOfficer)
    try step("联合审查", id, book, facts(["安全消防环保和道路闭环", "符合转型升级导向"]), on: "2024-03-08", by: officer)
    try step("批准", id, book, facts(["依法批准"]), on: "2024-03-11", by: admin)
    #expect(try book.file(id, viewer: .atTheMachine).outcome == (failing == nil ? "可以分割" : "不得分割"))
  }
}
