import Appraisals
import Columns
import Testing

@Suite("The provincial frame: merged parcels, exclusions, adjustments, consequences")
struct FrameTests {
  private func firm(_ code: String, _ changes: [String: String] = [:]) -> [String: String] {
    PublishedMethodTests.large(["400", "10", "1950", "500", "1", "60", "34", "1000"], code)
      .merging([
        "县区代码": "331003", "投产日期": "2010-01-01", "上年规上": "是", "用电量": "100",
        "土地使用税": "5", "连续末等年数": "0",
      ]) { $1 }.merging(changes) { $1 }
  }

  private func run(_ rows: [[String: String]], _ engine: CalculationOptions.Engine = .columns)
    throws -> MethodRun
  {
    let bundle = try TestFolder.method("zhejiang-frame", year: 2024)
    return try MethodRun(
      bundle, MethodRows(bundle, rows).population, year: 2024, engine: engine)
  }

  /// Twenty firms from the best to the last, so that each grade has its firms: 4, 12, 3, 1.
  private func twenty(_ changes: [Int: [String: String]] = [:]) -> [[String: String]] {
    (0..<20).map { number in
      firm("\(number)", ["税收": "\(399 - number)"].merging(changes[number] ?? [:]) { $1 })
    }
  }

  @Test("items are capped at one and a half of the weight")
  func cap() throws {
    let run = try run([firm("P", ["税收": "900"]), firm("Q")])
    #expect(run.column("亩均税收得分") == ["45", "30"])
  }

  @Test(
    "firms on one parcel are appraised as one and share the result; firms without a parcel stay alone"
  )
  func parcels() throws {
    let run = try run([
      firm("a", ["宗地号": "甲", "税收": "100", "用地面积": "4"]), firm("b", ["税收": "500"]),
      firm("c", ["宗地号": "甲", "税收": "180", "用地面积": "3", "规上": "否"]), firm("d"),
    ])
    // 280 ÷ 7 = 40, and not the mean of 25 and 60.
    #expect(run.column("亩均税收") == ["40", "50", "40", "40"])
    for title in ["总分", "名次", "等级", "方案"] {
      #expect(run.cell(0, title) == run.cell(2, title))
    }
    #expect(run.column("同组户数") == ["3", "3", "3", "3"])
    #expect(run.column("信用代码") == ["a", "b", "c", "d"])
  }

  @Test("what cannot be added up is that of the firm with the most land, whichever comes first")
  func lead() throws {
    let rows = [
      firm("a", ["宗地号": "甲", "用地面积": "4", "免评类别": "供水"]),
      firm("b", ["宗地号": "甲", "用地面积": "6", "县区代码": "331081"]), firm("c", ["县区代码": "331081"]),
      firm("e", ["宗地号": "乙", "用地面积": "5", "免评类别": "供水"]),
      firm("d", ["宗地号": "乙", "用地面积": "5"]),
    ]
    let run = try run(rows)
    #expect(run.column("状态") == ["参评", "参评", "参评", "参评", "参评"])
    #expect(run.column("同组户数") == ["2", "2", "2", "1", "1"])
    #expect(try self.run(rows.reversed()).column("状态") == run.column("状态").reversed())
  }

  @Test("a firm without a value leaves its parcel without one; a veto of one is a veto of all")
  func parcelFacts() throws {
    let run = try run([
      firm("a", ["宗地号": "甲", "税收": ""]), firm("b", ["宗地号": "甲"]),
      firm("c", ["宗地号": "乙", "重大安全事故": "是"]), firm("d", ["宗地号": "乙", "重大安全事故": "否"]),
    ])
    #expect(run.column("状态") == ["待定", "待定", "参评", "参评"])
    #expect(run.column("缺少的事实") == ["税收", "税收", "", ""])
    #expect(run.column("等级").suffix(2) == ["D", "D"])
    #expect(run.cell(3, "调整") == "一票否决：重大安全事故")
  }

  @Test("exclusions: the first that holds counts; a protected firm is scored and treated as B")
  func exclusions() throws {
    let run = try run([
      firm("a", ["免评类别": "供水", "保护期截止": "2030-01-01"]), firm("b", ["投产日期": "2023-01-01"]),
      firm("c", ["投产日期": "2022-12-31"]), firm("d", ["保护期截止": "2025-06-30"]),
      firm("e", ["保护期截止": "2025-06-29"]), firm("f", ["投产日期": ""]),
    ])
    #expect(run.column("状态") == ["免评", "新投产", "参评", "保护期", "参评", "待定"])
    #expect(run.column("总分")[3] != "" && run.column("等级")[3] == "" && run.column("总分")[0] == "")
    #expect(run.column("城镇土地使用税减免")[3] == "80")
    #expect(run.column("缺少的事实")[5] == "投产日期")
    // Neither ranks nor rates of nothing for those of whom nothing is decided.
    #expect(run.column("名次")[3] == "" && run.column("同组户数")[3] == "")
    #expect(run.column("城镇土地使用税减免")[0] == "" && run.column("城镇土地使用税减免")[5] == "")
    #expect(run.column("同组户数")[2] == "2")
  }

  @Test(
    "adjustments go in the order of the method: raised, held up, and last vetoed",
    arguments: CalculationOptions.Engine.allCases)
  func adjustments(_ engine: CalculationOptions.Engine) throws {
    let run = try run(
      twenty([
        0: ["严重失信": "是"], 1: ["成长型科技企业": "是"], 5: ["成长型科技企业": "是"],
        6: ["成长型科技企业": "是", "偷逃骗税": "是"], 17: ["上年规上": "否"], 19: ["上年规上": "否", "违法用地": "是"],
      ]), engine)
    let base =
      Array(repeating: "A", count: 4) + Array(repeating: "B", count: 12) + ["C", "C", "C", "D"]
    #expect(run.column("基础等级") == base)
    var grades = base
    grades[0] = "C"
    grades[5] = "A"
    grades[6] = "D"
    grades[17] = "B"
    grades[19] = "C"
    #expect(run.column("等级") == grades)
    #expect(run.cell(1, "调整") == "成长型科技企业")
    #expect(run.cell(6, "调整") == "成长型科技企业；一票否决：偷逃骗税")
    #expect(run.cell(19, "调整") == "新上规保护：新上规；一票否决：违法用地")
    #expect(run.cell(2, "调整") == "")
  }

  @Test(
    "below scale: who fell from above scale, and who was last twice, goes down; not beyond the last"
  )
  func stepDown() throws {
    var rows = twenty([
      0: ["上年规上": "是"], 1: ["连续末等年数": "1"], 2: ["连续末等年数": "2"],
      3: ["上年规上": "是", "连续末等年数": "2"], 19: ["上年规上": "是", "连续末等年数": "5"],
    ])
    for index in rows.indices {
      rows[index]["规上"] = "否"
      if ![0, 3, 19].contains(index) { rows[index]["上年规上"] = "否" }
    }
    let run = try run(rows)
    #expect(run.column("等级").prefix(4) == ["B", "A", "B", "C"])
    #expect(run.cell(19, "等级") == "D")
  }

  @Test("consequences by grade: the rate, what it comes to, and the sum of all")
  func consequences() throws {
    let run = try run(
      twenty([
        4: ["重大安全事故": "是", "连续末等年数": "1"], 5: ["重大环境违法": "是", "连续末等年数": "2"],
        6: ["偷逃骗税": "是", "连续末等年数": ""], 0: ["土地使用税": "33.3333"],
      ]))
    // 1,000,000 kWh at 0.3 and 0.4 元.
    #expect(run.cell(4, "差别化电价金额") == "30" && run.cell(4, "连续末等差别化电价金额") == "0")
    #expect(run.cell(5, "差别化电价金额") == "0" && run.cell(5, "连续末等差别化电价金额") == "40")
    #expect(run.cell(6, "差别化电价金额") == "30")
    #expect(run.cell(0, "城镇土地使用税减免金额") == "33.3333" && run.cell(8, "城镇土地使用税减免金额") == "4")
    // 33.3333, three other A at 5, nine B at 4.
    let sums = run.appraisal.summary(of: run.population).consequences
    #expect(sums.map(\.amount) == ["90", "40", "84.3333"])
    #expect(sums.map(\.firms) == [3, 1, 13])
  }

  @Test("of firms of one total the one with more tax comes first")
  func tieByTax() throws {
    let run = try run([
      firm("a", ["税收": "900", "用地面积": "10"]), firm("b", ["税收": "901", "用地面积": "10"]),
    ])
    #expect(run.cell(0, "总分") == run.cell(1, "总分"))
    #expect(run.column("名次") == ["2", "1"])
  }
}
