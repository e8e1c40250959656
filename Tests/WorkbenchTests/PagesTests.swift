import Foundation
import HTTPTypes
import NIOCore
import Store
import Testing

@testable import Workbench

@Suite("the pages") struct PagesTests {
  @Test(
    "answer over an empty library and say what to do next",
    arguments: [
      "/", "/targets", "/agencies", "/references", "/captures", "/search", "/search?q=亩", "/read",
      "/help", "/export.json", "/targets.csv", "/targets.xlsx",
    ])
  func empty(path: String) async throws {
    let room = try SampleRoom(empty: true)
    #expect(try await room.visitor.get(path).status == 200)
    #expect(try await room.visitor.get("/").text.contains("文库还是空的"))
  }

  @Test("list documents with their state on the day that is asked for")
  func documents() async throws {
    let room = try SampleRoom()
    let before = try await room.visitor.get("/?on=2031-02-01&state=in_force").text
    #expect(before.contains("青政办发〔2030〕21号"))
    #expect(!before.contains(try room.code(SampleRoom.planID)))
    let after = try await room.visitor.get("/?on=2036-01-01&state=expired").text
    #expect(after.contains("青政办发〔2030〕21号"))
    #expect(try await room.visitor.get("/?on=gestern").status == 400)
  }

  @Test("show a document with contents, marked statements, links to what it cites, and duties")
  func reader() async throws {
    let room = try SampleRoom()
    let page = try await room.visitor.get("/d/\(try room.code(SampleRoom.planID))").text
    let statement = try #require(try room.statement("亩均税收"))
    #expect(page.contains("id=\"s-\(statement.code)\""))
    #expect(page.contains("id=\"n-\(statement.code)\""))
    #expect(page.contains("id=\"\(try room.code("\(SampleRoom.planID) 二(一)"))\""))
    #expect(page.contains("/p/\(try room.code("青政办发〔2030〕21号"))"), "the cited document is linked")
    #expect(page.contains("/agency?name="))
  }

  @Test("open a provision by short code and by what a person types")
  func provision() async throws {
    let room = try SampleRoom()
    let id = "\(SampleRoom.planID) 二(一)"
    let page = try await room.visitor.get("/p/\(try room.code(id))").text
    #expect(page.contains(id) && page.contains("每年整治低效工业用地1500亩以上"))
    let typed = "青政发[2031]8号 二（一）".addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    #expect(try await room.visitor.get("/p?id=\(typed ?? "")").text.contains(id))
    let cited = try await room.visitor.get("/d/\(try room.code("青政办发〔2030〕21号"))").text
    #expect(cited.contains(id), "the cited document names where it is cited")
  }

  @Test("find words of one and two characters, and the address that was typed")
  func search() async throws {
    let room = try SampleRoom()
    func find(_ words: String) async throws -> String {
      let query = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      return try await room.visitor.get("/search?q=\(query)").text
    }
    #expect(try await find("亩").contains("<em>亩</em>"))
    #expect(try await find("税收").contains("<em>税收</em>"))
    #expect(try await find("青政发〔2031〕8号").contains("编号相符"))
    #expect(try await find("没有这样的词").contains("没有条款含有全部检索词"))
  }

  @Test("sort and filter targets, on the page and in what is downloaded")
  func targets() async throws {
    let room = try SampleRoom()
    let csv = try await room.visitor.get("/targets.csv?kind=target_annual")
    #expect(csv.text.contains("1500"))
    #expect(!csv.text.contains("18000000000"))
    #expect(csv.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    let sorted = try await room.visitor.get("/targets?sort=value&down=1").text
    let large = try #require(sorted.firstRange(of: "180亿元"))
    let small = try #require(sorted.firstRange(of: "1500亩"))
    #expect(large.lowerBound < small.lowerBound)
    let book = try await room.visitor.get("/targets.xlsx")
    #expect(book.body.readableBytesView.starts(with: Data("PK".utf8)))
  }

  @Test(
    "export a document in each form", arguments: [("json", "{"), ("md", "#"), ("akn", "<?xml")])
  func exports(format: String, opening: String) async throws {
    let room = try SampleRoom()
    let answer = try await room.visitor.get(
      "/d/\(try room.code(SampleRoom.planID))/export/\(format)")
    #expect(answer.status == 200 && answer.text.contains(opening))
    #expect(answer.text.contains("亩均税收"))
  }

  @Test("say in Chinese, and in English when asked, that something is not there")
  func missing() async throws {
    let room = try SampleRoom(empty: true)
    let chinese = try await room.visitor.get("/d/zzzzzzzz")
    #expect(chinese.status == 404 && chinese.text.contains("没有找到"))
    let english = try await room.visitor.get("/nowhere?lang=en")
    #expect(english.status == 404 && english.text.contains("was not found"))
    #expect(english.headers[.setCookie]?.contains("guiju-lang=en") == true)
  }

  @Test("never let text of a document become markup")
  func escaping() async throws {
    let evil = SampleRoom.plan.replacing("主要任务", with: "主要<script>alert(1)</script>任务")
    let room = try SampleRoom(text: evil)
    for path in ["/", "/d/\(try room.code(SampleRoom.planID))", "/search?q=%3Cscript%3E"] {
      #expect(try await !room.visitor.get(path).text.contains("<script>alert"))
    }
  }

  @Test("carry a policy that keeps foreign content out")
  func policy() async throws {
    let room = try SampleRoom(empty: true)
    let headers = try await room.visitor.get("/").headers
    #expect(headers[.contentSecurityPolicy]?.contains("default-src 'self'") == true)
    #expect(headers[.xContentTypeOptions] == "nosniff")
  }

  @Test("draw a QR code of the permanent link")
  func qr() async throws {
    let room = try SampleRoom()
    let answer = try await room.visitor.get("/qr/\(try room.code(SampleRoom.planID))")
    #expect(answer.headers[.contentType] == "image/svg+xml")
    // The finder pattern: seven dark modules in the first row of the code.
    #expect(answer.text.contains("M0 0h7v1h-7z"))
  }
}
