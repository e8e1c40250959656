import Foundation
import HTTPTypes
import NIOCore
import Packs
import Store
import Targets
import Testing
import Vocabulary

@testable import Workbench

@Suite("the pages of targets") struct TargetPagesTests {
  /// A room with the pack of the six policies and a year of months of one metric in all counties.
  final class Room {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guiju-wall-\(UUID())")
    let library: Library
    let site: Site
    let visitor: Visitor

    init(day: String = "2024-06-10") throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      library = try Library(path: folder.appending(path: "library.sqlite").path)
      let packs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "packs")
      site = Site(
        library: library, intake: Intake(library: library), templates: try PageTemplates(),
        vendor: VendorFiles(folder: nil), publicAddress: nil, setupCode: "the-code",
        packs: PackShelf(folder: packs.path), rehearsalDay: Day(day))
      visitor = Visitor(site)
    }

    deinit {
      try? library.close()
      try? FileManager.default.removeItem(at: folder)
    }

    /// Months from January 2021 to April 2024: 20 a month in each county, fewer in Hangzhou's lately.
    func report() throws {
      var lines = ["指标,地区,期间,数值"]
      for region in RegionTable.standard.regions where region.level == .county {
        for month in 0..<40 {
          let isSlow = region.parent == "3301" && month >= 36
          lines.append(
            "technical-renewal-projects,\(region.code),\(Period(year: 2021, month: 1).adding(month)),\(isSlow ? 5 : 20)"
          )
        }
      }
      let file = folder.appending(path: "reported.csv")
      try Data(lines.joined(separator: "\n").utf8).write(to: file)
      let office = try TargetOffice(
        try #require(site.packs.sets.first { $0.main.name == "415x" }), library)
      let read = try SeriesFile(path: file.path, metrics: office.metrics)
      #expect(read.problems.isEmpty)
      _ = try library.addSeries(
        read.series, file: "上报.csv", sha256: read.sha256, format: read.format, note: "省统计局", by: "李"
      )
    }
  }

  @Test("the wall shows 105 targets of the plan and 2 of land, and which series is missing")
  func wall() async throws {
    let room = try Room()
    let answer = try await room.visitor.get("/wall")
    #expect(answer.status == 200)
    #expect(answer.text.components(separatedBy: "<svg class=\"bar\"").count - 1 == 107)
    #expect(answer.text.contains("缺序列 low-use-land-renewed（浙江省）"))
    #expect(!answer.text.contains("style="), "inline styles are refused by the browser")
    try room.report()
    let after = try await room.visitor.get("/wall?words=技术改造项目")
    #expect(after.text.contains("/wall/415x-025"))
    #expect(!after.text.contains("/wall/415x-001\""))
    #expect(after.text.contains("2024-04"))
    let late = try await room.visitor.get("/wall?state=cannot-say")
    #expect(!late.text.contains("/wall/415x-025"))
  }

  @Test("a target leads to its provision, its series, sources, regions and the plan of the year")
  func target() async throws {
    let room = try Room()
    try room.report()
    let page = try await room.visitor.get("/wall/415x-025")
    #expect(page.status == 200)
    #expect(page.text.contains("浙政发〔2023〕4号 二(二)5."))
    #expect(page.text.contains("<svg class=\"series\""))
    #expect(page.text.contains("今年分月安排"))
    #expect(page.text.contains("/wall/415x-025?region=3301\""))
    let city = try await room.visitor.get("/wall/415x-025?region=3301")
    #expect(city.text.contains("/wall/415x-025?region=330106"))
    #expect(city.text.contains("按上年占比（参考）"))
    let county = try await room.visitor.get("/wall/415x-025?region=330106")
    #expect(county.text.contains("上报.csv") && county.text.contains("省统计局"))
    #expect(try await room.visitor.get("/wall/415x-025?region=99").status == 404)
    #expect(try await room.visitor.get("/wall/nothing").status == 404)
  }

  @Test("the league ranks cities, and the map has a tile for each of the 90 counties")
  func league() async throws {
    let room = try Room()
    try room.report()
    let page = try await room.visitor.get("/league")
    #expect(page.status == 200)
    #expect(page.text.components(separatedBy: "<rect class=").count - 1 == 90)
    let hangzhou = try #require(page.text.range(of: ">杭州市</a></td>"))
    let wenzhou = try #require(page.text.range(of: ">温州市</a></td>"))
    #expect(wenzhou.lowerBound < hangzhou.lowerBound)
    #expect(page.text.contains("2024-03-31"))
    let counties = try await room.visitor.get("/league?level=county&target=415x-025")
    #expect(counties.text.components(separatedBy: "<tr><td class=\"num\">").count - 1 == 90)
  }

  @Test("a region has its own page, down to its counties and up to its city")
  func region() async throws {
    let room = try Room()
    try room.report()
    let page = try await room.visitor.get("/region/330106")
    #expect(page.status == 200)
    #expect(page.text.contains("/region/3301\""))
    #expect(page.text.contains("/wall/415x-025?region=330106"))
    #expect(page.text.contains("按上年占比（参考）"))
    #expect(try await room.visitor.get("/region/999999").status == 404)
  }

  @Test("the briefing, the tasks and the feed are served, in English as well")
  func others() async throws {
    let room = try Room()
    try room.report()
    let briefing = try await room.visitor.get("/briefing")
    #expect(briefing.status == 200)
    #expect(briefing.text.contains("各市排名"))
    #expect(try await room.visitor.get("/briefing?lang=en").text.contains("Briefing on targets"))
    _ = try room.library.addTask(
      "某文 一", "改造", dueOn: "2024-06-01", source: "会议",
      agencies: [("省经信厅", .lead), ("省商务厅", .support)], by: "李")
    let tasks = try await room.visitor.get("/tasks?agency=\(HTML.percentEncoded("省商务厅"))")
    #expect(tasks.text.contains("省经信厅") && tasks.text.contains("逾期"))
    let feed = try await room.visitor.get("/feed/targets.atom")
    #expect(feed.headers[.contentType]?.hasPrefix("application/atom+xml") == true)
  }
}
