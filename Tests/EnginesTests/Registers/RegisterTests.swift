import Diagnostics
import Foundation
import Packs
import Registers
import Rulings
import Store
import Testing
import Vocabulary

@Suite("Registers")
struct RegisterTests {
  private let folder: EngineFolder
  private let book: RegisterBook

  init() throws {
    folder = try EngineFolder(RegisterPack.files)
    try folder.land(
      RegisterPack.header + """
        A,91330000142944445H,331003,10000,5000,2023-01-10,,5
        B,91330100799655058B,331003,10000,20000,2022-01-01,2022-02-01,5
        C,91110000100003891G,331003,10000,5000,2022-01-01,2022-02-01,5
        D,91110000100003891G,330100,10000,,2022-01-01,2022-02-01,
        E,91110000100003891G,331003,10000,20000,,,9
        F,91330000142944445H,331003,10000,12000,2022-01-01,2022-02-01,5
        G,91330000142944445H,331003,10000,9000,2022-01-01,2022-02-01,5

        """, type: "plot")
    book = try RegisterBook(folder.packs(), library: folder.library)
  }

  private func states(_ name: String, on text: String? = nil) throws -> [String: RegisterState] {
    Dictionary(
      uniqueKeysWithValues: try book.items(
        of: name, on: text.map(day), viewer: .atTheMachine
      ).map { ($0.subject + $0.level, $0.state) })
  }

  private func id(_ subject: String, _ name: String) throws -> Int64 {
    try #require(
      book.items(of: name, viewer: .atTheMachine).last { $0.subject == subject }?.id)
  }

  /// Runs both registers on a day.
  private func run(_ text: String) throws -> RegisterBook.RunReport {
    _ = try book.run("idle", asOf: day(text), by: landOfficer)
    return try book.run("poor", asOf: day(text), by: landOfficer)
  }

  @Test(
    "the anniversary counts as a full year: the day before, the day, the day after",
    arguments: [("2024-01-09", false), ("2024-01-10", true), ("2024-01-11", true)])
  func anniversary(_ text: String, _ isIdle: Bool) throws {
    let report = try book.run("idle", asOf: day(text), by: landOfficer)
    #expect(report.proposed == (isIdle ? 1 : 0))
    // E has no agreed start: whether it is idle cannot be told, and is not guessed.
    #expect(report.undecided == 1)
    #expect(try states("idle") == (isIdle ? ["A": .review, "E": .undecided] : ["E": .undecided]))
    let undecided = try book.item(id("E", "idle"), viewer: .atTheMachine)
    #expect(undecided.events[0].explanation?.missing == ["约定开工"])
  }

  @Test("a membership explains itself: rule, facts with their rows, provision, who decided")
  func explains() throws {
    _ = try book.run("idle", asOf: day("2024-02-01"), by: landOfficer)
    let id = try id("A", "idle")
    try book.decide(id, .approve, reason: "现场核实", on: day("2024-02-05"), by: landOfficer)
    let item = try book.item(id, viewer: .atTheMachine)
    #expect(item.events.map(\.kind) == ["proposed", "approved", "published"])
    let explanation = try #require(item.events[0].explanation)
    #expect(explanation.provision == "试〔2024〕1号 二(一)")
    let start = try #require(explanation.inputs.first { $0.name == "约定开工" })
    #expect(start.value == "@\"2023-01-10\"")
    #expect(start.origin?.file == "rows.csv" && start.origin?.line == 2)
    #expect(item.events[1].actor == "李四" && item.events[1].reason == "现场核实")
    // Five working days after Monday, 2024-02-05: four before the New Year's holiday, and the Sunday
    // that makes up for it.
    #expect(item.due == day("2024-02-18"))
  }

  @Test("from proposal through publication to the list, and what changed between two days")
  func life() throws {
    #expect(
      code { _ = try book.run("poor", asOf: day("2024-03-01"), by: landOfficer) }
        == "registers.run-first")
    let report = try run("2024-03-01")
    // A is idle, which is decided first; D and E want facts or a conclusion.
    #expect(report.proposed == 3)
    #expect(report.excluded == 1)
    #expect(
      try states("poor") == [
        "C": .review, "D": .undecided, "F": .review, "G": .review,
      ])
    for subject in ["C", "F", "G"] {
      try book.decide(
        id(subject, "poor"), .approve, reason: nil, on: day("2024-03-04"), by: landOfficer)
    }
    #expect(try book.publish("poor", asOf: day("2024-03-11"), by: landOfficer) == 0)
    // The quota of a region is two: the third waits.
    #expect(try book.publish("poor", asOf: day("2024-03-12"), by: landOfficer) == 2)
    #expect(try states("poor")["G"] == .waiting)
    #expect(try book.publish("poor", asOf: day("2024-03-12"), by: landOfficer) == 0)
    let difference = try book.difference(
      of: "poor", from: day("2024-03-11"), to: day("2024-03-12"), viewer: .atTheMachine)
    #expect(difference.entered.map(\.subject) == ["C", "F"])
    #expect(difference.moved.map(\.item.subject) == ["G"])
    #expect(try book.standing(of: "poor", year: 2024).map(\.listed) == [2])
    #expect(
      code { try book.exit(id("C", "poor"), reason: "不想", on: day("2024-04-01"), by: landOfficer) }
        == "registers.bad-reason")
    try book.exit(id("C", "poor"), reason: "改造完成", on: day("2024-04-01"), by: landOfficer)
    #expect(try states("poor", on: "2024-03-31")["C"] == .listed)
    #expect(try states("poor", on: "2024-04-01")["C"] == .exited)
    // A place of the year stays taken; in the next year there is one.
    _ = try book.publish("poor", asOf: day("2024-12-31"), by: landOfficer)
    #expect(try states("poor")["G"] == .waiting)
    _ = try book.publish("poor", asOf: day("2025-01-01"), by: landOfficer)
    #expect(try states("poor")["G"] == .listed)
  }

  @Test("running twice finds nothing new")
  func idempotent() throws {
    _ = try run("2024-03-01")
    let before = try book.items(of: "poor", viewer: .atTheMachine)
    let report = try run("2024-03-01")
    #expect(report.proposed == 0)
    #expect(try book.items(of: "poor", viewer: .atTheMachine) == before)
    #expect(try folder.library.checkLog().isEmpty)
  }

  @Test("objections: only while published, decided with a reason, and the rest of the time counts")
  func objections() throws {
    _ = try run("2024-03-01")
    let (c, f) = (try id("C", "poor"), try id("F", "poor"))
    let owner = Actor("企业", role: .enterprise)
    #expect(
      code { try book.object(c, reason: "早", on: day("2024-03-01"), by: owner) }
        == "registers.wrong-state")
    for item in [c, f] {
      try book.decide(item, .approve, reason: nil, on: day("2024-03-04"), by: landOfficer)
    }
    #expect(
      code { try book.object(c, reason: "晚", on: day("2024-03-12"), by: owner) }
        == "registers.objection-late")
    #expect(
      code { try book.object(c, reason: "", on: day("2024-03-11"), by: owner) }
        == "rulings.no-reason")
    try book.object(c, reason: "面积有误", on: day("2024-03-11"), by: owner)
    try book.object(f, reason: "面积有误", on: day("2024-03-06"), by: owner)
    #expect(try book.publish("poor", asOf: day("2024-03-20"), by: landOfficer) == 0)
    #expect(
      code { try book.decide(c, .approve, reason: nil, on: day("2024-03-20"), by: landOfficer) }
        == "rulings.no-reason")
    try book.decide(c, .refuse, reason: "面积确有误", on: day("2024-03-20"), by: landOfficer)
    try book.decide(f, .approve, reason: "面积无误", on: day("2024-03-20"), by: landOfficer)
    #expect(try states("poor")["C"] == .refused)
    #expect(try states("poor")["F"] == .listed)
    // The same facts are not put forward again in the year; the next year they are.
    #expect(try run("2024-05-01").settled == 1)
    #expect(try run("2025-05-01").proposed == 1)
  }

  @Test("facts that come settle what was undecided; facts that change let a proposal lapse")
  func facts() throws {
    _ = try run("2024-03-01")
    let record = try #require(folder.packs().record("plot"))
    func correct(_ key: String, _ field: String, _ value: String) throws {
      try folder.library.correct(
        NewCorrection(
          record: record, key: key, period: "", field: field, change: .value(value),
          reason: "实测", source: nil), by: "王五", viewer: .atTheMachine)
    }
    try correct("D", "建筑面积", "8000")
    try correct("C", "建筑面积", "15000")
    try correct("E", "约定开工", "2023-12-01")
    let report = try run("2024-03-02")
    #expect(report.proposed == 1 && report.lapsed == 1)
    #expect(
      try states("poor") == [
        "C": .refused, "D": .review, "F": .review, "G": .review,
      ])
    let item = try book.item(id("D", "poor"), viewer: .atTheMachine)
    #expect(item.events.map(\.kind) == ["undecided", "proposed"])
    #expect(Set(item.events[0].explanation?.missing ?? []) == ["容积率", "亩均税收"])
    let input = try #require(item.events[1].explanation?.inputs.first { $0.name == "容积率" })
    #expect(input.value == "0.8")
    #expect(try states("idle")["E"] == .refused)
  }

  @Test("re-checks come when they are due; who left by hand is not kept by a rule")
  func rechecks() throws {
    _ = try run("2024-03-01")
    let f = try id("F", "poor")
    try book.decide(f, .approve, reason: nil, on: day("2024-03-01"), by: landOfficer)
    _ = try book.publish("poor", asOf: day("2024-03-20"), by: landOfficer)
    #expect(try book.item(f, viewer: .atTheMachine).due == day("2025-03-09"))
    #expect(try run("2025-03-08").kept == 0)
    #expect(try run("2025-03-09").kept == 1)
    #expect(try book.item(f, viewer: .atTheMachine).due == day("2026-03-09"))
    let record = try #require(folder.packs().record("plot"))
    try folder.library.correct(
      NewCorrection(
        record: record, key: "F", period: "", field: "建筑面积", change: .value("16000"),
        reason: "改造", source: nil), by: "王五", viewer: .atTheMachine)
    #expect(try run("2026-03-09").toRecheck == 1)
    #expect(try states("poor")["F"] == .recheck)
    try book.decide(f, .refuse, reason: "改造完成", on: day("2026-03-10"), by: landOfficer)
    #expect(try states("poor")["F"] == .exited)
  }

  @Test("levels: recommended upward by what the level asks, with a quota of its own")
  func levels() throws {
    for subject in ["B", "E", "C"] {
      let item = try book.enter(
        subject, in: "ladder", reason: "典型", on: day("2024-03-01"), by: landOfficer)
      try book.decide(item.id, .approve, reason: nil, on: day("2024-03-01"), by: landOfficer)
    }
    #expect(
      code {
        try book.enter("B", in: "ladder", reason: "再", on: day("2024-03-01"), by: landOfficer)
      }
        == "registers.already-in")
    #expect(
      code {
        try book.enter("Z", in: "ladder", reason: "无", on: day("2024-03-01"), by: landOfficer)
      }
        == "registers.no-subject")
    #expect(
      code {
        try book.recommend(id("C", "ladder"), reason: "好", on: day("2024-03-02"), by: landOfficer)
      }
        == "registers.not-met")
    let chief = Actor("赵六", role: .administrator)
    for subject in ["B", "E"] {
      let item = try book.recommend(
        id(subject, "ladder"), reason: "好", on: day("2024-03-02"), by: landOfficer)
      #expect(item.level == "市" && item.state == .review)
      #expect(
        code {
          try book.decide(item.id, .approve, reason: nil, on: day("2024-03-02"), by: landOfficer)
        }
          == "rulings.wrong-role")
      try book.decide(item.id, .approve, reason: nil, on: day("2024-03-03"), by: chief)
    }
    #expect(
      try states("ladder") == [
        "B县": .listed, "E县": .listed, "C县": .listed, "B市": .listed, "E市": .waiting,
      ])
  }

  @Test("explanations are masked by grade, and an enterprise sees its own alone")
  func masking() throws {
    _ = try run("2024-03-01")
    let officer = RecordViewer(role: .land)
    let item = try book.item(id("C", "poor"), viewer: officer)
    let inputs = try #require(item.events[0].explanation?.inputs)
    #expect(inputs.first { $0.name == "亩均税收" }?.isMasked == true)
    #expect(inputs.first { $0.name == "亩均税收" }?.value == nil)
    #expect(inputs.first { $0.name == "最低容积率" }?.value == "1.5")
    let firm = RecordViewer(role: .enterprise, enterprise: "91330000142944445H")
    #expect(try book.items(of: "poor", viewer: firm).map(\.subject) == ["F", "G"])
    #expect(code { _ = try book.item(id("C", "poor"), viewer: firm) } == "registers.no-item")
  }

  @Test("why a subject is not proposed is told on demand")
  func whyNot() throws {
    let explanation = try book.explain(
      "B", in: "poor", on: day("2024-03-01"), viewer: .atTheMachine)
    #expect(explanation.verdict == .no)
    #expect(explanation.inputs.first { $0.name == "容积率" }?.value == "2")
    #expect(
      code { _ = try book.explain("Z", in: "poor", on: day("2024-03-01"), viewer: .atTheMachine) }
        == "registers.no-subject")
  }

  @Test("grades of an appraisal propose, and no grade is no answer")
  func grades() throws {
    struct Grades: GradeSource {
      func grade(of subject: String, method: String, on day: Day) throws(Problem) -> AppraisedGrade?
      {
        ["A": AppraisedGrade("D", run: "run 7"), "B": AppraisedGrade("A", run: "run 7")][subject]
      }
    }
    try folder.write([
      "registers/graded.yaml": """
      name: graded
      title: 末档
      subject: plot
      entry: {grade: {method: per-mu, grades: [D]}}
      """
    ])
    let without = try RegisterBook(folder.packs(), library: folder.library)
    #expect(
      code { _ = try without.run("graded", asOf: day("2024-03-01"), by: landOfficer) }
        == "registers.no-grades")
    let book = try RegisterBook(folder.packs(), library: folder.library, grades: Grades())
    let report = try book.run("graded", asOf: day("2024-03-01"), by: landOfficer)
    #expect(report.proposed == 1 && report.undecided == 5)
    let listed = try book.items(of: "graded", states: [.listed], viewer: .atTheMachine)
    #expect(listed.map(\.subject) == ["A"])
    #expect(listed[0].events[0].explanation?.inputs[0].value == "D (run 7)")
  }

  @Test("faulty declarations are told with file, line and column")
  func check() throws {
    try folder.write([
      "registers/bad.yaml": """
      name: bad
      title: 坏
      subject: plot
      entry:
        rule: {rule: 面积 > 亩均税收}
      review: {roles: [lnd], within: {working: 1, days: 2}}
      excludes: [idel]
      after: [bad]
      """,
      "registers/none.yaml": "name: none\ntitle: 无\nsubject: plto\nentry: {}\n",
    ])
    let report = PackChecker(checks: [RegisterCheck()]).check([folder.pack])
    let found = report.problems.filter { $0.severity == .error }.map {
      "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)"
    }
    #expect(
      found == [
        "5:19 packs.unit-mismatch", "6:18 engines.unknown-name", "6:32 engines.bad-term",
        "7:12 engines.unknown-name", "8:8 registers.cycle", "3:10 engines.unknown-name",
      ], "\(found)")
  }
}
