import Diagnostics
import Foundation
import Packs
import Store
import Tables
import Targets
import Testing
import Vocabulary

@Suite("Shares and floor area of the land pack, summed from records")
struct LandMetricsTests {
  private static func packs() throws -> PackSet {
    try PackLoader().load(SharedFolder.package.appending(path: "packs/industrial-land").path)
  }

  private static let titles = "供应编号,年度,县区代码,供应日期,供应方式,用途大类,供应面积\n"

  @Test(
    "industrial land among what a year grants: below, on and above thirty percent",
    arguments: [("299.99", "700.01", false), ("300", "700", true), ("300.01", "699.99", true)])
  func share(_ industrial: String, _ rest: String, _ isMet: Bool) throws {
    let room = try TargetStoreTests.Room()
    let packs = try Self.packs()
    let path = try room.write(
      "supply.csv",
      Self.titles + """
        G1,2024,331003,2024-03-01,出让,工业,\(industrial)
        G2,2024,331003,2024-06-01,出让,住宅,\(rest)
        G3,2024,331003,2024-07-01,划拨,公共管理与公共服务,99999
        G4,2024,331002,2024-07-01,出让,工业,0
        G5,2023,331003,2023-07-01,出让,商服,5000

        """)
    try RecordRoom.land(path, "land-supply", packs, room.library)
    let office = try TargetOffice(packs, room.library)
    let shelf = try office.shelf()
    let series = try #require(shelf.derived[SeriesKey("industrial-supply-share", "331003")])
    #expect(series.points.map { "\($0.period)" } == ["2023", "2024"])
    #expect(series.points.first?.value == ScaledDecimal(0))
    let board = try office.board(asOf: try #require(Day("2025-01-05")), shelf: shelf)
    for target in ["land-001", "land-002"] {
      let whole = try #require(board.row(target)?.whole)
      #expect(whole.state == (isMet ? .met : .late), "\(whole)")
      #expect(whole.missedYears == [2023])
    }
  }

  @Test("floor area gained by renewal is summed over approved projects")
  func floorGained() throws {
    let room = try TargetStoreTests.Room()
    let packs = try Self.packs()
    let path = try room.write(
      "renewal.csv",
      """
      项目代码,园区代码,县区代码,经批准,改造前建筑面积,改造后建筑面积,竣工日期
      R1,Y1,331003,是,1000,1500,2024-03-01
      R2,Y1,331003,是,1000,1200.5,2024-03-09
      R3,Y1,331003,否,1000,9000,2024-03-09

      """)
    try RecordRoom.land(path, "renewal-project", packs, room.library)
    let office = try TargetOffice(packs, room.library)
    let derived = try DerivedSeries(office.metrics.values, packs: packs, in: room.library)
    let series = try #require(derived.series[SeriesKey("renewal-floor-gained", "331003")])
    #expect(series.points.map(\.value) == [ScaledDecimal("700.5")])
  }
}
