import Tables
import Testing
import Vocabulary

@Suite("Which column feeds which field")
struct HeaderMapperTests {
  private func fields() throws -> [FieldTarget] {
    [
      FieldTarget(
        name: "信用代码", title: "统一社会信用代码", synonyms: ["社会信用代码", "USCC"], kind: .text,
        isRequired: true),
      FieldTarget(
        name: "税收", title: "实缴税金", synonyms: ["入库税收"], kind: .decimal, unit: try Unit("元")),
      FieldTarget(name: "用地面积", kind: .decimal, unit: try Unit("亩")),
      FieldTarget(name: "研发占比", title: "研发费用占比", kind: .decimal, unit: try Unit("%")),
      FieldTarget(name: "能耗", title: "综合能耗", kind: .decimal, unit: try Unit("吨标准煤(等价值)")),
    ]
  }

  private func mapping(
    _ titles: [String], captions: [String] = [], kept: KeptMapping = KeptMapping()
  ) throws -> HeaderMapping {
    HeaderMapper(fields: try fields(), kept: kept).mapping(
      of: TableHeader(titles: titles, lastLine: 1, captions: captions))
  }

  @Test(
    "titles, synonyms, width, blanks, years and units are understood",
    arguments: [
      ("税收", "税收", "元", HeaderMapping.UnitGround.assumed), ("实缴税金", "税收", "元", .assumed),
      ("税收（万元）", "税收", "万元", .title), ("入库 税收(单位：万元)", "税收", "万元", .title),
      ("2023年度实缴税金（亿元）", "税收", "亿元", .title), ("实缴税金:万元", "税收", "万元", .title),
      ("用地面积【公顷】", "用地面积", "公顷", .title), ("研发费用占比（％）", "研发占比", "%", .title),
      ("综合能耗（吨标准煤（等价值））", "能耗", "吨标准煤(等价值)", .title), ("ｕｓｃｃ", "信用代码", "", .none),
      ("统一社会信用代码 ", "信用代码", "", .none),
    ])
  func understood(title: String, field: String, unit: String, ground: HeaderMapping.UnitGround)
    throws
  {
    let result = try mapping([title])
    let match = try #require(result.matches.first)
    #expect(
      match.field == field && (match.unit?.description ?? "") == unit && match.unitGround == ground)
    #expect(result.questions.isEmpty)
  }

  @Test(
    "what is only likely is asked, not guessed",
    arguments: [
      ("实缴税金（不含关税）", HeaderMapping.Question.Kind.field, ["税收"]), ("用地面机", .field, ["用地面积"]),
      ("综合能耗（吨标准煤）", .unit, ["能耗"]), ("综合能耗（当量值，吨标准煤）", .field, ["能耗"]), ("税收（亩）", .unit, ["税收"]),
      ("全市 / 用地面积（亩）", .field, ["用地面积"]),
    ])
  func asked(title: String, kind: HeaderMapping.Question.Kind, fields: [String]) throws {
    let result = try mapping([title])
    #expect(result.matches.isEmpty)
    #expect(result.questions.map(\.kind) == [kind] && result.questions[0].fields == fields)
    #expect(!result.problems(file: "a.csv").isEmpty && !result.isCertain)
  }

  @Test("two columns for one field are asked; a decision settles it")
  func twice() throws {
    let titles = ["信用代码", "2022年税收（万元）", "2023年税收（万元）"]
    let result = try mapping(titles)
    #expect(result.questions.map(\.kind) == [.column] && result.questions[0].columns == [2, 3])
    let kept = KeptMapping(entries: [titles[2]: .init(field: "税收"), titles[1]: .init(field: nil)])
    let settled = try mapping(titles, kept: kept)
    #expect(settled.isCertain && settled.matches.map(\.column) == [1, 3] && settled.unused == [2])
    #expect(settled.matches[1].year == 2023)
  }

  @Test("a unit above the table holds where it fits; a decision outweighs the title")
  func units() throws {
    let result = try mapping(["税收", "用地面积"], captions: ["（单位：万元、亩）"])
    #expect(result.matches.map(\.unitGround) == [.caption, .assumed])
    #expect(result.matches[0].unit == (try Unit("万元")))
    let kept = KeptMapping(entries: ["综合能耗（吨标准煤）": .init(field: "能耗", unit: try Unit("吨标准煤(等价值)"))])
    #expect(try mapping(["综合能耗（吨标准煤）"], kept: kept).matches.map(\.unitGround) == [.decided])
  }

  @Test("absent required fields and unused columns are told; the mapping is kept for the next file")
  func keeping() throws {
    let titles = ["税收（万元）", "联系人"]
    let result = try mapping(titles)
    #expect(result.absent == ["信用代码"] && result.unused == [2])
    let kept = result.kept(titles: titles)
    #expect(kept.entries["联系人"]?.field == nil && kept.entries["税收（万元）"]?.field == "税收")
    #expect(try mapping(titles, kept: kept).matches.map(\.ground) == [.decided])
  }

  @Test("a table is read through its mapping into the units of the fields")
  func throughMapping() throws {
    let source = try csv("社会信用代码,税收（万元）,用地面积（m²）\nX,1.5,2000\n")
    let header = try source.header()
    let mapping = HeaderMapper(fields: try fields()).mapping(of: header)
    let table = try source.read(mapping.plans, after: header)
    #expect(table.rows == [["X", "15000", "3"]])
    #expect(table.columns.map(\.name) == ["信用代码", "税收", "用地面积"])
  }
}
