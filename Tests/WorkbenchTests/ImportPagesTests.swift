import Foundation
import HTTPTypes
import NIOCore
import Store
import Tables
import Testing

@testable import Workbench

@Suite("importing records in the pages") struct ImportPagesTests {
  private let a = RecordRoom.codes[0]
  private let b = RecordRoom.codes[1]
  private let c = RecordRoom.codes[2]

  @Test("a sound file is mapped, checked, landed whole, and its copy goes away")
  func whole() async throws {
    let room = try RecordRoom()
    #expect(try await room.visitor.get("/import").text.contains("firms/firm-year"))
    let address = try await room.upload("代码,年度,税收(元)\n\(a),2023,10000\n\(b),2023,20000\n")
    #expect(room.uploads.count == 1)
    let mapping = try await room.visitor.get(address).text
    #expect(mapping.contains("<option value=\"税收\" selected>") && mapping.contains("value=\"元\""))
    #expect(mapping.contains("10000 · 20000"), "values of the file stand beside the column")
    #expect(!mapping.contains("class=\"asked\""))
    _ = try await room.visitor.post(address, "action=check")
    let findings = try await room.settled(address).text
    #expect(findings.contains("全部入库") && !findings.contains("name=\"accept\""))
    #expect(try room.library.batches().isEmpty, "checking lands nothing")
    _ = try await room.visitor.post(address + "/land", "latest=0")
    let batch = try await room.settled(address).text
    #expect(batch.contains("已入库") && batch.contains("2 / 2"))
    let kept = try #require(try room.library.batches().first)
    #expect(batch.contains(kept.sha256) && kept.file == "a.csv")
    #expect(room.uploads.isEmpty)
    #expect(try await room.visitor.get("/batches").text.contains("a.csv"))
    #expect(try await room.visitor.get("/import/\(address.split(separator: "/")[1])").status == 303)
  }

  @Test("what is not certain is asked with a select box, and nothing is checked before")
  func asked() async throws {
    let room = try RecordRoom()
    let address = try await room.upload("代码,税收（人）,备注\n\(a),1,x\n")
    let page = try await room.visitor.get(address).text
    #expect(page.contains("class=\"asked\"") && page.contains("单位是什么"))
    #expect(page.contains("name=\"period\""), "the period is asked")
    #expect(page.contains("class=\"unused\""))
    // With a question left the same page comes again.
    _ = try await room.visitor.post(address, "action=check&f1=代码&f2=?&f3=&period=2023")
    #expect(try await room.visitor.get(address).text.contains("class=\"asked\""))
    _ = try await room.visitor.post(
      address, "action=check&period=2023&f1=\("代码".inAddress)&u1=&f2=\("税收".inAddress)&u2=万元&f3=")
    let findings = try await room.settled(address).text
    #expect(findings.contains("全部入库") && findings.contains("2023"))
    // What was decided can be changed.
    #expect(try await room.visitor.get(address + "?map=1").text.contains("class=\"list mapping\""))
    let bad = "action=check&period=2023&f1=\("代码".inAddress)&f2=\("税收".inAddress)&u2=xyz"
    _ = try await room.visitor.post(address, bad)
    #expect(try await room.visitor.get(address).text.contains("无法识别"))
  }

  @Test("columns of the same title are told apart by their numbers")
  func sameTitles() async throws {
    let room = try RecordRoom()
    let address = try await room.upload("代码,年度,税收,税收\n\(a),2023,1,2\n")
    #expect(try await room.visitor.get(address).text.contains("取哪一列"))
    let chosen = "action=check&f1=\("代码".inAddress)&f2=\("年度".inAddress)&f3=&f4=\("税收".inAddress)"
    _ = try await room.visitor.post(address, chosen)
    #expect(try await room.settled(address).text.contains("全部入库"))
    _ = try await room.visitor.post(address + "/land", "latest=0")
    _ = try await room.settled(address)
    let table = try room.library.recordTable(type: "firm-year", viewer: .atTheMachine)
    #expect(table.value(0, "税收").value?.description == "2")
    // The next file of the form is asked again, for the title alone does not tell.
    let next = try await room.upload("代码,年度,税收,税收\n\(b),2023,1,2\n", "b.csv")
    #expect(try await room.visitor.get(next).text.contains("取哪一列"))
  }

  @Test("problems are grouped by rule and downloaded whole, beside the rows they speak of")
  func problems() async throws {
    let room = try RecordRoom()
    var text = "代码,年度,税收,备注\n\(a),2023,1,好\n\(b),2023,-5,差\n"
    for index in 0..<30 { text += "\(b),\(2031 + index),很多,第\(index)\n" }
    let address = try await room.upload(text)
    _ = try await room.visitor.post(address, "action=check")
    let page = try await room.settled(address).text
    #expect(page.components(separatedBy: "<details class=\"group error").count == 3)
    #expect(page.contains("tables.not-a-number") && page.contains("税收 &gt;= 0"))
    #expect(page.contains("另有 10 个"), "the first twenty are shown")
    let csv = try await room.visitor.get(address + "/problems/csv")
    #expect(csv.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    let lines = csv.text.split(separator: "\r\n")
    #expect(lines.count == 32, "\(csv.text)")
    #expect(lines[0].hasSuffix("代码,代码,年度,税收,备注"))
    #expect(lines[1].contains("-5") && lines[1].hasSuffix("\(b),2023,'-5,差"))
    let rows = try await room.visitor.get(address + "/problems/rows.csv").text
    #expect(rows.contains("第29") && !rows.contains("好"))
    let book = try await room.visitor.get(address + "/problems/xlsx")
    #expect(book.body.readableBytesView.starts(with: Data("PK".utf8)))
    #expect(try await room.visitor.get(address + "/problems/exe").status == 404)
    // Without a word that problems are accepted nothing lands; with it the sound row does.
    _ = try await room.visitor.post(address + "/land", "latest=0")
    #expect(try await room.settled(address).text.contains("一行也没有入库"))
    #expect(try room.library.batches().isEmpty)
    _ = try await room.visitor.post(address + "/land", "latest=0&accept=1")
    let batch = try await room.settled(address).text
    #expect(batch.contains("1 / 32") && batch.contains("留作待改清单"))
    let mend = try await room.visitor.get("/batches/1/problems/rows.csv").text
    #expect(mend.contains("第29") && mend.contains("\(b),2023,'-5,差,3,"))
  }

  @Test("a file of which no row is sound cannot land, and the page says why")
  func allRefused() async throws {
    let room = try RecordRoom()
    let address = try await room.upload("代码,年度,税收\n\(a),2023,x\n")
    _ = try await room.visitor.post(address, "action=check")
    let page = try await room.settled(address).text
    #expect(page.contains("每一行都有错误") && !page.contains("只入库"))
    _ = try await room.visitor.post(address + "/land", "latest=0&accept=1")
    _ = try await room.settled(address)
    #expect(try room.library.batches().isEmpty)
  }

  @Test("a file that is none is refused at once, says what to do, and leaves no copy")
  func refused() async throws {
    let room = try RecordRoom()
    let legacy = Data(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600))
    let cases: [(Data, String, String)] = [
      (Data(), "a.csv", "文件是空的"), (legacy, "a.xls", "另存为"),
      (Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1]), "a.png", "文件不是文本"),
      (Data("PK\u{3}\u{4}not a workbook".utf8), "a.xlsx", "XLSX"),
    ]
    for (bytes, name, words) in cases {
      let answer = try await room.send(bytes, name)
      #expect(answer.status == 422 && answer.text.contains(words), "\(name): \(answer.text)")
      #expect(answer.text.contains(name) && !answer.text.contains(".uploads"))
    }
    #expect(try await room.send(Data("代码\n".utf8), type: "firms/none").status == 400)
    #expect(try await room.send(Data("x".utf8), "").status == 400)
    #expect(try await room.visitor.post("/import", "x").status == 400)
    #expect(room.uploads.isEmpty)
  }

  @Test("absent key, several sheets and no header are asked for on the page")
  func absentKey() async throws {
    let room = try RecordRoom()
    let address = try await room.upload("名称,年度,税收\n甲,2023,1\n")
    let page = try await room.visitor.get(address).text
    #expect(page.contains("没有一列是必需的 代码") && page.contains("不能导入"))
    _ = try await room.visitor.post(address, "action=check")
    #expect(try await room.visitor.get(address).text.contains("没有一列是必需的"))
  }

  @Test("of several sheets one is chosen on the page, and its header by its row")
  func sheets() async throws {
    let room = try RecordRoom()
    func sheet(_ name: String, _ code: String, _ tax: String) -> TableSheet {
      TableSheet(
        name: name, columns: [Column("代码"), Column("年度"), Column("税收")],
        rows: [[.text(code), .number("2023"), .number(tax)]])
    }
    let book = try WorkbookWriter().data([sheet("上半年", a, "1"), sheet("全年", b, "2")])
    let answer = try await room.send(Data(book), "a.xlsx")
    let address = try #require(answer.headers[.location])
    let asked = try await room.visitor.get(address).text
    #expect(asked.contains("有几张工作表") && asked.contains("请在下面选择工作表"))
    #expect(!asked.contains("class=\"list mapping\""))
    _ = try await room.visitor.post(address, "action=look&sheet=\("全年".inAddress)")
    let page = try await room.visitor.get(address).text
    #expect(page.contains("<option value=\"全年\" selected>") && page.contains(b))
    // Another row as the header is looked at anew, and what was said of columns is forgotten.
    let other = "action=check&sheet=\("全年".inAddress)&header=2&f1=\("税收".inAddress)"
    _ = try await room.visitor.post(address, other)
    #expect(try await room.visitor.get(address).text.contains("没有一列是必需的"))
    _ = try await room.visitor.post(address, "action=look&sheet=\("全年".inAddress)&header=")
    _ = try await room.visitor.post(address, "action=check&sheet=\("全年".inAddress)")
    #expect(try await room.settled(address).text.contains("全部入库"))
    _ = try await room.visitor.post(address + "/land", "latest=0")
    #expect(try await room.settled(address).text.contains("<dd>全年</dd>"))
    #expect(try room.library.batches().first?.sheet == "全年")
  }

  @Test("a draft is its owner's alone, can be dropped, and is told to be gone after a restart")
  func drafts() async throws {
    let room = try RecordRoom()
    let officer = try room.visitor(.land)
    let other = try room.visitor(.data)
    room.visitor = officer
    let address = try await room.upload("代码,年度\n\(a),2023\n")
    #expect(try await officer.get("/import").text.contains("a.csv"))
    #expect(try await other.get(address).status == 410)
    #expect(try await !other.get("/import").text.contains("a.csv"))
    _ = try await other.post(address + "/drop", "")
    #expect(room.uploads.count == 1)
    var restarted = Visitor(try RecordRoom.site(room.library, room.folder))
    restarted.cookies = officer.cookies
    let gone = try await restarted.get(address)
    #expect(gone.status == 410 && gone.text.contains("服务器可能重新启动过"))
    #expect(gone.text.contains("type=\"file\""), "one can begin anew")
    #expect(try await restarted.post(address + "/land", "latest=0").status == 410)
    _ = try await officer.post(address + "/drop", "")
    #expect(room.uploads.isEmpty)
    #expect(try await officer.get(address).status == 410)
  }

  @Test("who lands after somebody else's import of the type is told before")
  func twoPeople() async throws {
    let room = try RecordRoom()
    let address = try await room.upload("代码,年度,税收\n\(a),2023,1\n", "mine.csv")
    _ = try await room.visitor.post(address, "action=check")
    _ = try await room.settled(address)
    try await room.land("代码,年度,税收\n\(a),2023,7\n", "theirs.csv")
    _ = try await room.visitor.post(address + "/land", "latest=0")
    let page = try await room.settled(address).text
    #expect(page.contains("您检查之后") && page.contains("theirs.csv"))
    #expect(try room.library.batches().count == 1)
    _ = try await room.visitor.post(address + "/land", "latest=1")
    #expect(try await room.settled(address).text.contains("已入库"))
    // The same file again adds nothing.
    let again = try await room.land("代码,年度,税收\n\(a),2023,1\n", "mine.csv").text
    #expect(again.contains("没有增加记录"))
    #expect(try room.library.batches().count == 2)
  }

  @Test("what is under way is shown without a script too, and can be ended before it lands")
  func progress() async throws {
    let room = try RecordRoom()
    var text = "代码,年度,税收\n"
    for index in 0..<40_000 { text += "\(a),\(2000 + index % 190),\(index)\n" }
    let address = try await room.upload(text)
    _ = try await room.visitor.post(address, "action=check")
    let page = try await room.visitor.get(address)
    if page.text.contains("class=\"working\"") {
      #expect(page.text.contains("http-equiv=\"refresh\"") && page.text.contains("<progress"))
      _ = try await room.visitor.post(address + "/cancel", "")
    }
    let after = try await room.settled(address).text
    #expect(after.contains("导入已取消") || after.contains("class=\"figures\""))
    #expect(try room.library.batches().isEmpty)
    let asks = try #require(HTTPField.Name("HX-Request"))
    let tells = try #require(HTTPField.Name("HX-Redirect"))
    let done = try await room.visitor.get(address + "/progress", [asks: "true"])
    #expect(done.headers[tells] == address)
  }

  @Test("files older than a day are swept away")
  func sweep() async throws {
    let room = try RecordRoom()
    let address = try await room.upload("代码,年度\n\(a),2023\n")
    room.site.desk.sweep()
    #expect(room.uploads.count == 1)
    room.site.desk.sweep(now: Date().addingTimeInterval(ImportDesk.lifetime + 60))
    #expect(room.uploads.isEmpty)
    #expect(try await room.visitor.get(address).status == 410)
    let mode = try FileManager.default.attributesOfItem(atPath: room.site.desk.folder.path)
    #expect(mode[.posixPermissions] as? Int == 0o700)
  }

  @Test("problems and values are masked for an officer whose grade they exceed")
  func masked() async throws {
    let room = try RecordRoom()
    room.visitor = try room.visitor(.land)
    let address = try await room.upload("代码,年度,税收,电话,备注\n\(a),2023,x,0571-7771,88\n")
    let mapping = try await room.visitor.get(address).text
    #expect(!mapping.contains("0571-7771"))
    _ = try await room.visitor.post(address, "action=check")
    _ = try await room.settled(address)
    let csv = try await room.visitor.get(address + "/problems/csv").text
    #expect(!csv.contains("0571-7771") && csv.contains("（不可见）"))
    let rows = try await room.visitor.get(address + "/problems/rows.csv").text
    #expect(!rows.contains("0571-7771") && !rows.contains("88"))
  }
}
