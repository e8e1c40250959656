import Foundation
import NIOCore
import Store
import Testing

@testable import Workbench

@Suite("records in the pages") struct RecordPagesTests {
  private let a = RecordRoom.codes[0]
  private let b = RecordRoom.codes[1]
  private let c = RecordRoom.codes[2]

  private func filled() async throws -> RecordRoom {
    let room = try RecordRoom()
    try await room.land(
      """
      代码,年度,名称,税收,用地,电话
      \(a),2022,云溪甲厂,50,10,0571-1
      \(a),2023,云溪甲厂,120.5,10,0571-1
      \(b),2023,云溪Bolt厂,30,,0571-2
      \(c),2023,,7,2,

      """)
    return room
  }

  private func keys(_ page: String) -> [String] {
    page.matches(of: #/record\?key=([0-9A-Z]+)&/#).map { String($0.1) }
  }

  @Test("list the newest period first, and others and all when asked")
  func periods() async throws {
    let room = try await filled()
    #expect(try await room.visitor.get("/records").text.contains("企业年度"))
    #expect(keys(try await room.visitor.get("/records/firm-year").text) == [a, b, c])
    #expect(keys(try await room.visitor.get("/records/firm-year?period=2022").text) == [a])
    #expect(keys(try await room.visitor.get("/records/firm-year?period=*").text).count == 4)
    #expect(try await room.visitor.get("/records/firm-year?period=x").status == 422)
    #expect(try await room.visitor.get("/records/nothing").status == 404)
    #expect(try await room.visitor.get("/records/firm-year?on=gestern").status == 400)
    #expect(keys(try await room.visitor.get("/records/firm-year?on=2020-01-01").text).isEmpty)
    #expect(keys(try await room.visitor.get("/records/firm-year?on=2100-01-01").text).count == 3)
  }

  @Test("are found by words in either case, by conditions on fields, and sorted by a header")
  func finding() async throws {
    let room = try await filled()
    func list(_ query: String) async throws -> [String] {
      keys(try await room.visitor.get("/records/firm-year?\(query)").text)
    }
    func condition(_ field: String, _ comparison: String, _ value: String) -> String {
      "f=\(field.inAddress)&c=\(comparison)&v=\(value.inAddress)"
    }
    #expect(try await list("words=bolt") == [b])
    #expect(try await list("words=\("云溪".inAddress)+\("甲".inAddress)") == [a])
    #expect(try await list("words=\(a.lowercased().prefix(12))") == [a])
    #expect(try await list(condition("税收", "ge", "30")) == [a, b])
    #expect(try await list(condition("税收", "eq", "30.0")) == [b])
    #expect(try await list(condition("税收", "le", "30")) == [b, c])
    #expect(try await list(condition("名称", "has", "厂")) == [a, b])
    #expect(try await list(condition("名称", "none", "")) == [c])
    #expect(try await list(condition("用地", "some", "")) == [a, c])
    #expect(try await list(condition("税收", "ge", "10") + "&" + condition("用地", "none", "")) == [b])
    #expect(try await list("sort=\("税收".inAddress)") == [c, b, a])
    #expect(
      try await list("sort=\("用地".inAddress)&down=1") == [a, c, b], "what is missing is last")
    let bad = try await room.visitor.get("/records/firm-year?" + condition("税收", "ge", "x"))
    #expect(bad.status == 400 && bad.text.contains("不能与 税收 比较"))
    let unknown = try await room.visitor.get("/records/firm-year?" + condition("没有", "ge", "1"))
    #expect(unknown.status == 400)
  }

  @Test("are turned over by pages, and exported as the list shows them")
  func pages() async throws {
    let room = try RecordRoom()
    var text = "代码,年度,名称,税收\n"
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    for index in 0..<120 {
      let code = "91330000MA\(alphabet[index / 31])\(alphabet[index % 31])00000X"
      text += "\(code.prefix(17))0,2023,=厂\(index),\(index)\n"
    }
    try await room.land(text)
    let first = try await room.visitor.get("/records/firm-year").text
    #expect(keys(first).count == 50 && first.contains("1–50") && first.contains("page=2"))
    let last = try await room.visitor.get("/records/firm-year?page=3").text
    #expect(keys(last).count == 20)
    let beyond = try await room.visitor.get("/records/firm-year?page=99").text
    #expect(keys(beyond) == keys(last))
    let query = "f=\("税收".inAddress)&c=ge&v=100&sort=\("税收".inAddress)&down=1"
    let csv = try await room.visitor.get("/records/firm-year/export/csv?\(query)").text
    #expect(csv.split(separator: "\r\n").count == 21)
    #expect(csv.split(separator: "\r\n")[1].contains("'=厂119,119"), "guarded, and in order")
    let json = try await room.visitor.get("/records/firm-year/export/json?\(query)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.body.readableBytesView)) as? [[String: Any]])
    #expect(rows.count == 20 && rows[0]["税收（万元）"] as? Double == 119)
    let book = try await room.visitor.get("/records/firm-year/export/xlsx")
    #expect(book.body.readableBytesView.starts(with: Data("PK".utf8)))
  }

  @Test("show where each value came from, what follows from it, and each version")
  func record() async throws {
    let room = try await filled()
    let page = try await room.visitor.get("/records/firm-year/record?key=\(a)&period=2023").text
    #expect(page.contains("120.5") && page.contains("万元"))
    let batch = try room.library.batch(1)
    #expect(page.contains("a.csv") && page.contains(batch.sha256))
    #expect(page.contains("<dd>3</dd>"), "the row of the file")
    #expect(page.contains("<dd>4 税收</dd>"), "the column of the file")
    #expect(page.contains("12.05") && page.contains("if 用地 &gt; 0"))
    #expect(page.contains("period=2022"))
    let other = try await room.visitor.get("/records/firm-year/record?key=\(b)").text
    #expect(other.contains("缺：用地"))
    #expect(try await room.visitor.get("/records/firm-year/record?key=none").status == 404)
    #expect(
      try await room.visitor.get("/records/firm-year/record?key=\(a)&on=2020-01-01").status == 404)
  }

  @Test("are corrected with a reason, which stands beside what was imported")
  func correct() async throws {
    let room = try await filled()
    let address = "/records/firm-year/correct"
    let form = "key=\(a)&period=2023&field=\("税收".inAddress)&change=value&value=130"
    let bare = try await room.visitor.post(address, form)
    #expect(bare.status == 400 && bare.text.contains("必须写明理由"))
    #expect(bare.text.contains("value=\"130\""), "what was typed stays")
    let reason = "&reason=\("税务局来函".inAddress)&source=\("税函1号".inAddress)"
    let below = try await room.visitor.post(
      address, form.replacing("value=130", with: "value=-1") + reason)
    #expect(below.status == 400)
    let done = try await room.visitor.post(address, form + reason)
    #expect(done.status == 303)
    let page = try await room.visitor.get("/records/firm-year/record?key=\(a)&period=2023").text
    #expect(page.contains("<b>130 万元</b>") && page.contains("税务局来函"))
    #expect(page.contains("更正前导入的值：120.5") && page.contains("税函1号"))
    #expect(page.contains("13") && !page.contains("12.05"), "what is computed follows")
    #expect(try await room.visitor.get("/records/firm-year").text.contains("class=\"corrected\""))
    _ = try await room.visitor.post(
      address, form.replacing("change=value&value=130", with: "change=withdrawn") + reason)
    let back = try await room.visitor.get("/records/firm-year/record?key=\(a)&period=2023").text
    #expect(back.contains("12.05") && back.contains("撤回更正"))
    let key = form.replacing("税收".inAddress, with: "代码".inAddress)
    #expect(try await room.visitor.post(address, key + reason).status == 400)
    #expect(try room.library.checkLog().isEmpty)
  }

  @Test("show a role nothing above its grade, in no page and no file", arguments: Role.allCases)
  func masks(role: Role) async throws {
    let room = try await filled()
    try room.library.correct(
      NewCorrection(
        record: try #require(room.site.packs.entry(type: "firm-year")?.record), key: a,
        period: "2023", field: "电话", change: .value("0571-9999"), reason: "改为 0571-9999"),
      by: "t", viewer: .atTheMachine)
    guard role.hasAccounts else { return }
    let visitor = try room.visitor(role, enterprise: role == .enterprise ? a : nil)
    let record = "/records/firm-year/record?key=\(a)&period=2023"
    let addresses = [
      "/records/firm-year", record, "/records/firm-year/export/csv",
      "/records/firm-year/export/json",
    ]
    for address in addresses {
      let answer = try await visitor.get(address)
      #expect(answer.status == 200, "\(role) \(address)")
      #expect(
        answer.text.contains("0571-9999") == (role.highestGrade >= 3), "\(role) \(address)")
      #expect(!answer.text.contains("0571-1") || role.highestGrade >= 3)
    }
    let page = try await visitor.get(record).text
    // A value that is computed from a masked one would tell it.
    let computed = try #require(page.firstRange(of: "每线税收"))
    let rest = page[computed.upperBound...].prefix(200)
    #expect(rest.contains("（不可见）") == (role.highestGrade < 3), "\(role): \(rest)")
    let filter = "f=\("电话".inAddress)&c=has&v=9999"
    let status = try await visitor.get("/records/firm-year?\(filter)").status
    #expect(status == (role.highestGrade >= 3 ? 200 : 400))
    let sorted = try await visitor.get("/records/firm-year/export/csv?\(filter)").status
    #expect(sorted == (role.highestGrade >= 3 ? 200 : 422))
    if role == .enterprise {
      #expect(keys(try await visitor.get("/records/firm-year").text) == [a])
      #expect(try await visitor.get("/records/firm-year/record?key=\(b)").status == 404)
      #expect(try await !visitor.get("/records/firm-year/export/csv").text.contains(b))
      #expect(try await visitor.get("/records").text.contains("企业年度"))
      #expect(!page.contains("/batches/"))
    }
    #expect(page.contains("name=\"reason\"") == role.rights.contains(.correctRecords))
  }

  @Test("are seen anew after every import and correction, though tables are kept")
  func fresh() async throws {
    let room = try await filled()
    #expect(keys(try await room.visitor.get("/records/firm-year").text).count == 3)
    try await room.land("代码,年度,税收\n91330000MA27X0000A,2023,1\n", "more.csv")
    #expect(keys(try await room.visitor.get("/records/firm-year").text).count == 4)
  }
}
