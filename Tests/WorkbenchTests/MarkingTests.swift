import Foundation
import HTTPTypes
import NIOCore
import Store
import Testing

@testable import Workbench

@Suite("marking a statement") struct MarkingTests {
  @Test("keeps who said what, shows it, and leads back to where the reader was")
  func confirm() async throws {
    let room = try SampleRoom()
    let found = try #require(try room.statement("亩均税收"))
    let answer = try await room.visitor.post(
      "/s/\(found.code)/mark", "verdict=confirmed&reader=%E7%8E%8B%E4%BA%94&return=/targets")
    #expect(answer.status == 303)
    #expect(answer.headers[.location] == "/targets#n-\(found.code)")
    #expect(answer.headers[.setCookie]?.contains("guiju-reader=") == true)
    let mark = try #require(try room.library.statement(code: found.code)?.mark)
    #expect(mark.verdict == .confirmed && mark.reader == "王五")
    #expect(try await room.visitor.get("/s/\(found.code)").text.contains("王五"))
  }

  @Test("takes a correction, shows it in lists, and can be withdrawn with a trace")
  func correct() async throws {
    let room = try SampleRoom()
    let found = try #require(try room.statement("1500亩"))
    let form = [
      "verdict=corrected", "reader=w", "kind=target_annual", "role=main", "metric=area",
      "comparator=%3E%3D", "value=1600", "unit=%E4%BA%A9", "note=typo",
    ].joined(separator: "&")
    #expect(try await room.visitor.post("/s/\(found.code)/mark", form).status == 303)
    #expect(try await room.visitor.get("/targets").text.contains("1600亩"))
    _ = try await room.visitor.post("/s/\(found.code)/mark", "verdict=withdrawn&reader=w")
    #expect(try await room.visitor.get("/targets").text.contains("1500亩"))
    #expect(try room.library.marks(on: found.key).count == 2)
  }

  @Test("a rejected statement leaves the lists, not the library")
  func reject() async throws {
    let room = try SampleRoom()
    let found = try #require(try room.statement("50万元"))
    _ = try await room.visitor.post("/s/\(found.code)/mark", "verdict=rejected&reader=w")
    #expect(try await !room.visitor.get("/targets").text.contains(found.code))
    #expect(try await room.visitor.get("/targets?all=1").text.contains(found.code))
  }

  @Test("htmx gets the note anew, not a page")
  func fragment() async throws {
    let room = try SampleRoom()
    let found = try #require(try room.statement("亩均税收"))
    var headers = HTTPFields()
    if let name = HTTPField.Name("HX-Request") { headers[name] = "true" }
    let answer = try await room.visitor.post(
      "/s/\(found.code)/mark", "verdict=confirmed&reader=w&number=3", headers)
    #expect(answer.text.hasPrefix("<div class=\"note confirmed\""))
    #expect(!answer.text.contains("<html"))
  }

  @Test(
    "refuses what is not whole",
    arguments: [
      "verdict=perhaps&reader=w", "reader=w", "verdict=confirmed&reader=",
      "verdict=corrected&reader=w",
      "verdict=corrected&reader=w&kind=threshold&role=main&comparator=%3D&metric=m&unit=u&value=ten",
      "verdict=corrected&reader=w&kind=threshold&role=main&comparator=%3D&metric=m&unit=u&date=1",
    ])
  func refused(form: String) async throws {
    let room = try SampleRoom()
    let found = try #require(try room.statement("亩均税收"))
    #expect(try await room.visitor.post("/s/\(found.code)/mark", form).status == 400)
    #expect(try room.library.marks(on: found.key).isEmpty)
  }

  @Test("another site's form is not acted upon, nor another name answered")
  func foreign() async throws {
    let room = try SampleRoom()
    let found = try #require(try room.statement("亩均税收"))
    var headers: HTTPFields = [.origin: "http://elsewhere.example"]
    let form = "verdict=confirmed&reader=w"
    #expect(try await room.visitor.post("/s/\(found.code)/mark", form, headers).status == 403)
    headers = [.origin: "http://127.0.0.1:8080"]
    #expect(try await room.visitor.post("/s/\(found.code)/mark", form, headers).status == 303)
    let misled = try await room.visitor.ask(
      .get, "/", [:], .init(), authority: "attacker.example:8080")
    #expect(misled.status == 421)
  }

  @Test(
    "returns only to this server",
    arguments: ["//evil.example", "http://evil.example/", "\\evil", "/a\r\nSet-Cookie: x"])
  func redirect(address: String) async throws {
    let room = try SampleRoom()
    let found = try #require(try room.statement("亩均税收"))
    let encoded = address.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let answer = try await room.visitor.post(
      "/s/\(found.code)/mark", "verdict=confirmed&reader=w&return=\(encoded)")
    #expect(answer.headers[.location] == "/#n-\(found.code)")
  }
}
