import Packs
import Diagnostics
import Foundation
import Provisions
import Store
import Targets
import Testing
import Vocabulary

@Suite("Tasks, local plans and supervision")
struct WorkTests {
  private static let text = """
    某省人民政府关于推进制造业的实施意见
    某政发〔2024〕5号

    各市、县人民政府:
    现提出以下意见。

    一、总体目标
    到2027年，建成数字工厂100家。

    二、主要任务
    (一)推进改造。每年实施技术改造项目50个。(省经信厅、省发展改革委、省商务厅)
    (二)加强要素保障。落实用地指标。(省自然资源厅、省经信厅)

    某省人民政府
    2024年3月1日
    """

  private static func room() throws -> (TargetStoreTests.Room, document: String) {
    let room = try TargetStoreTests.Room()
    let reading = try PolicyReader().read(SourceText(name: "policy.txt", text: text))
    _ = try room.library.add(
      reading,
      file: FileFacts(
        name: "policy.txt", data: Data(text.utf8), mediaType: "text/plain", readAt: Date()))
    let document = try #require(reading.documents.first?.document.id)
    return (room, document)
  }

  @Test("duties become tasks with one lead, once, and are done only with evidence")
  func tasks() throws {
    let (room, document) = try Self.room()
    let library = room.library
    #expect(try library.addTasks(from: document, by: "李") == 2)
    #expect(try library.addTasks(from: document, by: "李") == 0)
    let tasks = try library.tasks(of: "省经信厅")
    #expect(tasks.count == 2)
    let task = try #require(tasks.first)
    #expect(task.agencies.first?.name == "省经信厅")
    #expect(task.agencies.map(\.part) == [.lead, .support, .support])
    try library.report(.doing, of: task.id, note: "已部署", by: "李")
    #expect(throws: (any Error).self) {
      try library.report(.done, of: task.id, note: "完成", by: "李")
    }
    try library.report(
      .done, of: task.id, note: "完成", evidence: ("验收.pdf", Data("x".utf8)), by: "李")
    let after = try #require(try library.tasks().first { $0.id == task.id })
    #expect(after.state == .done)
    #expect(after.events.last?.sha256 == Digests.sha256("x"))
    #expect(try library.checkLog().isEmpty)
  }

  @Test("a task has one lead")
  func lead() throws {
    let (room, _) = try Self.room()
    #expect(throws: (any Error).self) {
      _ = try room.library.addTask(
        "某政发〔2024〕5号 二(一)", "改造", source: "会议", agencies: [("甲", .support)], by: "李")
    }
    let id = try room.library.addTask(
      "某政发〔2024〕5号 二(一)", "改造", dueOn: "2024-06-30", source: "会议",
      agencies: [("甲", .lead), ("乙", .support)], by: "李")
    let task = try #require(try room.library.tasks().first { $0.id == id })
    #expect(task.isLate(on: "2024-07-01"))
    #expect(!task.isLate(on: "2024-06-30"))
  }

  @Test("articles that no plan carries out are named; a plan cannot name what no document has")
  func plans() throws {
    let (room, document) = try Self.room()
    let library = room.library
    let before = try library.articlesWithoutPlan(in: document).map(\.provision)
    #expect(
      before == ["某政发〔2024〕5号 一", "某政发〔2024〕5号 二(一)", "某政发〔2024〕5号 二(二)"],
      "titles, numbers and signatures are no articles, nor is what only holds others")
    func plan(_ provision: String) -> LocalPlan {
      LocalPlan(
        region: "3301", title: "实施方案", file: "plan.docx", filedOn: "2024-05-01",
        measures: [.init(number: "1", text: "实施改造", provisions: [provision])])
    }
    #expect(throws: (any Error).self) {
      _ = try library.file(plan("某政发〔2024〕5号 九"), data: Data("p".utf8), by: "李")
    }
    _ = try library.file(plan("某政发〔2024〕5号 二(一)"), data: Data("p".utf8), by: "李")
    let after = try library.articlesWithoutPlan(in: document, region: "3301").map(\.provision)
    #expect(!after.contains("某政发〔2024〕5号 二(一)"))
    #expect(after.contains("某政发〔2024〕5号 二(二)"))
    #expect(
      try library.articlesWithoutPlan(in: document, region: "3302").map(\.provision) == before)
    _ = try library.file(plan("某政发〔2024〕5号 二"), data: Data("q".utf8), by: "李")
    #expect(
      try library.articlesWithoutPlan(in: document, region: "3301").map(\.provision)
        == ["某政发〔2024〕5号 一"], "what is said of an article is said of those below it")
  }

  @Test("supervision is closed only on evidence, and nothing is added afterwards")
  func supervision() throws {
    let (room, _) = try Self.room()
    let library = room.library
    let id = try library.openSupervision(
      Supervision(
        target: "415x-021", region: "3301", agency: "杭州市发展改革委", finding: "进度落后",
        dueOn: "2024-09-30"), by: "李")
    try library.add(.consultation, "会商：加快开工", to: id, by: "李")
    try library.add(.decision, "九月底前整改", to: id, by: "李")
    #expect(throws: (any Error).self) { try library.add(.closed, "完成", to: id, by: "李") }
    try library.add(
      .evidence, "开工证明", to: id, evidence: ("开工.pdf", Data("y".utf8)), by: "王")
    try library.add(.closed, "销号", to: id, by: "李")
    #expect(throws: (any Error).self) { try library.add(.decision, "再议", to: id, by: "李") }
    let item = try #require(try library.supervisions().first)
    #expect(item.isClosed)
    #expect(item.events.map(\.kind) == [.consultation, .decision, .evidence, .closed])
    #expect(try library.checkLog().isEmpty)
  }

  @Test("statements become drafts; a confirmed one is a target and no draft any more")
  func drafts() throws {
    let (room, _) = try Self.room()
    let office = try TargetOffice(try TargetStoreTests.packs(), room.library)
    let drafts = try office.drafts()
    #expect(drafts.map(\.target.title).count == 2)
    let draft = try #require(drafts.first { $0.target.clock == .annual })
    #expect(draft.target.value.text == "50")
    #expect(draft.target.provision == "某政发〔2024〕5号 二(一)")
    var target = draft.target
    target.since = 2024
    target.due = 2027
    try room.library.confirm(target, statement: draft.statement, by: "李", reason: "核对")
    let after = try TargetOffice(try TargetStoreTests.packs(), room.library)
    #expect(try after.drafts().count == 1)
    #expect(after.targets.contains { $0.id == target.id })
    #expect(after.metrics[target.metric]?.kind == .flow)
  }

  @Test(
    "two documents that set one share for whom differently are put side by side, and a person settles it"
  )
  func conflict() throws {
    let (room, _) = try Self.room()
    func share(_ id: String, _ title: String, _ provision: String) throws -> PolicyTarget {
      PolicyTarget(
        id: id, title: title, metric: id, provision: provision,
        value: try #require(ExactValue("30")), unit: try Unit("%"), clock: .annual)
    }
    let one = try share("a", "工业大市大县建设用地出让总量中工业用地占比", "甲 三(一)")
    let other = try share("b", "出让的国有建设用地中工业用地比例", "乙 三(四)")
    try room.library.confirm(one, by: "李", reason: "核对")
    try room.library.confirm(other, by: "李", reason: "核对")
    let office = try TargetOffice(try TargetStoreTests.packs(), room.library)
    func found() throws -> (pair: TargetComparison, link: TargetLink?)? {
      try office.comparisons().first { $0.pair.one.id == "a" && $0.pair.other.id == "b" }
    }
    let pair = try #require(try found())
    #expect(pair.pair.differences.count == 1, "the value is the same, for whom is not")
    #expect(pair.link == nil)
    try room.library.link("b", "a", as: .conflict, note: "范围不同", by: "王")
    #expect(try found()?.link?.relation == .conflict)
    #expect(throws: (any Error).self) { try room.library.link("a", "a", as: .equal, by: "王") }
  }

  @Test("a division of tasks that comes as a table lands whole, or tells what is wrong and where")
  func taskFile() throws {
    let (room, _) = try Self.room()
    let good = try room.write(
      "division.csv", "条款,任务,牵头单位,配合单位,期限\n某文 一,改造,省经信厅,省商务厅、省财政厅,2024-12-31\n")
    let file = try TaskFile(path: good)
    #expect(file.problems.isEmpty)
    try room.library.addTasks(file.rows, source: "division.csv", by: "李")
    let task = try #require(try room.library.tasks(of: "省财政厅").first)
    #expect(task.agencies.map(\.part) == [.lead, .support, .support])
    #expect(task.dueOn == "2024-12-31" && task.source == "division.csv")
    let bad = try room.write(
      "bad.csv", "条款,任务,牵头,期限\n某文 一,,省经信厅,2024-12-31\n某文 二,改造,甲、乙,年底\n")
    let faults = try TaskFile(path: bad).problems
    #expect(faults.map(\.code) == ["targets.empty-cell", "targets.no-lead", "targets.bad-day"])
    #expect(faults.map { $0.place?.line } == [2, 3, 3])
    #expect(faults.map { $0.place?.column } == [2, 3, 4])
    #expect(throws: (any Error).self) {
      try room.library.addTasks(try TaskFile(path: bad).rows, source: "bad.csv", by: "李")
    }
    #expect(try room.library.tasks().count == 1)
  }
}
