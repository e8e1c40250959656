import Foundation
import Store
import Targets
import Vocabulary

/// How long it takes to work out 1,000 targets in a province, 11 cities and 90 counties over ten years of
/// months: `swift run -c release TargetBench`.
@main
enum TargetBench {
  static func main() throws { try Bench().run() }
}

struct Bench {
  let targetCount = 1_000
  let monthCount = 120

  func run() throws {
    let regions = RegionTree.all(in: "33")
    print("targets \(targetCount), regions \(regions.count), months \(monthCount)")
    let metrics = Dictionary(
      (0..<targetCount).map { ("m\($0)", Metric(id: "m\($0)", title: "指标\($0)")) },
      uniquingKeysWith: { first, _ in first })
    let targets = (0..<targetCount).compactMap(target)
    let series = try measure("make series") { try make(regions) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "target-bench-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let library = try Library(path: folder.appending(path: "library.sqlite").path)
    _ = try measure("land \(series.count) series in the library") {
      try library.addSeries(
        series, file: "bench", sha256: "0", format: "csv", note: "", by: "bench")
    }
    let read = try measure("read them") { try library.reportedSeries().mapValues(\.series) }
    let shelf = SeriesShelf(reported: read)
    guard let day = Day("2025-07-20"), let before = LeagueTable.endOfQuarterBefore(day) else {
      return
    }
    let board = measure("recompute all targets in all regions, with forecasts") {
      TargetBoard(targets, metrics: metrics, shelf: shelf, asOf: day)
    }
    let earlier = measure("the same without forecasts, a quarter before") {
      TargetBoard(targets, metrics: metrics, shelf: shelf, asOf: before, forecasts: false)
    }
    for level in [Region.Level.city, .county] {
      let table = measure("league, level \(level.rawValue)") {
        LeagueTable(board, earlier: earlier, level: level)
      }
      print("  entries \(table.entries.count)")
    }
    let rows = measure("the lines of the wall, without the page round them") {
      board.rows.compactMap { row in
        row.cells.first.map { TargetWords.sentence(row.target, $0).chinese }
      }
    }
    print(
      "  lines \(rows.count), states \(board.counts.map { "\($0.key.rawValue) \($0.value)" }.sorted())"
    )
  }

  private func target(_ number: Int) -> PolicyTarget? {
    ExactValue("\(9_000 + number)").map { value in
      PolicyTarget(
        id: "t\(number)", title: "指标\(number)", metric: "m\(number)", provision: "文 \(number)",
        value: value, clock: number % 2 == 0 ? .annual : .cumulative, since: 2023, due: 2027)
    }
  }

  /// Seasons, trend and noise; the last month is June 2025.
  private func make(_ regions: [String]) throws -> [SeriesKey: Series] {
    var series: [SeriesKey: Series] = [:]
    series.reserveCapacity(targetCount * regions.count)
    var state = UInt64(42)
    let first = Period(year: 2015, month: 7)
    for number in 0..<targetCount {
      for (place, region) in regions.enumerated() {
        let size = place == 0 ? 700.0 : 7.0
        let points = (0..<monthCount).map { month -> (period: Period, value: ScaledDecimal) in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let noise = Double(state >> 40) / Double(1 << 24) - 0.5
          let season = 1 + 0.3 * sin(Double(month + number) / 6 * .pi)
          let value = size * season * (1 + Double(month) / 400) * (1 + 0.2 * noise)
          return (
            first.adding(month),
            ScaledDecimal(units: Int128((value * 100).rounded()), scale: 2) ?? ScaledDecimal(0)
          )
        }
        series[SeriesKey("m\(number)", region)] = try Series(points)
      }
    }
    return series
  }

  private func measure<T>(_ name: String, _ body: () throws -> T) rethrows -> T {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try body()
    let time = start.duration(to: clock.now)
    print("\(name): \(time.formatted(.units(allowed: [.seconds, .milliseconds])))")
    return result
  }
}
