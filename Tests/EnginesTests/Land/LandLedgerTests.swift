import Ledgers
import Testing

@Suite("The land pack's accounts of lines, reserve, sources and penalties")
struct LandLedgerTests {
  private let book: LedgerBook
  private let folder: LandFolder

  init() throws {
    folder = try LandFolder()
    book = try folder.ledgers()
  }

  /// Posts in 2025; the code of what was wrong, if anything.
  private func post(
    _ ledger: String, _ posting: String, _ amount: String, _ facts: [String: String] = [:],
    owner: String = "331003", purpose: String = "", to other: String? = nil
  ) -> String? {
    code {
      try book.post(
        NewPosting(
          ledger: ledger, posting: posting, owner: owner, purpose: purpose, year: 2025,
          amount: amount, day: day("2025-05-01"), reason: "办理", facts: facts, toPurpose: other),
        by: landOfficer)
    }
  }

  @Test(
    "land leaves a control line down to its floor and no further",
    arguments: [("99.9999", nil), ("100", nil), ("100.0001", "ledgers.refused" as String?)])
  func floor(_ amount: String, _ expected: String?) {
    #expect(
      post("control-line", "划入", "1000", ["已纳入国土空间规划": "否"], owner: "X1") == "ledgers.refused")
    #expect(post("control-line", "划入", "1000", ["已纳入国土空间规划": "是"], owner: "X1") == nil)
    let facts = ["底线面积": "900", "占补台账已占用": "是"]
    #expect(
      post("control-line", "调出", "1", facts.merging(["占补台账已占用": "否"]) { $1 }, owner: "X1")
        == "ledgers.refused")
    #expect(
      post("control-line", "调出", "1", ["占补台账已占用": "是"], owner: "X1") == "rulings.fact-missing")
    #expect(post("control-line", "调出", amount, facts, owner: "X1") == expected)
  }

  @Test("reserved land comes in paid for and of clear title, and goes out with a use")
  func reserve() throws {
    let clear = ["权属清晰": "是", "补偿已付清": "是"]
    for name in clear.keys {
      #expect(
        post("land-reserve", "入库", "20", clear.merging([name: "否"]) { $1 }, purpose: "未定")
          == "ledgers.refused")
    }
    #expect(post("land-reserve", "入库", "20", clear, purpose: "未定") == nil)
    #expect(post("land-reserve", "供应", "20", purpose: "未定") == "ledgers.refused")
    #expect(post("land-reserve", "定用途", "20", purpose: "未定", to: "工业") == nil)
    #expect(post("land-reserve", "供应", "20.0001", purpose: "工业") == "ledgers.overdrawn")
    #expect(post("land-reserve", "供应", "20", purpose: "工业") == nil)
    #expect(try book.verify().isEmpty)
  }

  @Test(
    "no more is paid for reserved land than its valuation",
    arguments: [("999.99", nil), ("1000", nil), ("1000.01", "ledgers.refused" as String?)])
  func cost(_ amount: String, _ expected: String?) {
    #expect(post("reserve-cost", "支付", "1", ["评估价": "1000"]) == "ledgers.overdrawn")
    #expect(post("reserve-cost", "安排", "5000") == nil)
    #expect(post("reserve-cost", "支付", amount, ["评估价": "1000"]) == expected)
    #expect(post("reserve-cost", "回收", "2000") == "ledgers.overdrawn")
  }

  @Test("three sources of land: the first project in order first, stock before quota")
  func sources() throws {
    for purpose in ["计划指标", "增减挂钩", "存量土地"] {
      #expect(post("land-sources", "归集", "50", purpose: purpose) == "rulings.fact-missing")
      #expect(post("land-sources", "归集", "50", ["依据文号": "1号"], purpose: purpose) == nil)
    }
    let project = ["项目代码": "N1", "保障次序": "2", "未保障的最前次序": "2", "可用存量面积": "9.9999"]
    func allot(_ amount: String, _ changes: [String: String] = [:], from purpose: String) -> String?
    {
      post("land-sources", "配给", amount, project.merging(changes) { $1 }, purpose: purpose)
    }
    #expect(allot("10", ["未保障的最前次序": "1"], from: "计划指标") == "ledgers.refused")
    #expect(allot("10", ["保障次序": "9", "未保障的最前次序": "9"], from: "计划指标") == "ledgers.refused")
    #expect(allot("10", ["可用存量面积": "10"], from: "计划指标") == "ledgers.refused")
    #expect(allot("10", from: "计划指标") == nil)
    #expect(allot("10", ["可用存量面积": "10"], from: "存量土地") == nil)
    #expect(allot("50.0001", from: "增减挂钩") == "ledgers.overdrawn")
    #expect(allot("50", from: "增减挂钩") == nil)
    #expect(try book.verify().isEmpty)
  }

  @Test(
    "a grant that brings industry's share of the year below thirty percent is warned of",
    arguments: [("699.9999", nil), ("700", nil), ("700.0001", "ledgers.refused" as String?)])
  func share(_ amount: String, _ expected: String?) {
    #expect(post("land-supply", "出让其他用地", "1") == "ledgers.refused", "nothing industrial yet")
    #expect(post("land-supply", "出让工业用地", "300") == nil)
    #expect(post("land-supply", "出让其他用地", amount) == expected)
    #expect(post("land-supply", "出让其他用地", "701") == "ledgers.refused")
    #expect(post("land-supply", "出让其他用地", "1", ["年内补足的安排": "四季度挂牌两宗"]) == nil)
    #expect(post("land-supply", "出让工业用地", "10") == nil)
    #expect(post("land-supply", "出让其他用地", "1", owner: "331002") == "ledgers.refused")
  }

  @Test("a penalty is owed by a decision, paid or waived by another, never more than is owed")
  func penalties() throws {
    let firm = "91330000142944445H"
    let decided = ["违约编号": "W1", "决定书文号": "1号"]
    #expect(post("breach-money", "认定", "10000", owner: firm) == "rulings.fact-missing")
    #expect(post("breach-money", "认定", "10000", decided, owner: firm) == nil)
    #expect(post("breach-money", "收缴", "6000", owner: firm) == nil)
    #expect(post("breach-money", "减免", "4000", owner: firm) == "rulings.fact-missing")
    #expect(
      post("breach-money", "减免", "4000.01", ["减免决定文号": "2号"], owner: firm)
        == "ledgers.overdrawn")
    #expect(post("breach-money", "减免", "4000", ["减免决定文号": "2号"], owner: firm) == nil)
    #expect(post("breach-money", "认定", "1", decided, owner: "331003") != nil)
    #expect(try book.verify().isEmpty)
  }
}
