@testable import Cases
import Diagnostics
import FEEL
import Foundation
import Packs
import Rulings
import Store
import Testing
import Vocabulary

@Suite("Cases")
struct CaseTests {
  private let folder: EngineFolder
  private let book: CaseBook
  private let surveyor = Actor("钱七", role: .project)

  init() throws {
    folder = try EngineFolder(CasePack.files)
    try folder.land(
      RegisterPack.header + "A,91330000142944445H,331003,10000,5000,2023-01-10,,5\n", type: "plot")
    book = try CaseBook(folder.packs(), library: folder.library)
  }

  private func opened(on text: String = "2024-03-01") throws -> CaseFile {
    try book.open(
      "remedy", title: "A 地块低效", subject: "A", facts: ["责任人": "钱七", "电话": "139"],
      on: day(text), by: landOfficer)
  }

  private func open(_ id: Int64) throws -> [String] {
    try book.file(id, viewer: .atTheMachine).open.map(\.step)
  }

  /// A case that has come to its publication on 2024-03-08.
  private func published() throws -> Int64 {
    let id = try opened().id
    try book.complete("受理", of: id, on: day("2024-03-04"), by: landOfficer)
    try book.attach(
      CasePack.jpg, file: "a.jpg", as: "现场照片", to: id, on: day("2024-03-05"), by: surveyor)
    try book.complete("查勘", of: id, on: day("2024-03-05"), by: surveyor)
    try book.complete("评估", of: id, facts: ["得分": "40"], on: day("2024-03-08"), by: evaluator)
    return id
  }

  @Test("branches run side by side and meet; conditions decide; the end wants its evidence")
  func life() throws {
    let id = try published()
    #expect(try open(id) == ["公告"])
    #expect(
      code {
        try book.complete(
          "验收", of: id, facts: ["通过": "true"], on: day("2024-03-09"), by: landOfficer)
      }
        == "cases.not-open")
    #expect(try book.tick(asOf: day("2024-03-15")).isEmpty)
    #expect(try book.tick(asOf: day("2024-03-20")).map(\.kind) == ["pass"])
    // The clock of what follows counts from the end of the publication, not from when it was noticed.
    let inspection = try #require(book.file(id, viewer: .atTheMachine).open.first)
    #expect(inspection.step == "验收" && inspection.enteredOn == day("2024-03-16"))
    #expect(
      code { try book.complete("验收", of: id, on: day("2024-03-20"), by: landOfficer) }
        == "rulings.fact-missing")
    #expect(
      code {
        try book.complete(
          "验收", of: id, facts: ["通过": "true"], on: day("2024-03-20"), by: landOfficer)
      }
        == "cases.no-evidence")
    #expect(try open(id) == ["验收"])
    try book.attach(
      Array("%PDF-1.7".utf8), file: "r.pdf", as: "验收报告", to: id, on: day("2024-03-20"),
      by: landOfficer)
    let closed = try book.complete(
      "验收", of: id, facts: ["通过": "true"], on: day("2024-03-20"), by: landOfficer)
    #expect(!closed.isOpen && closed.outcome == "整治完成" && closed.closedOn == day("2024-03-20"))
    #expect(closed.open.isEmpty)
    #expect(try folder.library.checkLog().isEmpty)
    let way = try #require(closed.events.first { $0.body?.to == ["公告"] }?.body?.explanation)
    #expect(way.inputs.contains { $0.name == "对象.面积" && $0.origin?.line == 2 })
    #expect(try book.tick(asOf: day("2026-01-01")).isEmpty)
  }

  @Test("who may do a step, and when")
  func owners() throws {
    let id = try opened().id
    #expect(
      code { try book.complete("受理", of: id, on: day("2024-03-04"), by: evaluator) }
        == "cases.not-yours")
    #expect(
      code { try book.complete("受理", of: id, on: day("2024-02-29"), by: landOfficer) }
        == "cases.early")
    try book.complete("受理", of: id, on: day("2024-03-04"), by: landOfficer)
    #expect(
      code { try book.complete("查勘", of: id, on: day("2024-03-04"), by: surveyor) }
        == "cases.no-evidence")
    #expect(
      code {
        try book.attach(
          [1, 0, 2], file: "x", as: "现场照片", to: id, on: day("2024-03-04"), by: surveyor)
      }
        == "cases.bad-file")
    // Named like a picture, it is a PDF all the same.
    #expect(
      code {
        try book.attach(
          Array("%PDF-1.4".utf8), file: "a.jpg", as: "现场照片", to: id, on: day("2024-03-04"),
          by: surveyor)
      }
        == "cases.bad-file")
    let file = try book.attach(
      CasePack.jpg, file: "a.jpg", as: "现场照片", to: id, on: day("2024-03-04"), by: surveyor)
    let attachment = try #require(file.attachments.first)
    #expect(attachment.media == "image/jpeg")
    #expect(try book.data(ofAttachment: attachment.id, viewer: .atTheMachine) == CasePack.jpg)
    let other = Actor("孙八", role: .project)
    #expect(
      code { try book.complete("查勘", of: id, on: day("2024-03-05"), by: other) }
        == "cases.not-yours")
    #expect(
      code { try book.complete("查勘", of: id, on: day("2024-03-05"), by: other, onBehalfOf: "钱七") }
        == "cases.no-deputy")
    let deputy = Deputy(
      "孙八", for: "钱七", from: day("2024-03-05"), until: day("2024-03-06"), reason: "出差")
    #expect(code { try book.add(deputy, by: other) } == "rulings.wrong-role")
    try book.add(deputy, by: surveyor)
    #expect(
      code { try book.complete("查勘", of: id, on: day("2024-03-07"), by: other, onBehalfOf: "钱七") }
        == "cases.no-deputy")
    let done = try book.complete("查勘", of: id, on: day("2024-03-06"), by: other, onBehalfOf: "钱七")
    let event = try #require(done.events.last { $0.kind == "done" })
    #expect(event.actor == "孙八" && event.onBehalfOf == "钱七")
    #expect(
      code {
        try book.open(
          "remedy", title: "x", subject: "Z", facts: ["责任人": "钱七"], on: day("2024-03-01"),
          by: landOfficer)
      }
        == "cases.no-subject")
    #expect(
      code {
        try book.open("remedy", title: "x", subject: "A", on: day("2024-03-01"), by: landOfficer)
      }
        == "rulings.fact-missing")
  }

  @Test("reminders, lateness and escalation ring on their days, once each")
  func clocks() throws {
    let id = try opened(on: "2024-03-01").id
    // Friday; five working days end on the 8th, two before is the 6th, three after and a day the 14th.
    #expect(try book.file(id, viewer: .atTheMachine).open[0].dueOn == day("2024-03-08"))
    #expect(try book.tick(asOf: day("2024-03-05")).isEmpty)
    let rings = try book.tick(asOf: day("2024-03-31"))
    #expect(rings.map(\.kind) == ["remind", "overdue", "escalate"])
    #expect(rings.map(\.day) == ["2024-03-06", "2024-03-09", "2024-03-14"].map(day))
    #expect(try book.tick(asOf: day("2024-03-31")).isEmpty)
    let again = try CaseBook(folder.packs(), library: Library(path: folder.path))
    #expect(try again.tick(asOf: day("2024-04-30")).isEmpty)
    // Whoever was called may now do it.
    try book.complete("受理", of: id, on: day("2024-03-31"), by: evaluator)
  }

  @Test("a clock that stops keeps the days that are left, working days as such")
  func stopping() throws {
    let id = try opened(on: "2024-09-26").id
    // Thursday; the 27th, Sunday the 29th and Monday the 30th are worked, then eight days of holiday.
    #expect(try book.file(id, viewer: .atTheMachine).open[0].dueOn == day("2024-10-09"))
    #expect(
      code { try book.stop(id, reason: "忙", on: day("2024-09-27"), by: landOfficer) }
        == "cases.bad-stop")
    try book.stop(id, reason: "补正材料", on: day("2024-09-27"), by: landOfficer)
    #expect(
      code { try book.stop(id, reason: "补正材料", on: day("2024-09-27"), by: landOfficer) }
        == "cases.stopped")
    #expect(
      code { try book.complete("受理", of: id, on: day("2024-09-28"), by: landOfficer) }
        == "cases.stopped")
    #expect(try book.tick(asOf: day("2025-01-01")).isEmpty)
    #expect(code { try book.start(id, on: day("2024-09-26"), by: landOfficer) } == "cases.early")
    let started = try book.start(id, on: day("2024-11-01"), by: landOfficer)
    // Four working days were left: 4, 5, 6 and 7 November.
    #expect(started.open[0].dueOn == day("2024-11-07"))
    #expect(
      code { try book.start(id, on: day("2024-11-02"), by: landOfficer) } == "cases.not-stopped")
    #expect(try book.tick(asOf: day("2024-11-08")).map(\.kind) == ["remind", "overdue"])
  }

  @Test("what cannot be decided stops a step whole, and says which fact is missing")
  func undecided() throws {
    let id = try opened().id
    try book.complete("受理", of: id, on: day("2024-03-04"), by: landOfficer)
    try book.attach(
      CasePack.jpg, file: "a.jpg", as: "现场照片", to: id, on: day("2024-03-05"), by: surveyor)
    try book.complete("查勘", of: id, on: day("2024-03-05"), by: surveyor)
    do {
      try book.complete("评估", of: id, on: day("2024-03-08"), by: evaluator)
      Issue.record("it went on")
    } catch {
      #expect(error.code == "cases.undecided")
      #expect(error.suggestion?.chinese.contains("得分") == true)
    }
    #expect(try open(id) == ["评估"])
    let done = try book.complete(
      "评估", of: id, facts: ["得分": "60"], on: day("2024-03-08"), by: evaluator)
    #expect(done.outcome == "免予整治")
  }

  @Test("a closed case is opened again with a reason, and its loops are new steps")
  func reopening() throws {
    let id = try published()
    #expect(
      code { try book.reopen(id, reason: "早", on: day("2024-03-09"), by: landOfficer) }
        == "cases.not-closed")
    try book.attach(
      Array("%PDF-1.7".utf8), file: "r.pdf", as: "验收报告", to: id, on: day("2024-03-09"),
      by: landOfficer)
    _ = try book.tick(asOf: day("2024-03-16"))
    try book.complete("验收", of: id, facts: ["通过": "否"], on: day("2024-03-18"), by: landOfficer)
    #expect(try open(id) == ["公告"])
    _ = try book.tick(asOf: day("2024-03-26"))
    try book.complete("验收", of: id, facts: ["通过": "是"], on: day("2024-03-27"), by: landOfficer)
    #expect(
      code { try book.reopen(id, reason: " ", on: day("2024-04-01"), by: landOfficer) }
        == "rulings.no-reason")
    #expect(
      code { try book.reopen(id, reason: "复查", on: day("2024-04-01"), by: evaluator) }
        == "rulings.wrong-role")
    let again = try book.reopen(id, reason: "复查不合格", on: day("2024-04-01"), by: landOfficer)
    #expect(again.isOpen && again.open.map(\.step) == ["验收"] && again.outcome == nil)
    #expect(again.events.contains { $0.kind == "closed" })
  }

  @Test("facts and explanations are masked by grade; an enterprise sees its own cases")
  func masking() throws {
    let id = try published()
    let seen = try book.file(id, viewer: RecordViewer(role: .land))
    #expect(seen.facts["电话"] == .some(nil))
    #expect(seen.facts["责任人"] == "\"钱七\"")
    #expect(seen.events.allSatisfy { $0.body?.facts?["电话"] == nil })
    #expect(try book.file(id, viewer: .atTheMachine).facts["电话"] == "\"139\"")
    let own = RecordViewer(role: .enterprise, enterprise: "91330000142944445H")
    let other = RecordViewer(role: .enterprise, enterprise: "91330100799655058B")
    #expect(try book.files(viewer: own).count == 1)
    #expect(try book.files(viewer: other).isEmpty)
  }

  @Test("letters are Word documents, filled whole or not at all")
  func letters() throws {
    let id = try opened().id
    #expect(
      code {
        try book.letter(
          "告知书", of: id, on: day("2024-03-02"), viewer: .atTheMachine, by: landOfficer)
      }
        == "cases.letter-blank")
    #expect(
      code {
        try book.letter(
          "认定书", of: id, on: day("2024-03-02"), viewer: .atTheMachine, by: landOfficer)
      }
        == "cases.bad-template")
    try book.complete("受理", of: id, on: day("2024-03-04"), by: landOfficer)
    try book.complete("评估", of: id, facts: ["得分": "41.50"], on: day("2024-03-08"), by: evaluator)
    let data = try book.letter(
      "告知书", of: id, on: day("2024-03-09"), viewer: .atTheMachine, by: landOfficer)
    #expect(EvidenceType(data) == .docx)
    let archive = try #require(ZipContainer(data))
    let xml = String(decoding: archive.member("word/document.xml") ?? [], as: UTF8.self)
    #expect(xml.contains("A 地块低效：你单位宗地 A（10000 平方米）评估得分 41.5，由 钱七 负责。"))
    #expect(xml.contains("2024年3月9日"))
    let file = try book.file(id, viewer: .atTheMachine)
    #expect(file.attachments.map(\.file) == ["整治告知书-\(id).docx"])
    #expect(throws: Never.self) { try XMLDocumentCheck.check(xml) }
  }

  @Test("a place that Word split into runs is filled, and the rest of the document stays")
  func splitRuns() throws {
    let xml = """
      <w:document><w:body><w:p><w:pPr/><w:r><w:t>宗地{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>\
      <w:t xml:space="preserve">{宗地</w:t></w:r><w:r><w:t>号}}，面积&lt;{{面积}}</w:t></w:r></w:p>\
      <w:p><w:r><w:t>不变</w:t></w:r></w:p></w:body></w:document>
      """
    let members = [
      (name: "[Content_Types].xml", data: Array("<Types/>".utf8)),
      (name: "word/document.xml", data: Array(xml.utf8)), (name: "word/media/a.png", data: [1, 2]),
    ]
    let data = try #require(ZipContainer.make(members))
    let template = try LetterTemplate(data, file: "a.docx")
    let letter = try template.letter(["宗地号": "A&B", "面积": "5"])
    let archive = try #require(ZipContainer(letter))
    let filled = String(decoding: archive.member("word/document.xml") ?? [], as: UTF8.self)
    #expect(filled.contains("<w:t>宗地A&amp;B</w:t>"))
    #expect(filled.contains("<w:t>，面积&lt;5</w:t>"))
    #expect(filled.contains("<w:t>不变</w:t>"))
    #expect(archive.member("word/media/a.png") == [1, 2])
    #expect(try template.letter(["宗地号": "A&B", "面积": "5"]) == letter)
    #expect(code { _ = try template.letter(["宗地号": "A"]) } == "cases.letter-blank")
  }

  @Test("open cases move to a new version by the declared steps, or all stay")
  func migration() throws {
    let id = try opened().id
    try book.complete("受理", of: id, on: day("2024-03-04"), by: landOfficer)
    try book.complete("评估", of: id, facts: ["得分": "41"], on: day("2024-03-08"), by: evaluator)
    let before = try book.file(id, viewer: .atTheMachine)
    let text = CasePack.remedy.replacing("查勘", with: "踏勘").replacing(
      "version: \"1\"", with: "version: \"2\"")
    try folder.write(["procedures/remedy.yaml": text])
    let second = try CaseBook(folder.packs(), library: folder.library)
    // The open case still follows the steps under which it was opened.
    #expect(try second.file(id, viewer: .atTheMachine).version == "1")
    do {
      try second.migrate("remedy", on: day("2024-03-09"), by: landOfficer)
      Issue.record("it moved")
    } catch {
      #expect(error.code == "cases.cannot-migrate")
      #expect(error.notes.contains { $0.chinese.contains("查勘") })
    }
    #expect(try second.file(id, viewer: .atTheMachine) == before)
    try folder.write([
      "procedures/remedy.yaml": text + "\nmigrations: [{from: \"1\", steps: {查勘: 踏勘}}]\n"
    ])
    let third = try CaseBook(folder.packs(), library: folder.library)
    #expect(try third.migrate("remedy", on: day("2024-03-09"), by: landOfficer) == [id])
    #expect(try third.migrate("remedy", on: day("2024-03-09"), by: landOfficer) == [])
    let moved = try third.file(id, viewer: .atTheMachine)
    #expect(moved.version == "2" && moved.open.map(\.step) == ["踏勘"])
    #expect(moved.open[0].dueOn == before.open[0].dueOn)
    try third.attach(
      CasePack.jpg, file: "a.jpg", as: "现场照片", to: id, on: day("2024-03-10"), by: surveyor)
    try third.complete("踏勘", of: id, on: day("2024-03-10"), by: surveyor)
    #expect(try third.file(id, viewer: .atTheMachine).open.map(\.step) == ["公告"])
  }

  @Test("simulations give the same for a seed, and show the queue at whom there are few of")
  func simulation() throws {
    let procedure = try book.procedure("remedy")
    let simulation = try Simulation(procedure)
    let first = simulation.run(cases: 400, seed: 1)
    #expect(first == simulation.run(cases: 400, seed: 1))
    #expect(first != simulation.run(cases: 400, seed: 2))
    #expect(first.outcomes.values.reduce(0, +) == 400 && first.endless == 0)
    let share = Double(first.outcomes["免予整治"] ?? 0) / 400
    #expect(abs(share - 0.4) < 0.08)
    func waiting(_ staff: Int, _ arrivals: Double) throws -> Double {
      var few = procedure
      few.staff = ["land": staff]
      few.arrivals = arrivals
      let report = try Simulation(few).run(cases: 400, seed: 1)
      return report.steps.first { $0.step == "受理" }?.waiting ?? 0
    }
    #expect(try waiting(1, 0.5) > waiting(2, 0.5))
    #expect(try waiting(50, 0.5) == 0)
    var bare = procedure
    bare.steps[0].takes = nil
    #expect(code { _ = try Simulation(bare) } == "cases.no-duration")
  }

  @Test("the mean of a queue of one is that of theory", arguments: [1, 2, 3] as [UInt64])
  func queueTheory(_ seed: UInt64) throws {
    // One server, constant service of one day, arrivals by chance (M/D/1) at half its capacity: the
    // mean wait is ρ / (2 (1 − ρ)) = 0.5 days.
    var procedure = try book.procedure("remedy")
    let step = try #require(procedure.step("验收"))
    var only = step
    only.next = [Procedure.Branch(to: "完成", when: nil, share: 1)]
    procedure.start = "验收"
    procedure.steps = [only] + procedure.steps.filter { $0.kind == .end }
    procedure.staff = ["land": 1]
    let report = try Simulation(procedure).run(cases: 40_000, seed: seed)
    let waiting = try #require(report.steps.first?.waiting)
    #expect(abs(waiting - 0.5) < 0.05, "\(waiting)")
  }
}
