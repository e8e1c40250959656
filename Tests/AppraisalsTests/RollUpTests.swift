import Appraisals
import Columns
import Testing

@Suite("Regions, industries and parks are appraised by sums of their firms")
struct RollUpTests {
  private func firm(
    _ region: String, _ figures: [String], _ changes: [String: String] = [:]
  ) -> [String: String] {
    PublishedMethodTests.large(figures, "x").merging(
      ["县区代码": region, "行业代码": "3411", "园区": "甲园"]
    ) { $1 }.merging(changes) { $1 }
  }

  private let large = ["900", "30", "3000", "1000", "2", "100", "90", "9000"]
  private let small = ["10", "10", "50", "100", "1", "50", "0", "500"]

  private func run(_ name: String, _ rows: [[String: String]]) throws -> MethodRun {
    let bundle = try TestFolder.method(name, year: 2024)
    return try MethodRun(bundle, MethodRows(bundle, rows).population, year: 2024)
  }

  @Test("the value of a region is the quotient of sums, not the mean of its firms' quotients")
  func sums() throws {
    let run = try run(
      "region-rollup",
      [
        firm("331003", large), firm("331081", small), firm("331003", small),
        firm("331003", large, ["规上": "否"]), firm("331081", large, ["规上": ""]),
        firm("", large),
      ])
    #expect(run.column("县区代码") == ["331003", "331081", ""])
    #expect(run.column("企业数") == ["3", "2", "1"])
    // (900 + 10) ÷ (30 + 10); the mean of 30 and 1 would be 15.5.
    #expect(run.column("亩均税收") == ["22.75", "1", ""])
    #expect(run.cell(0, "全员劳动生产率") == "20.3333")
    #expect(run.column("状态") == ["参评", "参评", "不在范围"])
    #expect(run.column("名次") == ["1", "2", ""])
  }

  @Test("a figure that a firm lacks is left out of the sums, the others count")
  func missing() throws {
    var lacking = firm("331003", small)
    lacking["用地面积"] = ""
    let run = try run("region-rollup", [firm("331003", large), lacking])
    #expect(run.cell(0, "亩均税收") == "30.3333")
    #expect(run.cell(0, "全员劳动生产率") == "20.3333")
  }

  @Test("a region none of whose firms has a figure is undecided")
  func nothing() throws {
    let run = try run(
      "region-rollup", [firm("331003", large, ["规上": "否"]), firm("331081", large)])
    #expect(run.column("状态") == ["待定", "参评"])
  }

  @Test("the same firms by industry, after the first two digits of its code, and by park")
  func otherKeys() throws {
    let rows = [
      firm("331003", large), firm("331003", small, ["行业代码": "3499", "园区": "乙园"]),
      firm("331003", small, ["行业代码": "1711", "园区": ""]),
    ]
    let industries = try run("industry-rollup", rows)
    #expect(industries.column("行业大类") == ["34", "17"])
    #expect(industries.column("亩均税收") == ["22.75", "1"])
    let parks = try run("park-rollup", rows)
    #expect(parks.column("园区") == ["甲园", "乙园", ""])
    #expect(parks.column("状态") == ["参评", "参评", "不在范围"])
    #expect(parks.column("亩均税收") == ["30", "1", ""])
  }
}
