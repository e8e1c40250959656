import Packs
import Targets
import Testing
import Vocabulary

@Suite("Targets in regions")
struct BoardTests {
  private static func fixture() throws -> (PolicyTarget, Metric, SeriesShelf) {
    var target = try ProgressTests.target(.annual, "110", since: 2024, due: 2024)
    target.scope = "3309"
    let metric = Metric(id: "m", title: "项目数")
    // Zhoushan has four counties; the first brought twice as much as each of the others.
    var reported: [SeriesKey: Series] = [:]
    for (index, region) in RegionTree.parts(of: "3309").enumerated() {
      let size = index == 0 ? 2 : 1
      reported[SeriesKey("m", region)] = try ProgressTests.months(
        from: 2023, Array(repeating: size * 2, count: 12) + Array(repeating: 2 + index, count: 12))
    }
    return (target, metric, SeriesShelf(reported: reported))
  }

  @Test(
    "a city is the sum of its counties, and counties are compared by their part of the year before")
  func regions() throws {
    let (target, metric, shelf) = try Self.fixture()
    let board = TargetBoard(
      [target], metrics: ["m": metric], shelf: shelf, asOf: try #require(Day("2025-01-05")),
      forecasts: false)
    let row = try #require(board.row("t"))
    let parts = RegionTree.parts(of: "3309")
    #expect(parts.count == 4)
    #expect(row.cells.map(\.region) == ["3309"] + parts)
    #expect(row.cells[0].seriesOrigin == .sum)
    #expect(row.whole?.reached == Ratio(12 * (2 + 3 + 4 + 5)))
    #expect(row.whole?.state == .met)
    #expect(row.cells[1].goalOrigin == .byShare)
    #expect(row.cells[1].progress.goal == Ratio(44))
    #expect(row.cells[1].progress.state == .late)
    #expect(row.cells[2].progress.goal == Ratio(22))
    #expect(row.cells[2].progress.state == .met)
  }

  @Test("a part that somebody gave counts before a computed one")
  func divided() throws {
    let (target, metric, shelf) = try Self.fixture()
    let region = RegionTree.parts(of: "3309")[0]
    let board = TargetBoard(
      [target], metrics: ["m": metric], shelf: shelf,
      divisions: [DivisionKey("t", region): try #require(ExactValue("24"))],
      asOf: try #require(Day("2025-01-05")), forecasts: false)
    let cell = try #require(board.row("t")?.cell(region))
    #expect(cell.goalOrigin == .divided)
    #expect(cell.progress.state == .met)
  }

  @Test("where one county has no series the city cannot be said, and which one is missing is")
  func missingCounty() throws {
    let (target, metric, shelf) = try Self.fixture()
    var fewer = shelf
    let region = RegionTree.parts(of: "3309")[3]
    fewer.reported[SeriesKey("m", region)] = nil
    let board = TargetBoard(
      [target], metrics: ["m": metric], shelf: fewer, asOf: try #require(Day("2025-01-05")))
    #expect(board.row("t")?.whole?.state == .cannotSay)
    #expect(board.row("t")?.cell(region)?.progress.missing?.kind == .series)
  }

  @Test("reported values count before those from records, and both are kept")
  func origins() throws {
    let metric = Metric(id: "m", title: "指标")
    let one = try ProgressTests.months(from: 2024, [1])
    let two = try ProgressTests.months(from: 2024, [2])
    let key = SeriesKey("m", "33")
    let shelf = SeriesShelf(reported: [key: one], derived: [key: two])
    #expect(shelf.series(metric, "33")?.origin == .reported)
    #expect(SeriesShelf(derived: [key: two]).series(metric, "33")?.series == two)
  }

  @Test("a league has equal ranks for equal scores, and movement since the quarter before")
  func league() throws {
    let (target, metric, shelf) = try Self.fixture()
    func board(_ day: String) throws -> TargetBoard {
      TargetBoard(
        [target], metrics: ["m": metric], shelf: shelf, asOf: try #require(Day(day)),
        forecasts: false)
    }
    let day = try #require(Day("2024-05-20"))
    let before = try #require(LeagueTable.endOfQuarterBefore(day))
    #expect("\(before)" == "2024-03-31")
    let table = LeagueTable(
      try board("2024-05-20"), earlier: try board("\(before)"), level: .county)
    #expect(table.entries.count == 4)
    // The second to fourth brought 3, 4 and 5 a month where 2 were due: all are capped.
    #expect(table.entries.map(\.rank) == [1, 1, 1, 4])
    #expect(table.entries.last?.region == RegionTree.parts(of: "3309")[0])
    #expect(table.entries.allSatisfy { $0.movement == 0 })
  }
}
