import Diagnostics
import Targets
import Testing

@Suite("What a measure did, against comparable regions")
struct PolicyEvaluationTests {
  private func regions(_ name: String, _ rows: [[Double]], from year: Int = 2021) -> [String:
    [Int: Double]]
  {
    Dictionary(
      uniqueKeysWithValues: rows.enumerated().map { index, values in
        (
          "\(name)\(index)",
          Dictionary(
            uniqueKeysWithValues: values.enumerated().map { (year + $0.offset, $0.element) })
        )
      })
  }

  @Test("the difference of differences, the share of assignments and the trends, by hand")
  func byHand() throws {
    // Changes are 5 and 7 of the treated, 1, 2 and 0 of the others: 6 − 1 = 5.
    let found = try PolicyEvaluation(
      treated: regions("试", [[10, 12, 16], [20, 20, 27]]),
      comparison: regions("对", [[10, 12, 12], [30, 30, 32], [4, 6, 5]]), before: 2021...2022,
      after: 2023...2023)
    #expect(found.units.map(\.change) == [5, 7, 1, 2, 0])
    #expect(found.effect == 5)
    // Of 10 ways to choose two of five, only the one that came about differs by 5 or more.
    #expect(found.assignments == 10 && found.isExact)
    #expect(found.pValue == 0.1)
    #expect(found.interval == nil)
    #expect(found.limits.contains(.fewAssignments(10)))
    // Slopes 2 and 0, against 2, 0 and 2: 1 − 4/3.
    #expect(abs(try #require(found.trendDifference) + 1.0 / 3) < 1e-12)
    #expect(found.words.chinese.contains("与偶然分不开"))
  }

  @Test("years of different trends, one treated region, missing years and zeros are told")
  func limits() throws {
    let steady = regions("对", (0..<20).map { [Double($0), Double($0) + 1, Double($0) + 2] })
    let steep = try PolicyEvaluation(
      treated: regions("试", [[1, 9, 20]]), comparison: steady, before: 2021...2022,
      after: 2023...2023)
    #expect(steep.limits.contains(.oneTreated))
    #expect(steep.trendPValue.map { $0 < 0.05 } == true)
    #expect(steep.limits.contains { if case .trendsDiffer = $0 { true } else { false } })
    let gaps = try PolicyEvaluation(
      treated: regions("试", [[1, 2, 3], [1, 2]]), comparison: steady, before: 2022...2022,
      after: 2023...2023)
    #expect(gaps.limits.contains(.leftOut(["试1"])) && gaps.limits.contains(.noTrend))
    let zeros = try PolicyEvaluation(
      treated: regions("试", [[1, 2, 3]]), comparison: steady, before: 2021...2022,
      after: 2023...2023, scale: .relative)
    #expect(zeros.limits.contains(.notPositive(["对0"])))
    for limit in steep.limits + gaps.limits + zeros.limits {
      #expect(!limit.words.chinese.isEmpty && limit.words.english != limit.words.chinese)
    }
  }

  @Test("nothing to compare with, and years in the wrong order, are refused")
  func refused() {
    func code(_ body: () throws -> Void) -> String? {
      do { try body() } catch { return (error as? Problem)?.code }
      return nil
    }
    let one = regions("试", [[1, 2, 3]])
    #expect(
      code {
        _ = try PolicyEvaluation(
          treated: one, comparison: [:], before: 2021...2022, after: 2023...2023)
      } == "targets.no-regions")
    #expect(
      code {
        _ = try PolicyEvaluation(
          treated: one, comparison: one, before: 2021...2023, after: 2023...2023)
      } == "targets.bad-years")
  }

  @Test(
    "a known effect lies in 95 % intervals as often as they say, and none is found where none is")
  func coverage() throws {
    var dice = SeededDice(seed: 7)
    func noise() -> Double {
      var sum = -6.0
      for _ in 0..<12 { sum += Double.random(in: 0..<1, using: &dice) }
      return sum
    }
    var (held, found, mistaken) = (0, 0, 0)
    let rounds = 120
    for _ in 0..<rounds {
      func make(_ count: Int, _ effect: Double) -> [[Double]] {
        (0..<count).map { _ in
          let level = 50 + 10 * noise()
          return (0..<5).map { year in
            level + 2 * Double(year) + noise() + (year >= 3 ? effect : 0)
          }
        }
      }
      func run(_ effect: Double) throws -> PolicyEvaluation {
        try PolicyEvaluation(
          treated: regions("试", make(4, effect)), comparison: regions("对", make(8, 0)),
          before: 2021...2023, after: 2024...2025)
      }
      let strong = try run(4)
      if let interval = strong.interval, interval.contains(4) { held += 1 }
      if strong.pValue <= 0.05 { found += 1 }
      if try run(0).pValue <= 0.05 { mistaken += 1 }
    }
    // Of 120: 114 expected with a spread of 2.4; 6 expected likewise.
    #expect((106...120).contains(held), "\(held) of \(rounds)")
    #expect(found >= 110, "\(found)")
    #expect(mistaken <= 14, "\(mistaken)")
  }

  @Test("many regions are sampled by a seed: the same answer each time")
  func sampled() throws {
    func rows(_ count: Int, change: (Int) -> Int) -> [[Double]] {
      (0..<count).map { index in
        let level = Double(index)
        return [level, level, level + Double(change(index))]
      }
    }
    let treated = regions("试", rows(15) { _ in 3 })
    let others = regions("对", rows(25) { $0 % 3 })
    func run() throws -> PolicyEvaluation {
      try PolicyEvaluation(
        treated: treated, comparison: others, before: 2021...2022, after: 2023...2023)
    }
    let (one, two) = (try run(), try run())
    #expect(!one.isExact && one.assignments == 10_000)
    #expect(one.pValue == two.pValue && one.interval == two.interval)
    #expect(one.pValue < 0.01)
  }
}

private struct SeededDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
