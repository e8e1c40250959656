import Cases
import Diagnostics
import Foundation
import Packs
import Registers
import Rulings
import Store
import Testing

@Suite("Lists and cases that follow from races")
struct RaceRegisterTests {
  /// The pack of races with a library of its own.
  private final class Room {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guiju-races-\(UUID())")
    let library: Library
    let packs: PackSet

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      library = try Library(path: folder.appending(path: "library.sqlite").path)
      packs = try PackLoader().load(LandFolder.root.appending(path: "packs/races").path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func land(_ text: String, type: String) throws {
      let path = folder.appending(path: "\(UUID()).csv").path
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let request = ImportRequest(
        path: path, name: "rows.csv", type: type, packs: packs, actor: "王五", viewer: .atTheMachine)
      let checked = try RecordImport(request, into: library).check()
      if let problem = checked.problems.first(where: { $0.severity == .error }) { throw problem }
      _ = try checked.land()
    }

    func registers() throws -> RegisterBook { try RegisterBook(packs, library: library) }
  }

  @Test("a core area enters after review, and is called up once it was last three times in a row")
  func areas() throws {
    let room = try Room()
    let head = "区域代码,季度,集群,地区代码,角色,末位次数\n"
    try room.land(head + "TX-330603,2024-Q1,现代纺织,330603,核心区,0\n", type: "area-quarter")
    let book = try room.registers()
    let item = try book.enter(
      "TX-330603", in: "cluster-areas", reason: "争创", on: day("2024-04-01"), by: evaluator)
    try book.decide(item.id, .approve, reason: nil, on: day("2024-04-02"), by: evaluator)
    _ = try book.publish("cluster-areas", asOf: day("2024-04-20"), by: evaluator)
    #expect(try book.item(item.id, viewer: .atTheMachine).state == .listed)
    try room.land(head + "TX-330603,2024-Q4,现代纺织,330603,核心区,2\n", type: "area-quarter")
    let later = try room.registers()
    #expect(
      try later.run("cluster-areas", asOf: day("2025-01-10"), by: evaluator).toRecheck == 0)
    try room.land(head + "TX-330603,2025-Q1,现代纺织,330603,核心区,3\n", type: "area-quarter")
    let last = try room.registers()
    #expect(try last.run("cluster-areas", asOf: day("2025-04-10"), by: evaluator).toRecheck == 1)
    try last.decide(item.id, .refuse, reason: "赛马连续末档", on: day("2025-04-11"), by: evaluator)
    #expect(try last.item(item.id, viewer: .atTheMachine).state == .exited)
  }

  @Test("commendation asks for both outstanding work and a flagship project; unknown is undecided")
  func commendation() throws {
    let room = try Room()
    try room.land(
      "地区代码,年度,标志性项目,外资考核等级\n3301,2023,1,优秀\n3302,2023,0,优秀\n3303,2023,2,良好\n3304,2023,,优秀\n",
      type: "region-score")
    let report = try room.registers().run(
      "foreign-commendation", asOf: day("2024-03-01"), by: evaluator)
    #expect(report.proposed == 1 && report.undecided == 1)
    let items = try room.registers().items(of: "foreign-commendation", viewer: .atTheMachine)
    #expect(Set(items.map(\.subject)).count == 2)
  }

  @Test(
    "a slow matter is a case that is closed only once it was measured again within its standard")
  func environment() throws {
    let room = try Room()
    let book = try CaseBook(room.packs, library: room.library)
    let officer = Actor("周九", role: .project)
    let pdf = Array("%PDF-1.7 x".utf8)
    let on = day("2024-03-01")
    let id = try book.open(
      "business-environment", title: "施工许可偏慢", subject: nil,
      facts: ["事项": "施工许可", "实测工作日": "9", "标准工作日": "5"], on: on, by: evaluator
    ).id
    try book.complete("核实信号", of: id, on: on, by: evaluator)
    try book.complete("派单", of: id, facts: ["承办单位": "住建局"], on: on, by: evaluator)
    #expect(
      code { try book.complete("改进答复", of: id, on: on, by: officer) } == "cases.no-evidence")
    func answer() throws {
      try book.attach(pdf, file: "措施.pdf", as: "改进措施", to: id, on: on, by: officer)
      try book.complete("改进答复", of: id, on: on, by: officer)
    }
    func measure(_ days: String) throws {
      try book.attach(pdf, file: "复测.pdf", as: "复测记录", to: id, on: on, by: evaluator)
      try book.complete("复测", of: id, facts: ["复测工作日": days], on: on, by: evaluator)
    }
    func open() throws -> [String] { try book.file(id, viewer: .atTheMachine).open.map(\.step) }
    try answer()
    try measure("6")
    #expect(try open() == ["改进答复"], "6 of 5 days is not mended")
    try answer()
    try measure("5")
    #expect(try book.file(id, viewer: .atTheMachine).outcome == "已改进")
    try book.reopen(id, reason: "次月复测又超标准", on: day("2024-05-06"), by: evaluator)
    #expect(try open() == ["改进答复"])
  }
}
