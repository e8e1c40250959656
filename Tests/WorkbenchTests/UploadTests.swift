import Foundation
import Store
import Testing

@testable import Workbench

@Suite("reading an uploaded file") struct UploadTests {
  private func upload(_ room: SampleRoom, _ files: [(String, String)]) async throws
    -> Visitor.Answer
  {
    var body = ""
    for (name, content) in files {
      body += "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n"
      body += "Content-Type: text/plain\r\n\r\n\(content)\r\n"
    }
    return try await room.visitor.post(
      "/read", body + "--B--\r\n", type: "multipart/form-data; boundary=B")
  }

  @Test("stores it and links to what was read; the same file again adds nothing")
  func stores() async throws {
    let room = try SampleRoom(empty: true)
    let first = try await upload(room, [("方案;一.txt", SampleRoom.plan)])
    #expect(first.status == 200 && first.text.contains("新增"))
    #expect(first.text.contains("/d/\(try room.code(SampleRoom.planID))"))
    let second = try await upload(room, [("方案;一.txt", SampleRoom.plan)])
    #expect(second.text.contains("已有"))
    let changed = SampleRoom.plan.replacing("1500亩", with: "1800亩")
    let third = try await upload(room, [("方案.txt", changed)])
    #expect(third.text.contains("新版本 2"))
    let history = try await room.visitor.get("/d/\(try room.code(SampleRoom.planID))/history").text
    #expect(history.contains("<ins>") && history.contains("<del>"))
  }

  @Test("one bad file does not stop the others, and says what to do")
  func bad() async throws {
    let room = try SampleRoom(empty: true)
    let answer = try await upload(room, [("empty.txt", ""), ("plan.txt", SampleRoom.plan)])
    #expect(answer.status == 422)
    #expect(answer.text.contains("文件是空的") && answer.text.contains("没有存入任何内容"))
    #expect(try room.library.documents(on: Moment.today).count == 1)
  }

  @Test("a form without a file is told so")
  func none() async throws {
    let room = try SampleRoom(empty: true)
    #expect(try await upload(room, [("", "")]).status == 400)
    #expect(try await room.visitor.post("/read", "x").status == 400)
  }

  @Test("a form that is cut or changed anywhere is read or refused, never a crash")
  func hostileForms() throws {
    let whole = Data(
      """
      --B\r\nContent-Disposition: form-data; name="a"; filename="x\\";y.txt"\r\n\r\n1\r\n--B\r\n\
      Content-Disposition: form-data; name="b"\r\n\r\n2\r\n--B--\r\n
      """.utf8)
    let type = "multipart/form-data; boundary=\"B\""
    #expect(MultipartForm(whole, contentType: type)?["b"] == "2")
    for length in whole.indices { _ = MultipartForm(whole.prefix(length), contentType: type) }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      var bytes = whole
      bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255)
      _ = MultipartForm(bytes, contentType: type)
    }
    #expect(MultipartForm(whole, contentType: "multipart/form-data") == nil)
  }
}
