import Diagnostics
import Foundation
import Provisions
import Testing

@testable import Captures

@Suite("The encoding of Chinese text") struct EncodingTests {
  private static let plan = "一、主要目标\n到2028年，规上工业增加值突破200亿元。\n"

  /// An encoding, the bytes that mark it, and the name that a capture gives it.
  struct Print: Sendable, CustomTestStringConvertible {
    var encoding: String
    var mark: [UInt8]
    var found: String
    var testDescription: String { "\(encoding) \(mark.isEmpty ? "without" : "with") a mark" }
  }

  private static let prints = [
    Print(encoding: "UTF-8", mark: [], found: "UTF-8"),
    Print(encoding: "UTF-8", mark: [0xEF, 0xBB, 0xBF], found: "UTF-8"),
    Print(encoding: "GB18030", mark: [], found: "GB18030"),
    Print(encoding: "GB18030", mark: [0x84, 0x31, 0x95, 0x33], found: "GB18030"),
    Print(encoding: "UTF-16LE", mark: [], found: "UTF-16LE"),
    Print(encoding: "UTF-16LE", mark: [0xFF, 0xFE], found: "UTF-16LE"),
    Print(encoding: "UTF-16BE", mark: [], found: "UTF-16BE"),
    Print(encoding: "UTF-16BE", mark: [0xFE, 0xFF], found: "UTF-16BE"),
  ]

  @Test("is told by its bytes, with a byte order mark and without", arguments: prints)
  func isFound(print: Print) throws {
    let data = try Data(print.mark) + Encoded.bytes(Self.plan, print.encoding)
    let capture = try Reading.captures(data, "plan.txt")[0]
    #expect(capture.source.text == Self.plan)
    #expect(capture.encoding == print.found)
    #expect(capture.warnings.isEmpty)
  }

  @Test("characters of four bytes are read from GB18030")
  func rareCharactersAreRead() throws {
    let text = "㐀村工业园（𠮷记）新增用地30亩。\n"
    #expect(try Reading.text(Encoded.bytes(text, "GB18030"), "a.txt") == text)
  }

  @Test("text in an encoding of other Chinese is refused rather than read as nonsense")
  func bigFiveIsRefused() throws {
    let text = String(repeating: "為加快推進製造業發展，現提出如下意見。", count: 20)
    let problem = Reading.problem(try Encoded.bytes(text, "BIG5"), "a.txt")
    #expect(problem?.code == "capture.encoding")
    #expect(problem?.suggestion?.english == "save it again as UTF-8")
  }

  @Test("UTF-8 that is cut in the middle of a character is told from GB18030")
  func cutTextIsRefused() throws {
    let data = Data(String(repeating: Self.plan, count: 8).utf8).dropLast(2)
    let problem = Reading.problem(Data(data), "a.txt")
    #expect(problem?.code == "capture.encoding")
    #expect(problem?.message.english.contains("cut or damaged at byte \(data.count - 2)") == true)
  }

  @Test("bytes that are no text are refused with their place")
  func binaryIsRefused() {
    #expect(
      Reading.problem(Data([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0]), "a")?.code == "capture.binary")
    #expect(
      Reading.problem(Data([UInt8](repeating: 0xFF, count: 64)), "a")?.code == "capture.encoding")
  }

  @Test("a page that declares another encoding than it has is read, with a warning")
  func misdeclaredPageIsRead() throws {
    let html = "<html><head><meta charset=\"utf-8\"></head><body><p>一、总体要求</p></body></html>"
    let capture = try Reading.captures(Encoded.bytes(html, "GB18030"), "a.html")[0]
    #expect(capture.source.text == "一、总体要求")
    #expect(capture.warnings.map(\.code) == ["capture.misdeclared-encoding"])
  }
}
