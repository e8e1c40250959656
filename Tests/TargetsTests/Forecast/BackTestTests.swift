import Foundation
import Targets
import Testing

@Suite("Forecasts held against what came")
struct BackTestTests {
  struct Score {
    var covered = 0
    var count = 0
    var error = 0.0
    var naive = 0.0

    var coverage: Double { Double(covered) / Double(max(1, count)) }
  }

  /// Forecasts of single months and of sums from every third month of the last three years.
  static func score(seed: UInt64) throws -> (levels: Score, totals: Score) {
    var (levels, totals) = (Score(), Score())
    for series in GeneratedSeries.twenty(seed: seed) {
      let scale = series.values.filter { !$0.isNaN }.reduce(0, +) / Double(series.values.count)
      for origin in stride(from: 60, to: 96, by: 3) {
        let known = Array(series.values[0..<origin])
        let forecaster = try #require(Forecaster(known, season: 12))
        let naive = try #require(Forecaster(known, season: 12, method: .seasonalNaive))
        #expect(forecaster.method == .dampedHoltWinters)
        // The last value may be a gap, after which the first step is earlier.
        let last = (known.lastIndex { !$0.isNaN } ?? 0) + 1
        for step in 1...12 where !series.values[last + step - 1].isNaN {
          let actual = series.values[last + step - 1]
          add(forecaster.level(step), naive.level(step), actual, scale, &levels)
        }
        let ahead = series.values[last..<(last + 12)]
        if !ahead.contains(where: \.isNaN) {
          add(
            forecaster.total(12), naive.total(12), ahead.reduce(0, +), scale * 12, &totals)
        }
      }
    }
    return (levels, totals)
  }

  private static func add(
    _ forecast: ForecastInterval, _ naive: ForecastInterval, _ actual: Double, _ scale: Double,
    _ score: inout Score
  ) {
    guard let range = forecast.range else { return }
    score.count += 1
    if range.contains(actual) { score.covered += 1 }
    score.error += abs(actual - forecast.point) / scale
    score.naive += abs(actual - naive.point) / scale
  }

  @Test(
    "80 % intervals hold 70 to 90 % of what comes, and errors are below the seasonal naive forecast's",
    arguments: [1, 2, 3] as [UInt64])
  func coverage(seed: UInt64) throws {
    let (levels, totals) = try Self.score(seed: seed)
    #expect(levels.count > 2_500)
    #expect((0.7...0.9).contains(levels.coverage), "levels: \(levels)")
    #expect((0.7...0.9).contains(totals.coverage), "totals: \(totals)")
    #expect(levels.error < levels.naive, "\(levels)")
    #expect(totals.error < totals.naive, "\(totals)")
  }

  @Test("short series get a plainer forecast, or none")
  func short() throws {
    let values = GeneratedSeries.twenty(seed: 9)[3].values
    #expect(Forecaster(Array(values.prefix(14)), season: 12) == nil)
    let plain = try #require(Forecaster(Array(values.prefix(18)), season: 12))
    #expect(plain.method == .seasonalNaive)
    #expect(plain.level(1).range == nil, "six errors are too few for an interval")
    let more = try #require(Forecaster(Array(values.prefix(30)), season: 12))
    #expect(more.method == .seasonalNaive)
    #expect(more.level(1).range != nil)
    let years = try #require(Forecaster([10, 12, 13, 15], season: 1))
    #expect(years.method == .drift)
    #expect(abs(years.level(1).point - (15 + 5.0 / 3)) < 1e-9)
    #expect(years.level(1).range == nil)
    #expect(Forecaster([10, 12, 13], season: 1) == nil)
    #expect(Forecaster([.nan, .nan], season: 12) == nil)
    #expect(Forecaster([], season: 12) == nil)
  }

  @Test("a pure season is forecast as it is")
  func pure() throws {
    let shape = [3.0, 5, 8, 4, 6, 7, 9, 2, 5, 6, 7, 10]
    let values = (0..<60).map { shape[$0 % 12] }
    let forecaster = try #require(Forecaster(values, season: 12))
    for step in 1...24 {
      #expect(abs(forecaster.level(step).point - shape[(step - 1) % 12]) < 0.05)
    }
    #expect(abs(forecaster.total(12).point - shape.reduce(0, +)) < 0.3)
  }
}
