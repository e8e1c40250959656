import Packs
import Targets
import Testing
import Vocabulary

@Suite("How far targets are")
struct ProgressTests {
  static func series(_ text: [String: String]) throws -> Series {
    try Series(
      text.map { (try #require(Period($0.key)), try #require(ScaledDecimal($0.value))) })
  }

  /// Months from January of a year on.
  static func months(from year: Int, _ values: [Int?]) throws -> Series {
    try Series(
      values.enumerated().compactMap { index, value in
        value.map { (Period(year: year + index / 12, month: index % 12 + 1), ScaledDecimal($0)) }
      })
  }

  static func target(
    _ clock: TargetClock, _ value: String, sense: TargetSense = .floor,
    comparator: PackTarget.Comparator = .atLeast, since: Int? = 2023, due: Int? = 2027,
    base: String? = nil
  ) throws -> PolicyTarget {
    PolicyTarget(
      id: "t", title: "指标", metric: "m", provision: "文 一", comparator: comparator, sense: sense,
      value: try #require(ExactValue(value)), clock: clock, since: since, due: due,
      base: base.flatMap { ExactValue($0) })
  }

  static func progress(
    _ target: PolicyTarget, _ series: Series?, kind: Metric.Kind = .flow, on day: String,
    goal: Ratio? = nil, forecasts: Bool = false
  ) throws -> TargetProgress {
    let evaluator = ProgressEvaluator(
      target, metric: Metric(id: "m", title: "指标", kind: kind), asOf: try #require(Day(day)))
    return evaluator.progress(
      series, goal: goal ?? target.value.ratio, region: "33", forecasts: forecasts)
  }

  @Test("without a series nothing can be said, and which one is missing is")
  func missing() throws {
    let found = try Self.progress(Self.target(.annual, "100"), nil, on: "2024-07-01")
    #expect(found.state == .cannotSay)
    #expect(found.missing?.kind == .series)
    #expect(found.missing?.metric == "m")
    #expect(found.missing?.region == "33")
  }

  @Test("a year's target is paced by the seasons of earlier years, exactly")
  func seasonalPace() throws {
    // Half of each earlier year came in its first three months.
    let year = [20, 20, 20, 10, 10, 10, 5, 5, 5, 5, 5, 5]
    let series = try Self.months(from: 2022, year + year + [20, 20, 19])
    let found = try Self.progress(
      Self.target(.annual, "120"), series, on: "2024-03-31")
    #expect(found.expected == Ratio(60))
    #expect(found.reached == Ratio(59))
    #expect(found.pace == Ratio(59, 60))
    #expect(found.state == .atRisk)
    #expect(found.basis == .pace)
    #expect(found.year == 2024)
    #expect(found.needed?.left == Ratio(61))
    #expect(found.needed?.months == 9)
    let onTrack = try Self.progress(
      Self.target(.annual, "118"), series, on: "2024-03-31")
    #expect(onTrack.state == .onTrack)
    let late = try Self.progress(Self.target(.annual, "140"), series, on: "2024-03-31")
    #expect(late.state == .late)
  }

  @Test("a year that is over is met or late by its value, and missed years are named")
  func wholeYears() throws {
    let series = try Self.months(
      from: 2023, Array(repeating: 8, count: 12) + Array(repeating: 10, count: 12))
    let met = try Self.progress(Self.target(.annual, "120"), series, on: "2025-01-10")
    #expect(met.state == .met)
    #expect(met.missedYears == [2023])
    let late = try Self.progress(Self.target(.annual, "121"), series, on: "2025-01-10")
    #expect(late.state == .late)
    #expect(late.basis == .value)
  }

  @Test("values that come after the day of the question are not looked at")
  func asOf() throws {
    let series = try Self.months(from: 2023, Array(repeating: 10, count: 24))
    let found = try Self.progress(Self.target(.annual, "120"), series, on: "2024-03-30")
    #expect(found.through == Period(year: 2024, month: 2))
    #expect(found.reached == Ratio(20))
  }

  @Test("sums over years are paced by years and the season of the present one")
  func cumulative() throws {
    let series = try Self.months(from: 2022, Array(repeating: 10, count: 12 + 12 + 6))
    // Since 2023: 180 after one and a half of five years.
    let found = try Self.progress(Self.target(.cumulative, "600"), series, on: "2024-06-30")
    #expect(found.reached == Ratio(180))
    #expect(found.expected == Ratio(180))
    #expect(found.state == .onTrack)
    #expect(found.needed?.perMonth == Ratio(10))
    #expect(found.needed?.toLastYear == 1)
  }

  @Test("a missing month makes a sum unsayable, unless it is met without it")
  func gaps() throws {
    let series = try Self.months(from: 2023, [10, nil, 10])
    let found = try Self.progress(Self.target(.annual, "100"), series, on: "2023-04-01")
    #expect(found.state == .cannotSay)
    #expect(found.missing?.kind == .gap)
    #expect(found.missing?.period == Period(year: 2023, month: 2))
    let met = try Self.progress(Self.target(.annual, "20"), series, on: "2023-04-01")
    #expect(met.state == .met)
  }

  @Test("a series that ended long ago is too old to say anything")
  func stale() throws {
    let series = try Self.months(from: 2023, [10, 10, 10])
    let found = try Self.progress(Self.target(.annual, "100"), series, on: "2024-06-30")
    #expect(found.missing?.kind == .stale)
    #expect(found.missing?.period == Period(year: 2023, month: 3))
  }

  @Test("a level goes a straight way from where it began")
  func levels() throws {
    let series = try Self.series(["2022": "30", "2023": "31", "2024": "35"])
    let target = try Self.target(.stock, "40")
    let found = try Self.progress(target, series, kind: .stock, on: "2025-03-01")
    // Two of five years: 4 of 10; gained 5.
    #expect(found.expected == Ratio(34))
    #expect(found.pace == Ratio(5, 4))
    #expect(found.state == .onTrack)
    let early = try Self.progress(target, series, kind: .stock, on: "2024-03-01")
    #expect(early.expected == Ratio(32))
    #expect(early.pace == Ratio(1, 2))
    #expect(early.state == .late)
  }

  @Test("a base that the document gives takes the place of the series' own")
  func base() throws {
    let series = try Self.series(["2023": "31"])
    let with = try Self.progress(
      Self.target(.stock, "40", base: "30"), series, kind: .stock, on: "2024-03-01")
    #expect(with.expected == Ratio(32))
    let without = try Self.progress(
      Self.target(.stock, "40"), series, kind: .stock, on: "2024-03-01")
    #expect(without.state == .cannotSay)
    #expect(without.missing?.kind == .base)
    #expect(without.reached == Ratio(31))
  }

  @Test(
    "comparators and senses are exact at the limit",
    arguments: [
      (TargetSense.floor, PackTarget.Comparator.above, "40", "40", TargetState.late),
      (.floor, .above, "40.01", "40", .met),
      (.floor, .atLeast, "40", "40", .met),
      (.floor, .atLeast, "0.6666666666", "2/3", .late),
      (.floor, .atLeast, "0.6666666667", "2/3", .met),
      (.ceiling, .atMost, "0.52", "0.52", .met),
      (.ceiling, .below, "0.52", "0.52", .late),
      (.around, .about, "42", "40", .met),
      (.around, .about, "42.01", "40", .late),
      (.aboutOrMore, .about, "38", "40", .met),
      (.aboutOrMore, .about, "60", "40", .met),
      (.aboutOrMore, .about, "37.99", "40", .late),
      (.exact, .equal, "4", "4", .met),
      (.exact, .equal, "5", "4", .late),
    ])
  func limits(
    sense: TargetSense, comparator: PackTarget.Comparator, reached: String, wanted: String,
    state: TargetState
  ) throws {
    let target = try Self.target(
      .stock, wanted, sense: sense, comparator: comparator, since: nil, due: 2024)
    let found = try Self.progress(
      target, try Self.series(["2024": reached]), kind: .stock, on: "2025-01-01")
    #expect(found.state == state)
    #expect(found.basis == .value)
  }

  @Test("units are converted exactly")
  func units() throws {
    var target = try Self.target(.annual, "20")
    target.unit = try Unit("万亩")
    let metric = Metric(id: "m", title: "面积", unit: try Unit("亩"))
    let evaluator = ProgressEvaluator(
      target, metric: metric, asOf: try #require(Day("2024-01-01")))
    let series = try Self.series(["2023": "199999.5"])
    let found = evaluator.progress(series, goal: target.value.ratio, region: "33")
    #expect(found.reached == Ratio(1_999_995, 100_000))
    #expect(found.state == .late)
  }

  @Test("the forecast tells where there is one: on track, at risk, late")
  func forecast() throws {
    let shape = [8, 6, 10, 9, 10, 12, 9, 8, 11, 12, 13, 12]
    var values: [Int?] = []
    for index in 0..<54 {
      values.append(shape[index % 12] * 10 + (index * 7) % 5 - 2)
    }
    let series = try Self.months(from: 2020, values)
    func state(_ goal: String) throws -> TargetProgress {
      try Self.progress(
        Self.target(.annual, goal, since: 2020), series, on: "2024-07-01", forecasts: true)
    }
    let easy = try state("1190")
    #expect(easy.state == .onTrack)
    #expect(easy.basis == .forecast)
    #expect(easy.method == .dampedHoltWinters)
    let range = try #require(easy.outlook?.range)
    let point = try #require(easy.outlook?.point)
    #expect(range.contains(point))
    #expect(abs(point - 1_200) < 15)
    let close = TargetWords.number((point + range.upperBound) / 2)
    #expect(try state(close).state == .atRisk)
    #expect(try state(TargetWords.number(range.upperBound + 5)).state == .late)
  }

  @Test("the level of a flow is what the last twelve months brought")
  func flowAsLevel() throws {
    let series = try Self.months(from: 2022, Array(repeating: 10, count: 30))
    let found = try Self.progress(Self.target(.stock, "120"), series, on: "2024-06-30")
    #expect(found.reached == Ratio(120))
    #expect(found.state == .met)
  }

  @Test("a plan of the year follows the seasons and adds up to the target")
  func yearPlan() throws {
    let year = [20, 20, 20, 10, 10, 10, 5, 5, 5, 5, 5, 5]
    let series = try Self.months(from: 2022, year + year)
    let plan = try #require(YearPlan(Ratio(121), year: 2024, series: series))
    #expect(plan.months.reduce(0) { $0 + $1.units } == 121)
    #expect(plan.months[0].units == 20 || plan.months[0].units == 21)
    #expect(plan.seasonYears == [2022, 2023])
    #expect(plan.quarters.map(\.units).reduce(0, +) == 121)
    let even = try #require(YearPlan(Ratio(100), year: 2024, series: nil, decimals: 1))
    #expect(even.seasonYears.isEmpty)
    #expect(even.months.reduce(0) { $0 + $1.units } == 1_000)
    #expect(even.months.map(\.units).max() == 84)
  }

  @Test(
    "periods are read in the forms that files use",
    arguments: [
      ("2024", "2024"), ("2024年", "2024"), ("2024-Q3", "2024-Q3"), ("2024Q3", "2024-Q3"),
      ("2024年第3季度", "2024-Q3"), ("2024-07", "2024-07"), ("202407", "2024-07"),
      ("2024年7月", "2024-07"), ("2024/7", "2024-07"),
    ])
  func periods(text: String, wanted: String) {
    #expect(Period(text)?.description == wanted)
  }

  @Test(
    "what is no period is none",
    arguments: ["", "24", "2024-13", "2024-Q5", "2024-00", "指标", "20245"])
  func noPeriods(text: String) {
    #expect(text == "20245" ? Period(text) == Period(year: 2024, month: 5) : Period(text) == nil)
  }
}
