import Appraisals
import DMN
import Diagnostics
import Foundation
import Packs
import Testing

@Suite("Checking methods")
struct MethodCheckTests {
  static func report(_ folders: [String]) -> PackChecker.Report {
    PackChecker(
      loader: PackLoader(searchPaths: [TestFolder.packs]),
      checks: [MethodCheck(), DecisionTestCheck()]
    ).check(folders)
  }

  @Test("the packs of the project are sound", arguments: ["per-mu", "benchmark", "core"])
  func sound(_ pack: String) {
    let report = Self.report([TestFolder.packs + "/" + pack])
    #expect(report.problems.map { ProblemRenderer(language: .english).text($0) } == [])
    #expect(report.packs == [pack])
  }

  @Test("the decision tables of the pack have test cases, and all pass")
  func decisionTests() {
    let report = TestRunner().run([URL(filePath: TestFolder.packs + "/per-mu/tests")])
    #expect(report.summary == "17 passed, 0 failed")
  }

  @Test(
    "a year's overlay changes a baseline and a weight, and what it spoils is told where it stands")
  func overlays() throws {
    let folder = try TestFolder.temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for pack in ["core", "per-mu"] {
      let source = URL(fileURLWithPath: TestFolder.packs + "/" + pack).resolvingSymlinksInPath()
      try FileManager.default.copyItem(atPath: source.path, toPath: folder + "/" + pack)
    }
    let overlays = folder + "/per-mu/overlays"
    try FileManager.default.createDirectory(atPath: overlays, withIntermediateDirectories: true)
    func write(_ boundary: String) throws {
      try """
      name: huangyan-2022
      jurisdiction: "331003"
      years: {from: 2022, until: 2022}
      provision: 黄政发〔2018〕12号
      changes:
        - at: baselines/huangyan.csv
          key: {年度: 2022, 方案: 规下, 指标: 亩均税收}
          set: {基准: 10}
        - at: appraisals/huangyan.yaml
          path: schemes/规下/grades/boundary
          value: \(boundary)

      """.write(toFile: overlays + "/huangyan-2022.yaml", atomically: true, encoding: .utf8)
    }
    try write("ceiling")
    #expect(
      Self.report([folder + "/per-mu"]).problems.map {
        ProblemRenderer(language: .english).text($0)
      } == [])
    let packs = try PackLoader().load(folder + "/per-mu")
    func points(_ region: String?, _ year: Int) throws -> String {
      let bundle = try MethodBundle(
        "huangyan", in: packs, for: OverlayContext(jurisdiction: region, year: year))
      let row = ["信用代码": "T", "规上": "否", "税收": "50", "用地面积": "10", "用电量": "200"]
      return try MethodRun(bundle, MethodRows(bundle, [row]).population, year: year)
        .cell(0, "亩均税收得分")
    }
    #expect(try points("331003", 2022) == "25")
    #expect(try points("331004", 2022) == "21.564365")
    #expect(try points("331003", 2021) == "15.059281")
    try write("ceilling")
    let found = Self.report([folder + "/per-mu"]).problems
    #expect(found.map(\.code) == ["packs.bad-value"])
    #expect(found.first?.place?.file.hasSuffix("overlays/huangyan-2022.yaml") == true)
    #expect(found.first?.place?.line == 11)
  }
}
