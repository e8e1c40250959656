import Diagnostics
import Foundation
import GRDB
import Ledgers
import Packs
import Rulings
import Store
import Testing
import Vocabulary

@Suite("Posting to ledgers")
struct LedgerPostingTests {
  private let folder: EngineFolder
  private let book: LedgerBook

  init() throws {
    folder = try EngineFolder(QuotaPack.files)
    book = try LedgerBook(folder.packs(), library: folder.library)
  }

  private func new(
    _ posting: String, _ amount: String?, owner: String = "331003", on text: String = "2024-03-01",
    facts: [String: String] = [:]
  ) -> NewPosting {
    NewPosting(
      ledger: "quota", posting: posting, owner: owner, purpose: "工业", year: 2024, amount: amount,
      day: day(text), reason: "浙自然资函〔2024〕9号", facts: facts)
  }

  private func balance(_ account: String, on text: String? = nil, knownAt: Date? = nil) throws
    -> String?
  {
    try book.balances(
      of: "quota", owner: "331003", year: 2024, on: text.map(day), asKnownOn: knownAt,
      viewer: .atTheMachine
    ).first { $0.account == account }?.amount?.description
  }

  @Test("an entry takes from one account what it gives to the other, to the digit")
  func posts() throws {
    try book.post(new("下达", "100.10"), by: landOfficer)
    try book.post(new("使用", "40.05", on: "2024-04-01"), by: landOfficer)
    #expect(try balance("可用") == "60.05")
    #expect(try balance("已用") == "40.05")
    #expect(try balance("上级") == "-100.10")
    #expect(try book.verify().isEmpty)
    #expect(try folder.library.checkLog().isEmpty)
  }

  @Test("what is converted exactly is taken, what is not is refused")
  func units() throws {
    var inHectares = new("下达", "2")
    inHectares.unit = try Vocabulary.Unit("公顷")
    try book.post(inHectares, by: landOfficer)
    #expect(try balance("可用") == "30.00")
    var inSquareMetres = new("下达", "1000")
    inSquareMetres.unit = try Vocabulary.Unit("m²")
    try book.post(inSquareMetres, by: landOfficer)
    #expect(try balance("可用") == "31.50")
    inSquareMetres.amount = "500"
    #expect(try balance("可用") == "31.50")
    try book.post(inSquareMetres, by: landOfficer)
    inSquareMetres.amount = "7"
    #expect(code { try book.post(inSquareMetres, by: landOfficer) } == "ledgers.too-fine")
    var money = new("下达", "1")
    money.unit = try Vocabulary.Unit("万元")
    #expect(code { try book.post(money, by: landOfficer) } == "vocabulary.unlike-units")
  }

  @Test(
    "amounts that are none are refused",
    arguments: ["0", "-1", "0.001", "x", "", "99999999999999999999", "1e3000"])
  func badAmounts(_ text: String) throws {
    let found = code { try book.post(new("下达", text), by: landOfficer) }
    #expect(found == "ledgers.bad-amount" || found == "ledgers.too-fine")
    #expect(try balance("可用") == nil)
  }

  @Test("nothing goes below its floor on any day, earlier dated postings included")
  func floors() throws {
    try book.post(new("下达", "10", on: "2024-03-01"), by: landOfficer)
    try book.post(new("使用", "10", on: "2024-06-01"), by: landOfficer)
    #expect(
      code { try book.post(new("使用", "0.01", on: "2024-07-01"), by: landOfficer) }
        == "ledgers.overdrawn")
    // Before March there was nothing, and what is taken in April would be lacking in June.
    #expect(
      code { try book.post(new("使用", "1", on: "2024-02-01"), by: landOfficer) }
        == "ledgers.overdrawn")
    #expect(
      code { try book.post(new("使用", "1", on: "2024-04-01"), by: landOfficer) }
        == "ledgers.overdrawn")
    try book.post(new("核减", "4", on: "2024-06-02"), by: landOfficer)
    #expect(
      code { try book.post(new("使用", "4.01", on: "2024-06-02"), by: landOfficer) }
        == "ledgers.overdrawn")
    try book.post(new("使用", "4", on: "2024-06-02"), by: landOfficer)
    #expect(try balance("可用") == "0.00")
  }

  @Test("balances on any day as known at any moment")
  func twoTimes() throws {
    try book.post(new("下达", "10", on: "2024-03-01"), by: landOfficer)
    let then = momentBetween()
    try book.post(new("下达", "5", on: "2024-02-01"), by: landOfficer)
    #expect(try balance("可用", on: "2024-02-15") == "5.00")
    #expect(try balance("可用", on: "2024-02-15", knownAt: then) == "0.00")
    #expect(try balance("可用", on: "2024-03-15", knownAt: then) == "10.00")
    #expect(try balance("可用", on: "2024-03-15") == "15.00")
  }

  @Test("a computed amount is the rule's, rounded as declared, and a wrong stated one is refused")
  func computed() throws {
    let facts = ["盘活面积": "100.17", "已验收": "true"]
    let entry = try book.post(new("奖励", nil, facts: facts), by: landOfficer)
    // 100.17 × 0.3 = 30.051, cut to two digits.
    #expect(entry.lines.map { $0.amount?.description } == ["-30.05", "30.05"])
    #expect(entry.explanations.first?.provision == "试〔2024〕1号 二")
    #expect(
      code { try book.post(new("奖励", "31", facts: facts), by: landOfficer) }
        == "ledgers.bad-amount")
    try book.post(new("奖励", "30.05", facts: facts), by: landOfficer)
  }

  @Test(
    "the yearly reward of all counties together: below, on and above 3,000 亩",
    arguments: [("9999.96", nil), ("10000", nil), ("10000.04", "ledgers.refused" as String?)])
  func reward(_ area: String, _ expected: String?) throws {
    let facts = ["盘活面积": area, "已验收": "是"]
    let found = code { try book.post(new("奖励", nil, facts: facts), by: landOfficer) }
    #expect(found == expected)
    if area == "10000" {
      let more = ["盘活面积": "0.04", "已验收": "是"]
      #expect(
        code { try book.post(new("奖励", nil, owner: "330100", facts: more), by: landOfficer) }
          == "ledgers.refused")
    }
  }

  @Test(
    "a guard that cannot be decided says which fact is missing, and one that fails its provision")
  func guards() throws {
    do {
      try book.post(new("奖励", nil, facts: ["盘活面积": "10"]), by: landOfficer)
      Issue.record("it was posted")
    } catch {
      #expect(error.code == "ledgers.undecided")
      #expect(error.suggestion?.english.contains("已验收") == true)
    }
    do {
      try book.post(new("奖励", nil, facts: ["盘活面积": "10", "已验收": "否"]), by: landOfficer)
      Issue.record("it was posted")
    } catch {
      #expect(error.code == "ledgers.refused")
      #expect(error.notes.contains { $0.chinese.contains("试〔2024〕1号 三") })
    }
    #expect(code { try book.post(new("奖励", nil), by: landOfficer) } == "rulings.fact-missing")
    #expect(
      code { try book.post(new("奖励", nil, facts: ["面积": "1"]), by: landOfficer) }
        == "rulings.unknown-fact")
    #expect(code { try book.post(new("下达", "1"), by: evaluator) } == "rulings.wrong-role")
    #expect(
      code { try book.post(new("下达", "1", owner: "浙江"), by: landOfficer) }
        == "ledgers.bad-owner")
  }

  @Test("a transfer moves between owners; what has no receiver is refused")
  func transfer() throws {
    try book.post(new("下达", "10"), by: landOfficer)
    #expect(code { try book.post(new("调剂", "4"), by: landOfficer) } == "ledgers.no-receiver")
    var move = new("调剂", "4")
    move.toOwner = "330100"
    try book.post(move, by: landOfficer)
    #expect(try balance("可用") == "6.00")
    move.toYear = 2025
    #expect(code { try book.post(move, by: landOfficer) } == "ledgers.not-across")
  }

  @Test("a reversal is a new entry, once, and nothing is ever changed")
  func reversal() throws {
    let entry = try book.post(new("下达", "10"), by: landOfficer)
    let use = try book.post(new("使用", "3"), by: landOfficer)
    #expect(
      code { try book.reverse(entry.id, on: day("2024-03-02"), reason: "误记", by: landOfficer) }
        == "ledgers.overdrawn")
    let reversal = try book.reverse(use.id, on: day("2024-03-05"), reason: "误记", by: landOfficer)
    #expect(reversal.reverses == use.id)
    #expect(try balance("可用") == "10.00")
    #expect(try balance("可用", on: "2024-03-04") == "7.00")
    for id in [use.id, reversal.id] {
      #expect(
        code { try book.reverse(id, on: day("2024-03-06"), reason: "再冲", by: landOfficer) }
          == "ledgers.reversed")
    }
    #expect(
      code { try book.reverse(entry.id, on: day("2024-02-01"), reason: "早", by: landOfficer) }
        == "ledgers.early")
    #expect(
      code { try book.reverse(entry.id, on: day("2024-03-06"), reason: " ", by: landOfficer) }
        == "rulings.no-reason")
    let queue = try DatabaseQueue(path: folder.path)
    for sql in ["UPDATE ledger_line SET amount = 1", "DELETE FROM ledger_entry"] {
      #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
    }
  }

  @Test("a request that is repeated is posted once; another under its name is refused")
  func requests() throws {
    var request = new("下达", "10")
    request.request = "r1"
    let first = try book.post(request, by: landOfficer)
    #expect(try book.post(request, by: landOfficer) == first)
    request.amount = "11"
    #expect(code { try book.post(request, by: landOfficer) } == "ledgers.request-reused")
    #expect(try balance("可用") == "10.00")
  }

  @Test("at year's end what is left expires, once")
  func yearEnd() throws {
    try book.post(new("下达", "10"), by: landOfficer)
    try book.post(new("使用", "4"), by: landOfficer)
    #expect(try book.closeYear(2024, of: "quota", by: landOfficer).count == 1)
    #expect(try book.closeYear(2024, of: "quota", by: landOfficer).isEmpty)
    #expect(try balance("可用") == "0.00")
    #expect(try balance("失效") == "6.00")
    #expect(try balance("可用", on: "2024-12-30") == "6.00")
  }

  @Test("statements mask what a viewer may not see")
  func masking() throws {
    try folder.write([
      "ledgers/quota.yaml": QuotaPack.ledger.replacing("decimals: 2", with: "decimals: 2\ngrade: 3")
    ])
    let secret = try LedgerBook(folder.packs(), library: folder.library)
    try secret.post(new("下达", "10"), by: landOfficer)
    let officer = RecordViewer(role: .land)
    let seen = try secret.statement(of: "quota", viewer: officer)
    #expect(seen.count == 1 && seen.allSatisfy { $0.lines.allSatisfy { $0.amount == nil } })
    let all = try secret.statement(of: "quota", viewer: .atTheMachine)
    #expect(all[0].lines.allSatisfy { $0.amount != nil })
  }

  @Test("faulty declarations are told with file, line and column")
  func check() throws {
    try folder.write([
      "ledgers/bad.yaml": """
      name: bad
      title: 坏
      unit: 亩
      accounts:
        - {name: 甲}
        - {name: 乙, unit: 元}
      postings:
        - {name: 一, kind: allot, from: 甲, to: 丙}
        - {name: 二, kind: allot, from: 甲, to: 乙}
        - {name: 三, kind: transfer, from: 甲, to: 甲}
        - name: 四
          kind: use
          from: 甲
          to: 甲
          across: [owner]
          roles: [landd]
          guards: [{rule: 金额 <= 余额}]
      """
    ])
    let report = PackChecker(checks: [LedgerCheck()]).check([folder.pack])
    let found = report.problems.map {
      "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)"
    }
    #expect(
      found == [
        "8:41 engines.unknown-name", "9:5 ledgers.unlike-accounts", "10:5 ledgers.same-account",
        "16:13 engines.unknown-name", "17:27 feel.unknown-name",
      ], "\(found)")
    #expect(report.problems.allSatisfy { !$0.message.english.isEmpty })
  }
}
