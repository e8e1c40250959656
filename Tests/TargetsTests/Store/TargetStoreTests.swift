import Diagnostics
import Foundation
import Packs
import Provisions
import Store
import Tables
import Targets
import Testing
import Vocabulary

@Suite("Targets in the library")
struct TargetStoreTests {
  /// A library in a folder of its own.
  final class Room {
    let folder: URL
    let library: Library

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "targets-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      library = try Library(path: folder.appending(path: "library.sqlite").path)
    }

    deinit {
      try? library.close()
      try? FileManager.default.removeItem(at: folder)
    }

    func write(_ name: String, _ text: String) throws -> String {
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      return file.path
    }
  }

  static func packs() throws -> PackSet {
    try PackLoader().load(SharedFolder.package.appending(path: "packs/415x").path)
  }

  static func importFile(_ path: String, _ room: Room, metrics: [String: Metric]) throws
    -> SeriesSource
  {
    let file = try SeriesFile(path: path, metrics: metrics)
    #expect(file.problems.isEmpty, "\(file.problems)")
    return try room.library.addSeries(
      file.series, file: path, sha256: file.sha256, format: file.format, note: "统计局", by: "李")
  }

  @Test(
    "a draft becomes a target when a person confirms it, is changed and withdrawn, and all is logged"
  )
  func confirming() throws {
    let room = try Room()
    let target = try ProgressTests.target(.annual, "100")
    #expect(throws: (any Error).self) {
      try room.library.confirm(target, by: "李", reason: " ")
    }
    try room.library.confirm(target, statement: "abc", by: "李", reason: "核对原文")
    var changed = target
    changed.value = try #require(ExactValue("2/3"))
    try room.library.confirm(changed, statement: "abc", by: "王", reason: "更正")
    let stored = try #require(try room.library.confirmedTargets().first)
    #expect(stored.version == 2)
    #expect(stored.actor == "王")
    #expect(stored.target == changed)
    try room.library.withdrawTarget("t", by: "王", reason: "废止")
    #expect(try room.library.confirmedTargets().first?.isWithdrawn == true)
    let log = try room.library.logEntries(0..<10)
    #expect(log.map(\.actor).suffix(3) == ["李", "王", "王"])
    #expect(try room.library.checkLog().isEmpty)
  }

  @Test("CSV long and wide, XLSX and SDMX-JSON say the same; units are converted")
  func importing() throws {
    let metrics = TargetPack(try Self.packs()).metrics
    let room = try Room()
    let long = try room.write(
      "long.csv",
      """
      指标,地区,期间,数值,单位
      low-use-land-renewed,杭州市,2024-01,12500,亩
      low-use-land-renewed,杭州市,2024-02,0.75,万亩
      """)
    let wide = try room.write(
      "wide.csv",
      """
      指标,地区,2024年1月,2024年2月
      低效工业用地改造开发面积,3301,1.25,0.75
      """)
    let one = try SeriesFile(path: long, metrics: metrics)
    let two = try SeriesFile(path: wide, metrics: metrics)
    #expect(one.problems.isEmpty && two.problems.isEmpty)
    #expect(one.valueCount == 2)
    #expect(one.series == two.series)
    let message = try room.write("data.json", SDMXMessage.text(one.series, metrics: metrics))
    let three = try SeriesFile(path: message, metrics: metrics)
    #expect(three.format == "sdmx-json")
    #expect(three.problems.isEmpty, "\(three.problems)")
    #expect(three.series == one.series)
    let workbook = room.folder.appending(path: "series.xlsx").path
    try WorkbookWriter().write(
      [ProgressSheet.sheet(of: one.series, metrics: metrics)], to: workbook)
    let four = try SeriesFile(path: workbook, metrics: metrics)
    #expect(four.format == "xlsx")
    #expect(four.problems.isEmpty, "\(four.problems)")
    #expect(four.series == one.series)
  }

  @Test("a file with any fault tells line and column and lands nothing")
  func faults() throws {
    let metrics = TargetPack(try Self.packs()).metrics
    let room = try Room()
    let path = try room.write(
      "bad.csv",
      """
      指标,地区,期间,数值,单位
      low-use-land,杭州市,2024-01,1,
      low-use-land-renewed,杭州,2024-13,1,
      low-use-land-renewed,某地,2024-01,1,
      low-use-land-renewed,3301,2024-01,约1,
      low-use-land-renewed,3301,2024-01,1,万元
      low-use-land-renewed,3301,2024-02,1,
      low-use-land-renewed,3301,2024-02,2,
      """)
    let file = try SeriesFile(path: path, metrics: metrics)
    #expect(
      file.problems.map(\.code) == [
        "targets.unknown-metric", "targets.no-period", "targets.unknown-region",
        "targets.no-number", "vocabulary.unlike-units", "targets.twice",
      ])
    #expect(file.problems.map { $0.place?.line } == [2, 3, 4, 5, 6, 8])
    #expect(file.problems[3].place?.column == 4)
  }

  @Test(
    "a later file revises a value and the former source stays; the same file is not taken twice")
  func revisions() throws {
    let room = try Room()
    let metrics = TargetPack(try Self.packs()).metrics
    let first = try room.write(
      "a.csv", "指标,地区,期间,数值\nindustry-brains,33,2024-01,3\nindustry-brains,33,2024-02,4\n")
    let second = try room.write("b.csv", "指标,地区,期间,数值\nindustry-brains,33,2024-02,5.50\n")
    let one = try Self.importFile(first, room, metrics: metrics)
    let two = try Self.importFile(second, room, metrics: metrics)
    let found = try #require(
      try room.library.reportedSeries()[SeriesKey("industry-brains", "33")])
    #expect(found.sources == [two.id, one.id])
    #expect(found.series.points.map(\.value) == [ScaledDecimal(3), ScaledDecimal("5.5")])
    #expect(throws: (any Error).self) {
      try Self.importFile(first, room, metrics: metrics)
    }
    #expect(try room.library.seriesSources().count == 2)
    #expect(try room.library.checkLog().isEmpty)
  }

  @Test("what became late is kept once, told as a feed and as a mail, and again when it recovers")
  func feed() throws {
    let room = try Room()
    let office = try TargetOffice(try Self.packs(), room.library)
    let header = "指标,地区,期间,数值\n"
    let path = try room.write("a.csv", header + "overseas-promotion-groups,33,2023,150\n")
    _ = try Self.importFile(path, room, metrics: office.metrics)
    let day = try #require(Day("2024-01-05"))
    let board = try office.board(asOf: day)
    #expect(board.row("fdi-004")?.whole?.state == .late)
    let changes = try room.library.keepStates(of: board, by: "李")
    #expect(changes.filter { $0.region == "33" }.map(\.target) == ["fdi-004"])
    #expect(try room.library.keepStates(of: board, by: "李").isEmpty)
    let more = try room.write("b.csv", header + "overseas-promotion-groups,33,2023,205\n")
    _ = try Self.importFile(more, room, metrics: office.metrics)
    try room.library.keepStates(of: try office.board(asOf: day), by: "李")
    let kept = try room.library.stateChanges()
    #expect(kept.map(\.state) == [.met, .late])
    let atom = LateFeed.atom(kept, address: "http://127.0.0.1:8080")
    #expect(atom.components(separatedBy: "<entry>").count == 3)
    let parser = XMLParserCheck(atom)
    #expect(parser.isWellFormed)
    let mail = LateFeed.mail(kept, from: "a@b\r\nBcc: x", to: "c@d")
    #expect(!mail.contains("\r\nBcc"))
    #expect(mail.contains("Content-Transfer-Encoding: base64\r\n\r\n"))
  }

  @Test("metrics follow from records, counted in their region and all above it")
  func derived() throws {
    let room = try Room()
    let packs = try Self.packs()
    let path = try room.write(
      "projects.csv",
      """
      项目代码,项目名称,县区代码,行业代码,阶段,总投资,备案日期
      P1,甲,330106,C3912,备案,150000,2024-01-10
      P2,乙,330106,C3912,备案,99999,2024-01-11
      P3,丙,330203,C2614,备案,100000,2024-03-02
      P4,丁,330203,C2614,备案,200000,
      P5,戊,330203,D4411,备案,200000,2024-03-02
      """)
    try RecordRoom.land(path, "project", packs, room.library)
    let office = try TargetOffice(packs, room.library)
    let shelf = try office.shelf()
    let whole = try #require(shelf.derived[SeriesKey("major-projects-landed", "33")])
    #expect(
      whole.points.map { "\($0.period)=\($0.value)" } == ["2024-01=1", "2024-02=0", "2024-03=1"])
    #expect(
      shelf.derived[SeriesKey("major-projects-landed", "3302")]?.points.map(\.value)
        == [ScaledDecimal(1)])
    let board = try office.board(asOf: try #require(Day("2024-04-01")), shelf: shelf)
    let row = try #require(board.row("415x-021"))
    #expect(row.cells[0].seriesOrigin == .derived)
    #expect(row.whole?.reached == Ratio(2))
  }
}
