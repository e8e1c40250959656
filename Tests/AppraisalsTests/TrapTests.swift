import Appraisals
import Columns
import Testing

@Suite("Where methods go wrong in practice")
struct TrapTests {
  private func huangyan(_ rows: [[String: String]]) throws -> MethodRun {
    let bundle = try TestFolder.method("huangyan", year: 2022)
    return try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2022)
  }

  private func firm(_ code: String, _ changes: [String: String] = [:]) -> [String: String] {
    PublishedMethodTests.large(["300", "10", "1500", "500", "0.30", "80", "120", "4000"], code)
      .merging(changes) { $1 }
  }

  @Test("the share of research is a fraction: 120 of 4,000 is 0.03, held against 0.0302")
  func fraction() throws {
    let run = try huangyan([firm("P")])
    #expect(run.cell(0, "研发经费占主营业务收入比") == "0.03")
    #expect(run.cell(0, "研发经费占主营业务收入比得分").hasPrefix("9.93"))
  }

  @Test("a blank emission is not zero, nor is zero a denominator: both have the mean item")
  func emissions() throws {
    let run = try huangyan([
      firm("P"), firm("Q", ["排污总量": "0.60"]), firm("R", ["排污总量": ""]),
      firm("S", ["排污总量": "0"]),
    ])
    let items = run.column("单位排放增加值得分")
    #expect(items[0] == "10.142379" && items[1] == "5.071189")
    // (10.142379 + 5.071189) ÷ 2
    #expect(items[2] == "7.606784" && items[3] == "7.606784")
  }

  @Test("without land there is no value per mu, and the firm is undecided, neither first nor last")
  func land() throws {
    let run = try huangyan([firm("P"), firm("Q", ["用地面积": "0"]), firm("R", ["用地面积": ""])])
    #expect(run.column("状态") == ["参评", "待定", "待定"])
    #expect(run.column("等级").dropFirst() == ["", ""])
    #expect(run.column("缺少的事实") == ["", "亩均税收、亩均增加值", "用地面积"])
    #expect(run.column("同组户数")[0] == "1")
  }

  @Test(
    "taxes paid back make a score below zero where the method has no floor, and zero where it has one"
  )
  func negative() throws {
    let run = try huangyan([firm("P", ["税收": "-300"])])
    #expect(run.cell(0, "亩均税收得分") == "-37.349048")
    let frame = try TestFolder.method("zhejiang-frame", year: 2024)
    let row = firm("P", ["税收": "-300", "县区代码": "331003", "投产日期": "2010-01-01"])
    let floored = try MethodRun(frame, MethodRows(frame, [row]).population, year: 2024)
    #expect(floored.cell(0, "亩均税收得分") == "0")
  }

  @Test("firms of the same total share a rank and a grade, and the next rank is skipped")
  func ties() throws {
    let rows = (0..<10).map { number in
      firm("\(number)", ["税收": number < 3 ? "500" : "\(400 - number)"])
    }
    let run = try huangyan(rows)
    #expect(run.column("名次").prefix(4) == ["1", "1", "1", "4"])
    // Two of ten may be A; three share rank 1, which is within two.
    #expect(run.column("等级").prefix(4) == ["A", "A", "A", "B"])
  }

  @Test("a tie across a boundary goes with its rank, which is the better one")
  func tieAcrossBoundary() throws {
    let taxes = [900, 800, 700, 700, 700, 600, 500, 400, 300, 200]
    let run = try huangyan(taxes.enumerated().map { firm("\($0)", ["税收": "\($1)"]) })
    #expect(run.column("名次") == ["1", "2", "3", "3", "3", "6", "7", "8", "9", "10"])
    #expect(run.column("等级") == ["A", "A", "B", "B", "B", "B", "B", "B", "C", "D"])
  }

  @Test(
    "in a group of fewer than 20 five percent are none: the last boundary leaves one for D",
    arguments: [1, 4, 5, 19, 20, 21])
  func smallGroups(_ count: Int) throws {
    let run = try huangyan((0..<count).map { firm("\($0)", ["税收": "\(1000 - $0)"]) })
    let grades = run.column("等级")
    // Up to a boundary there are ⌊share × count⌋ firms, so that what is left over goes to the worse grade.
    let upTo = [20, 80, 95].map { count * $0 / 100 }
    let expected = (1...count).map { rank in
      rank <= upTo[0] ? "A" : rank <= upTo[1] ? "B" : rank <= upTo[2] ? "C" : "D"
    }
    #expect(grades == expected)
  }

  @Test("whether a firm is above scale is not guessed")
  func scale() throws {
    let run = try huangyan([firm("P", ["规上": ""])])
    #expect(run.cell(0, "状态") == "待定" && run.cell(0, "缺少的事实") == "规上")
  }
}
