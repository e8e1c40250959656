import Foundation
import Testing

@testable import Workbench

@Suite("a form that arrives in pieces") struct MultipartScannerTests {
  private static let type = "multipart/form-data; boundary=\"xX--y\""

  private static func read(_ body: Data, cut: () -> Int) throws -> [(String, String?, Data)] {
    var scanner = try #require(MultipartScanner(contentType: type))
    var parts: [(String, String?, Data)] = []
    var position = body.startIndex
    while position < body.endIndex {
      let end = min(body.endIndex, position + max(1, cut()))
      for event in try scanner.feed(body[position..<end]) {
        switch event {
        case .begin(let name, let file): parts.append((name, file, Data()))
        case .data(let data): parts[parts.count - 1].2 += data
        case .end: break
        }
      }
      position = end
    }
    #expect(scanner.isComplete)
    return parts
  }

  @Test("is read the same however it is cut, and as the whole form is")
  func pieces() throws {
    var generator = SystemRandomNumberGenerator()
    for round in 0..<300 {
      // Content that nearly is a boundary, again and again.
      let bits = ["\r\n--xX--", "\r\n--xX--z", "\r", "\n", "--xX--y", "数据", "\r\n\r\n", "-"]
      let content = Data(
        (0..<Int.random(in: 0..<40)).map { _ in bits.randomElement(using: &generator) ?? "" }
          .joined().utf8)
      // A whole boundary would be one.
      let mark = Data("--xX--y".utf8)
      if content.range(of: Data("\r\n".utf8) + mark) != nil || content.starts(with: mark) {
        continue
      }
      var body = Data("--xX--y\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nv\r\n".utf8)
      body += Data(
        "--xX--y\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n".utf8)
      body += content + Data("\r\n--xX--y--\r\n".utf8)
      let parts = try Self.read(body) { round == 0 ? body.count : Int.random(in: 1...9) }
      let whole = try #require(MultipartForm(body, contentType: Self.type))
      #expect(parts.map(\.0) == ["t", "f"] && parts.map(\.1) == [nil, "a"])
      #expect(parts.map(\.2) == whole.parts.map(\.content))
      #expect(parts[1].2 == content)
    }
  }

  @Test("is refused where it is none, and is not complete where it was cut off")
  func malformed() throws {
    #expect(MultipartScanner(contentType: "text/plain; boundary=x") == nil)
    #expect(MultipartScanner(contentType: "multipart/form-data") == nil)
    for bad in ["--other\r\n", "--xX--yzz", "--xX--y\r\nno disposition\r\n\r\n"] {
      var scanner = try #require(MultipartScanner(contentType: Self.type))
      #expect(throws: MultipartScanner.Malformed.self) { try scanner.feed(Data(bad.utf8)) }
    }
    var endless = try #require(MultipartScanner(contentType: Self.type))
    _ = try endless.feed(Data("--xX--y\r\n".utf8))
    #expect(throws: MultipartScanner.Malformed.self) {
      try endless.feed(Data(repeating: 0x41, count: 20_000))
    }
    var cut = try #require(MultipartScanner(contentType: Self.type))
    _ = try cut.feed(Data("--xX--y\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nabc".utf8))
    #expect(!cut.isComplete)
  }
}
