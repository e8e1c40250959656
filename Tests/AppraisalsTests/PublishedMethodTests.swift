import Appraisals
import Columns
import Testing
import Vocabulary

/// Figures that were worked out by hand, in exact fractions, from the published formulas.
@Suite("Published methods give the figures worked out by hand")
struct PublishedMethodTests {
  /// 税收, 用地, 增加值, 能耗, 排污, 人员, 研发, 营业收入.
  static func large(_ figures: [String], _ code: String) -> [String: String] {
    let names = ["税收", "用地面积", "增加值", "能耗等价值", "排污总量", "从业人员", "研发费用", "营业收入"]
    var row = Dictionary(zip(names, figures), uniquingKeysWith: { first, _ in first })
    row["信用代码"] = code
    row["规上"] = "是"
    return row
  }

  static let firms = [
    large(["300", "10", "1500", "500", "0.30", "80", "120", "4000"], "P"),
    large(["60", "12", "420", "260", "0.20", "45", "20", "1500"], "Q"),
    large(["900", "15", "3000", "700", "", "120", "200", "9000"], "R"),
    large(["-20", "8", "100", "150", "0.10", "30", "0", "600"], "S"),
  ]

  static let titles = ["亩均税收", "亩均增加值", "单位能耗增加值", "单位排放增加值", "全员劳动生产率", "研发经费占主营业务收入比"]

  private func rounded(_ text: String, _ digits: Int = 4) -> String {
    guard let number = ScaledDecimal(text) else { return text }
    var power: Int128 = 1
    guard number.scale > digits else {
      for _ in number.scale..<digits { power *= 10 }
      return Self.text(number.units * power, digits)
    }
    for _ in digits..<number.scale { power *= 10 }
    let magnitude = (number.units.magnitude * 2 + power.magnitude) / (2 * power.magnitude)
    return Self.text(number.units < 0 ? -Int128(magnitude) : Int128(magnitude), digits)
  }

  private static func text(_ units: Int128, _ digits: Int) -> String {
    let whole = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - whole.count)) + whole
    return (units < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  @Test(
    "黄岩 2022, above scale: every item and total of P, Q, R, S, the missing item filled in a second pass",
    arguments: CalculationOptions.Engine.allCases)
  func huangyan2022(_ engine: CalculationOptions.Engine) throws {
    let bundle = try TestFolder.method("huangyan", year: 2022)
    let run = try MethodRun(
      bundle, MethodRows(bundle, Self.firms).population, year: 2022, engine: engine)
    func items(_ row: Int) -> [String] { Self.titles.map { rounded(run.cell(row, $0 + "得分")) } }
    #expect(items(0) == ["37.3490", "22.0329", "22.2717", "10.1424", "10.3363", "9.9338"])
    #expect(items(1) == ["6.2248", "5.1410", "11.9925", "4.2598", "5.1452", "4.4150"])
    // The mean of the emission items of P, Q and S is 5.476885: R has it, and is not among those averaged.
    #expect(items(2) == ["74.6981", "29.3772", "31.8167", "5.4769", "13.7817", "7.3584"])
    #expect(items(3) == ["-3.1124", "1.8361", "4.9493", "2.0285", "1.8376", "0.0000"])
    #expect(run.column("总分").map { rounded($0) } == ["112.0661", "37.1783", "162.5090", "7.5390"])
    #expect(run.column("名次") == ["2", "3", "1", "4"])
    #expect(run.cell(2, "单位排放增加值") == "" && run.column("状态") == Array(repeating: "参评", count: 4))
  }

  @Test("黄岩 2021: the same formula against the baselines of that year")
  func huangyan2021() throws {
    let bundle = try TestFolder.method("huangyan", year: 2021)
    let run = try MethodRun(bundle, MethodRows(bundle, Self.firms).population, year: 2021)
    #expect(
      Self.titles.map { rounded(run.cell(0, $0 + "得分")) }
        == ["34.6021", "22.6809", "23.6220", "10.2858", "10.7450", "9.8361"])
    #expect(rounded(run.cell(0, "总分")) == "111.7718")
    // Baselines are versioned apart: what is the same in both years has the same text.
    let later = try TestFolder.method("huangyan", year: 2022)
    for part in MethodPart.allCases {
      #expect((part.text(of: bundle) == part.text(of: later)) == (part != .baselines))
    }
  }

  @Test("黄岩 2022, below scale: two items")
  func huangyanSmall() throws {
    let bundle = try TestFolder.method("huangyan", year: 2022)
    let row = ["信用代码": "T", "规上": "否", "税收": "50", "用地面积": "10", "用电量": "200"]
    let run = try MethodRun(bundle, MethodRows(bundle, [row]).population, year: 2022)
    #expect(rounded(run.cell(0, "亩均税收得分")) == "21.5644")
    #expect(rounded(run.cell(0, "单位用电税收得分")) == "53.1463")
    #expect(rounded(run.cell(0, "总分")) == "74.7106")
    #expect(run.cell(0, "方案") == "规下")
  }

  /// A firm of 旌德 that differs from others in its tax alone.
  private func jingde(_ tax: String, land: String = "1") -> [String: String] {
    [
      "信用代码": tax, "规上": "是", "税收": tax, "用地面积": land, "营业收入": "100", "技改投资": "5",
      "增加值": "30", "从业人员": "10", "排污总量": "1", "研发费用": "3", "能耗等价值": "20",
      "投产日期": "2010-05-01",
    ]
  }

  @Test(
    "旌德: min–max with the least at a fifth of the weight; weight 30, own 25, from 5 to 45 gives 18")
  func minMax() throws {
    let bundle = try TestFolder.method("jingde", year: 2022)
    let rows = ["5", "25", "45"].map { jingde($0) }
    let run = try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2022)
    #expect(run.column("亩均税收得分") == ["6", "18", "30"])
    // Of an indicator in which all firms are the same each has the full weight.
    #expect(run.column("全员劳动生产率得分") == ["10", "10", "10"])
    #expect(run.column("总分") == ["76", "88", "100"])
  }

  @Test(
    "旌德: a value below zero is the least, one that is missing leaves the others' range as it is")
  func minMaxOdd() throws {
    let bundle = try TestFolder.method("jingde", year: 2022)
    let rows = [jingde("-5"), jingde("15"), jingde("35"), jingde("900", land: "")]
    let run = try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2022)
    #expect(run.column("亩均税收得分").prefix(3) == ["6", "18", "30"])
    #expect(run.cell(3, "状态") == "待定" && run.cell(3, "缺少的事实") == "用地面积")
    #expect(run.column("同组户数").prefix(3) == ["3", "3", "3"])
  }

  @Test("淮安: a firm at the county's mean of the year before scores 50, each county by its own")
  func huaian() throws {
    func firm(_ code: String, _ county: String, _ figures: [String]) -> [String: String] {
      var row = Dictionary(
        zip(["税收", "营业收入", "用地面积", "能耗等价值"], figures), uniquingKeysWith: { first, _ in first })
      row.merge(
        ["信用代码": code, "县区代码": county, "规上": "是", "投产日期": "2015-01-01"]) { own, _ in own }
      return row
    }
    let bundle = try TestFolder.method("huaian", year: 2023)
    // The means are quotients of sums: 甲 (10+50)/(10+20) = 2, not the mean 1.75 of 1 and 2.5.
    let before = [
      firm("a", "甲", ["10", "300", "10", "10"]), firm("b", "甲", ["50", "600", "20", "20"]),
      firm("c", "乙", ["80", "800", "10", "40"]),
    ]
    let rows = [
      firm("a", "甲", ["20", "300", "10", "10"]), firm("b", "甲", ["40", "600", "10", "10"]),
      firm("c", "乙", ["80", "800", "10", "40"]),
    ]
    let run = try MethodRun(
      bundle, MethodRows(bundle, rows).population,
      lastYear: MethodRows(bundle, before).population, year: 2023)
    #expect(run.column("总分") == ["50", "100", "50"])
    #expect(run.column("名次") == ["2", "1", "1"])
    #expect(throws: (any Error).self) {
      try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2023)
    }
  }

  @Test("临海: standards for firms from 3 mu and below; who meets each of them scores 100")
  func linhai() throws {
    let bundle = try TestFolder.method("linhai", year: 2015)
    let figures = [
      "税收": "45", "营业收入": "900", "增加值": "900", "能耗等价值": "300", "化学需氧量排放": "1.8",
      "用水量": "9000", "从业人员": "60", "用电量": "22.5",
    ]
    func firm(_ land: String, _ more: [String: String] = [:]) -> [String: String] {
      figures.merging(["信用代码": land, "用地面积": land]) { own, _ in own }
        .merging(more) { $1 }
    }
    let rows = [
      firm("3"), firm("2.99", ["税收": "44.85", "营业收入": "897", "用电量": "22.425"]), firm(""),
      firm("0"), firm("3", ["化学需氧量排放": "0"]), firm("3", ["化学需氧量排放": ""]),
    ]
    let run = try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2015)
    #expect(run.column("方案").prefix(2) == ["3亩以上", "不足3亩"])
    #expect(run.column("总分").prefix(2) == ["100", "100"])
    #expect(run.column("状态") == ["参评", "参评", "待定", "待定", "待定", "待定"])
    // No land known, no land, and emissions that are zero or blank are four different things.
    #expect(
      run.column("缺少的事实") == ["", "", "用地面积", "亩均税收、亩均销售收入", "单位化学需氧量增加值", "化学需氧量排放"])
  }

  @Test(
    "温岭: who lets to others loses points, a firm below scale from the first, one above from the second",
    arguments: [
      ("是", "0", "0"), ("是", "1", "0"), ("是", "2", "-5"), ("是", "4", "-15"), ("是", "30", "-145"),
      ("否", "0", "0"), ("否", "1", "-10"), ("否", "3", "-20"), ("否", "30", "-155"),
    ])
  func letting(_ large: String, _ lets: String, _ points: String) throws {
    let bundle = try TestFolder.method("wenling", year: 2021)
    var row = Self.large(["300", "10", "1500", "500", "0.30", "80", "120", "4000"], "P")
    row.merge(["规上": large, "出租户数": lets, "用电量": "50", "分行业评价园区": "否", "行业代码": "3411"]) { $1 }
    let run = try MethodRun(bundle, MethodRows(bundle, [row]).population, year: 2021)
    #expect(run.cell(0, "加扣分") == points)
    // The only firm of its group is at the mean of it.
    let total = 100 + (Int(points) ?? 0)
    #expect(run.cell(0, "总分") == "\(total)")
  }

  @Test("温岭: in the parks firms are ranked within five groups of industries, elsewhere together")
  func industryGroups() throws {
    let bundle = try TestFolder.method("wenling", year: 2021)
    let firms = [
      ("1", "1951", "是", "9"), ("2", "2929", "是", "8"), ("3", "3311", "是", "7"),
      ("4", "3441", "是", "6"), ("5", "3921", "是", "5"), ("6", "2651", "是", "4"),
      ("7", "3441", "否", "3"), ("8", "1951", "否", "2"), ("9", "", "是", "1"),
    ]
    let rows = firms.map { code, industry, isInPark, tax in
      var row = Self.large([tax, "10", "1500", "500", "0.30", "80", "120", "4000"], code)
      row.merge(["出租户数": "0", "分行业评价园区": isInPark, "行业代码": industry]) { $1 }
      return row
    }
    let run = try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2021)
    #expect(run.column("名次") == ["1", "2", "1", "1", "1", "1", "1", "2", "1"])
    #expect(run.column("同组户数") == ["2", "2", "1", "1", "1", "1", "2", "2", "1"])
  }

  @Test("安徽某市: 不定等级 firms are scored, not ranked; below scale by tax alone, from 5 mu or 3,000 m²")
  func anhui() throws {
    let bundle = try TestFolder.method("anhui-city", year: 2022)
    var rows = (1...4).map { number in
      Self.large(["\(number)0", "10", "100", "50", "1", "8", "12", "400"], "\(number)")
    }
    rows[3]["免评类别"] = "供水"
    func small(_ tax: String, _ land: String, _ rented: String, _ founded: String)
      -> [String: String]
    {
      [
        "信用代码": "s" + tax, "规上": "否", "税收": tax, "用地面积": land, "租用厂房面积": rented,
        "注册日期": founded,
      ]
    }
    rows += [
      small("20.011", "5", "", "2018-12-31"), small("20.012", "5", "", "2018-12-31"),
      small("30", "4.99", "2999.99", "2010-01-01"), small("31", "", "3000", "2010-01-01"),
      small("32", "5", "0", "2019-01-01"),
    ]
    let run = try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2022)
    #expect(
      run.column("状态") == ["参评", "参评", "参评", "不定等级", "参评", "参评", "不在范围", "待定", "不在范围"])
    #expect(run.column("同组户数").prefix(3) == ["3", "3", "3"])
    #expect(run.cell(3, "总分") != "" && run.cell(3, "等级") == "")
    // 4.0022 and 4.0024 both round to 4.00: they tie.
    #expect(run.column("总分").dropFirst(4).prefix(2) == ["4", "4"])
    #expect(run.column("名次").dropFirst(4).prefix(2) == ["1", "1"])
    #expect(run.cell(7, "缺少的事实") == "用地面积")
  }
}
