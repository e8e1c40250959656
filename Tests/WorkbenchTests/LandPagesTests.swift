import Foundation
import HTTPTypes
import NIOCore
import Packs
import Store
import Testing

@testable import Workbench

/// The pages of registers, cases, ledgers and the map over the packs of the project.
@Suite("the pages of the land office") struct LandPagesTests {
  private let room: RecordRoom

  init() throws {
    room = try RecordRoom()
    let packs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "../../packs"
    ).standardizedFileURL.path
    room.visitor = Visitor(
      Site(
        library: room.library, intake: Intake(library: room.library),
        templates: try PageTemplates(), vendor: VendorFiles(folder: nil), publicAddress: nil,
        setupCode: "the-code", packs: PackShelf(folder: packs)))
  }

  /// Imports a text through the pages.
  private func land(_ text: String, _ type: String) async throws {
    let sent = try await room.send(Data(text.utf8), "some.csv", type: type)
    let address = try #require(sent.headers[.location])
    _ = try await room.visitor.post(address, "action=check")
    let findings = try await room.settled(address).text
    let latest = findings.firstMatch(of: #/name="latest" value="(\d+)"/#)?.1 ?? ""
    _ = try await room.visitor.post(address + "/land", "latest=\(latest)")
    _ = try await room.settled(address)
  }

  private func square(_ west: Double, _ south: Double, _ size: Double) -> String {
    let corners = [
      (west, south), (west + size, south), (west + size, south + size), (west, south + size),
      (west, south),
    ].map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    return "\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[\(corners)]]}\""
  }

  private func landParcels() async throws {
    try await land(
      """
      宗地编号,县区代码,宗地面积（m²）,边界
      A1,330303,1000,\(square(120.60, 27.84, 0.001))
      A2,330303,2000,\(square(120.6011, 27.84, 0.001))
      B1,330383,3000,\(square(120.70, 27.84, 0.001))
      C1,330383,4000,

      """, "core/parcel")
  }

  @Test("every list is there before anything was done, in both languages")
  func empty() async throws {
    for path in [
      "/registers", "/cases", "/ledgers", "/land/map", "/registers/idle", "/ledgers/land-quota",
    ] {
      for language in ["zh", "en"] {
        let answer = try await room.visitor.get("\(path)?lang=\(language)")
        #expect(answer.status == 200, "\(path)")
        #expect(!answer.text.contains("[["))
      }
    }
    #expect(try await room.visitor.get("/registers").text.contains("低效工业用地"))
    for path in [
      "/registers/none", "/registers/idle/items/7", "/cases/7", "/ledgers/none",
      "/land/parcel?key=A1",
    ] {
      #expect(try await room.visitor.get(path).status == 404, "\(path)")
    }
  }

  @Test("the map draws parcels, filters by region, and says how many have no outline")
  func map() async throws {
    try await landParcels()
    let all = try await room.visitor.get("/land/map").text
    #expect(all.matches(of: #/<path class="parcel none"/#).count == 3)
    #expect(all.contains("1 宗没有可用的边界"))
    let one = try await room.visitor.get("/land/map?region=330383").text
    #expect(one.matches(of: #/<path class="parcel none"/#).count == 1)
    let near = try await room.visitor.get("/land/map?box=120.595,27.835,120.605,27.845").text
    #expect(near.contains("key=A1") && near.contains("key=A2") && !near.contains("key=B1"))
    let chain = try await room.visitor.get("/land/parcel?key=A1").text
    #expect(chain.contains("1000.00") && chain.contains("40（120°）"))
  }

  @Test("a parcel's page tells of contracts and breaches that name it, their lists and cases")
  func named() async throws {
    try await landParcels()
    try await land(
      """
      合同编号,宗地号,约定开工日期,约定投资强度
      H1,A1,2024-03-01,400
      H2,A2,2024-03-02,500

      """, "industrial-land/contract")
    let page = try await room.visitor.get("/land/parcel?key=A1").text
    #expect(page.contains("合同 H1") && page.contains("2024-03-01"))
    #expect(!page.contains("合同 H2") && !page.contains("2024-03-02"))
    let land = try room.visitor(.land)
    _ = try await land.post("/registers/contract-late", "action=run&on=2024-03-05")
    let listed = try await land.get("/land/parcel?key=A1").text
    #expect(listed.contains("逾期开工或竣工的合同"))
  }

  @Test("a parcel's page measures what zones of plans and control lines have in common with it")
  func zones() async throws {
    try await landParcels()
    try await land(
      """
      分区编号,名称,类别,规划用途,规划版本,边界
      F1,南片,永久基本农田,耕地,2023版,\(square(120.6005, 27.84, 0.001))
      F2,远片,永久基本农田,耕地,2023版,\(square(120.61, 27.84, 0.001))
      U1,老区,用途分区,工业,2023版,\(square(120.59, 27.83, 0.1))

      """, "industrial-land/plan-zone")
    try await land(
      """
      控制线编号,名称,划定文件,边界
      X1,城东,1号,\(square(120.601, 27.84, 0.001))

      """, "industrial-land/control-line")
    let page = try await room.visitor.get("/land/parcel?key=A1").text
    let rows = page.matches(
      of: #/<td class="number">([\d.]+)</td><td class="number">([\d.]+)</td>/#)
    // Half of A1 is farmland, all of it lies in the zone of use; X1 and F2 only touch it or lie apart.
    #expect(rows.map { String($0.2) }.sorted() == ["100.00", "50.00"])
    #expect(page.contains("南片 · 永久基本农田 · 耕地") && page.contains("老区 · 用途分区 · 工业"))
    #expect(!page.contains("远片") && !page.contains("城东"))
    let next = try await room.visitor.get("/land/parcel?key=A2").text
    #expect(next.contains("城东"))
  }

  @Test("a renewal area has its parcels, their sums and whether they lie together")
  func renewal() async throws {
    try await landParcels()
    let area =
      "POLYGON((120.599 27.839,120.7008 27.839,120.7008 27.842,120.599 27.842,120.599 27.839))"
    // A1 and A2 lie ten metres apart, B1 ten kilometres.
    for (gap, groups) in [("20", 2), ("5", 3)] {
      let found = try await room.visitor.get("/land/map?gap=\(gap)&area=\(area.inAddress)").text
      #expect(found.contains("key=A1") && found.contains("key=A2") && found.contains("key=B1"))
      #expect(found.contains("连片：\(groups) 处"), "gap \(gap)")
    }
    let bad = try await room.visitor.get("/land/map?area=\("POLYGON((1 2))".inAddress)")
    #expect(bad.status == 200 && bad.text.contains("land.few-positions"))
  }

  @Test("a posting that the rule forbids is refused with the rule, a future day too")
  func ledger() async throws {
    let common = "owner=330303&purpose=\("工业".inAddress)&year=2026&reason=x"
    let fact = "fact.用于415X重大项目".inAddress
    let refused = try await room.visitor.post(
      "/ledgers/land-quota",
      "posting=\("考核激励".inAddress)&\(common)&amount=3001&\(fact)=true&on=2026-01-05")
    #expect(refused.status == 422)
    #expect(refused.text.contains("全省每年考核激励不超过3000亩") && refused.text.contains("浙政发〔2023〕4号"))
    let future = try await room.visitor.post(
      "/ledgers/land-quota",
      "posting=\("考核激励".inAddress)&\(common)&amount=3000&\(fact)=true&on=2199-01-05")
    #expect(future.text.contains("rulings.future-day"))
    let posted = try await room.visitor.post(
      "/ledgers/land-quota",
      "posting=\("考核激励".inAddress)&\(common)&amount=3000&\(fact)=true&on=2026-01-05")
    #expect(posted.status == 303)
    #expect(try await room.visitor.get("/ledgers/land-quota").text.contains("3000.0000"))
  }

  @Test("a case waits for its role: another one sees no form, and is refused where it sends one")
  func roles() async throws {
    let chief = try room.visitor(.administrator)
    let land = try room.visitor(.land)
    let project = try room.visitor(.project)
    let auditor = try room.visitor(.auditor)
    let opened = try await land.post(
      "/cases",
      "procedure=poor-remedy&title=x&on=2026-03-02&\("fact.责任人".inAddress)=somebody")
    let address = try #require(opened.headers[.location])
    #expect(try await land.get(address).text.contains("办完这一步"))
    #expect(try await !auditor.get(address).text.contains("办完这一步"))
    let body = "action=done&step=\("核实".inAddress)&on=2026-03-03"
    #expect(try await auditor.post(address, body).status == 403)
    let refused = try await project.post(address, body)
    #expect(refused.status == 403 && refused.text.contains("cases.not-yours"))
    #expect(try await chief.post(address, body).status == 303)
    let stopped = try await land.post(address, "action=stop&reason=\("下雨".inAddress)")
    #expect(stopped.text.contains("cases.bad-stop"))
    #expect(try await land.get("/cases?which=open").text.contains(address))
  }
}
