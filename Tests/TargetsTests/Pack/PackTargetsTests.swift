import Diagnostics
import Foundation
import Packs
import Targets
import Testing
import Vocabulary

@Suite("The targets of the six policies")
struct PackTargetsTests {
  private static func pack() throws -> (PackSet, TargetPack) {
    let packs = try PackLoader().load(SharedFolder.package.appending(path: "packs/415x").path)
    return (packs, TargetPack(packs))
  }

  @Test("the pack is sound: every target has a metric of a like unit, every formula can be read")
  func sound() throws {
    let folder = SharedFolder.package.appending(path: "packs/415x").path
    let report = PackChecker(checks: [MetricsCheck()]).check([folder])
    #expect(report.problems.isEmpty, "\(report.problems)")
  }

  @Test("it holds 105 targets: 37 levels, 31 of each year, 37 sums, each with its provision")
  func counts() throws {
    let (packs, pack) = try Self.pack()
    #expect(pack.targets.count == 105)
    #expect(pack.targets.count { $0.clock == .annual } == 31)
    #expect(pack.targets.count { $0.clock == .cumulative } == 37)
    #expect(pack.targets.count { $0.clock.isLevel } == 37)
    #expect(Set(pack.targets.map(\.id)).count == 105)
    let documents = packs.main.manifest.documents
    for target in pack.targets {
      #expect(documents.contains { target.provision.hasPrefix($0 + " ") }, "\(target.id)")
    }
  }

  private struct Gold: Decodable {
    var id: String
    var doc: String
    var article: String
    var kind: String
    var metric: String
    var `operator`: String
    var value: Double?
    var unit: String
    var horizon: Int?
    var sense: String
  }

  private static let numbers = [
    "D3": "关于浙江省进一步做好以制造业为重点利用外资工作的若干举措", "D5": "浙政发〔2023〕4号",
    "D6": "浙经信服务〔2022〕213号",
  ]

  @Test(
    "each annotated target is in the pack with its article, kind, comparator, value and year",
    .enabled(if: SharedFolder.file("policy/targets-dev.json") != nil, "the shared data is absent"))
  func gold() throws {
    let file = try #require(SharedFolder.file("policy/targets-dev.json"))
    let gold = try JSONDecoder().decode([Gold].self, from: Data(contentsOf: file))
      .filter { $0.kind.hasPrefix("target") }
    #expect(gold.count == 42)
    var left = try Self.pack().1.targets
    for item in gold {
      let article = "\(Self.numbers[item.doc] ?? item.doc) \(item.article)"
      let place = left.firstIndex { target in
        target.provision == article && Self.says(target, item)
      }
      guard let place else {
        Issue.record("\(item.id) \(article) \(item.metric) is not in the pack")
        continue
      }
      left.remove(at: place)
    }
  }

  private static func says(_ target: PolicyTarget, _ item: Gold) -> Bool {
    let kind =
      switch target.clock {
      case .annual: "target_annual"
      case .cumulative: "target_cumulative"
      default: "target_stock"
      }
    let comparator = target.comparator.rawValue == "~" ? "approx" : target.comparator.rawValue
    let unitText = ["比例": "1", "名": "人"][item.unit] ?? item.unit
    guard let unit = try? Unit(unitText), let factor = try? target.unit.factor(to: unit),
      let value = target.value.ratio.times(factor), let wanted = item.value
    else { return false }
    let sense: [TargetSense: String] = [
      .floor: "floor", .ceiling: "ceiling", .around: "around", .aboutOrMore: "around",
      .exact: "exact",
    ]
    // Fractions are annotated to four digits.
    return kind == item.kind && comparator == item.operator
      && abs(value.double - wanted) < (item.unit == "比例" ? 1e-4 : 1e-9 * max(1, abs(wanted)))
      && target.due == item.horizon && sense[target.sense] == item.sense
      && target.title == item.metric
  }

  @Test("equal targets of two provisions are found, and what differs is told")
  func pairs() throws {
    let pairs = TargetComparison.pairs(try Self.pack().1.targets)
    let metrics = pairs.filter { $0.one.metric == $0.other.metric }.map(\.one.metric)
    #expect(
      Set(metrics) == ["core-areas-100b", "world-class-firms", "foreign-major-projects-landed"])
    for pair in pairs where pair.one.metric == pair.other.metric {
      #expect(!pair.differences.contains { $0.english.hasPrefix("value") })
    }
  }
}

@Suite("JSON Schema of metrics")
struct MetricsSchemaTests {
  @Test("the schema in the repository is that of the shape; GUIJU_RECORD=1 writes it anew")
  func recorded() throws {
    let file = SharedFolder.package.appending(path: "Schemas/metrics.schema.json")
    let text = JSONSchema.text(of: .metrics)
    if ProcessInfo.processInfo.environment["GUIJU_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}
