import DMN
import Diagnostics
import Foundation
import Testing

@Suite("XML that means harm")
struct HostileXMLTests {
  private func code(_ text: String) -> String? {
    do {
      _ = try DMNReader().read(Data(text.utf8), file: "hostile.dmn")
      return nil
    } catch {
      return error.code
    }
  }

  @Test("a document type, and with it every entity bomb and outside file, is refused")
  func documentTypes() {
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "aaaa"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>
      """
    #expect(code(bomb) == "dmn.document-type")
    #expect(
      code("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><definitions/>") == "dmn.document-type")
    #expect(code("<!-- x --><!DOCTYPE a><definitions/>") == "dmn.document-type")
  }

  @Test("the word DOCTYPE in a comment, in text or in CDATA does no harm")
  func harmlessDocumentTypes() {
    let text = """
      <definitions xmlns="\(DMNVersion.version15.modelNamespace)" name="m" namespace="urn:m">
      <!-- <!DOCTYPE a> --><description><![CDATA[<!DOCTYPE a>]]></description></definitions>
      """
    #expect(code(text) == nil)
  }

  @Test("nesting of a hundred thousand elements is refused, not followed")
  func nesting() {
    let depth = 100_000
    let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    #expect(code(text) == "dmn.too-deep")
  }

  @Test("a file above the limit is refused before it is parsed")
  func size() {
    let reader = DMNReader(limits: MarkupLimits(bytes: 100))
    let error = #expect(throws: Problem.self) {
      try reader.read(Data(repeating: 0x20, count: 101), file: "large.dmn")
    }
    #expect(error?.code == "dmn.too-large")
  }

  @Test(
    "what is not XML is a problem at its line",
    arguments: [
      "", " ", "<", "<a", "<a>", "<a></b>", "<a b=c/>", "<a>&nope;</a>", "<a b='1' b='2'/>", "abc",
      "<a/><b/>", "<a>\u{0}</a>", "<p:a/>", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><a/>",
    ])
  func malformed(_ text: String) throws {
    let error = try #require(throws: Problem.self) {
      try DMNReader().read(Data(text.utf8), file: "bad.dmn")
    }
    #expect(error.place?.file == "bad.dmn")
    #expect(error.severity == .error)
  }

  @Test("bytes that are not UTF-8 are a problem")
  func bytes() {
    let bytes: [UInt8] = Array("<a>".utf8) + [0xFF, 0xFE, 0xC0] + Array("</a>".utf8)
    #expect(throws: Problem.self) { try DMNReader().read(Data(bytes), file: "bad.dmn") }
  }

  @Test("UTF-16 and GB 18030 are read")
  func encodings() throws {
    let text = """
      <?xml version="1.0" encoding="GB18030"?><definitions \
      xmlns="\(DMNVersion.version15.modelNamespace)" name="准入" namespace="urn:m"/>
      """
    let gb = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
    #expect(try DMNReader().read(gb, file: "gb.dmn").model.name == "准入")
    let wide = try #require(
      text.replacingOccurrences(of: "GB18030", with: "UTF-16").data(using: .utf16))
    #expect(try DMNReader().read(wide, file: "wide.dmn").model.name == "准入")
  }

  @Test("a file of more than ten megabytes is read to its end")
  func large() throws {
    let text =
      "<definitions xmlns=\"\(DMNVersion.version15.modelNamespace)\" name=\"m\" namespace=\"urn:m\">"
      + "<description>" + String(repeating: "很长的说明 ", count: 700_000)
      + "</description><inputData name=\"末\"/></definitions>"
    let model = try DMNReader().read(Data(text.utf8), file: "large.dmn").model
    #expect(model.elements.map(\.name) == ["末"])
  }

  @Test("a model with any of its bytes changed is read or refused, never a crash")
  func mutations() {
    let original = Array(XMLRoundTripTests.rich.utf8)
    var generator = SeededGenerator(seed: 20_261_124)
    var refused = 0
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        case 2:
          let pieces = ["<", ">", "/", "\"", "&", "<!--", "]]>", "<a>", "</a>", "xmlns=''"]
          bytes.insert(
            contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: index)
        default:
          let end = Int.random(in: index...min(bytes.count, index + 40), using: &generator)
          bytes.removeSubrange(index..<end)
        }
      }
      do {
        let model = try DMNReader().read(Data(bytes), file: "mutant.dmn").model
        let text = DMNWriter().text(model)
        let again = try? DMNReader().read(Data(text.utf8), file: "again.dmn").model
        #expect(again == model, "\(String(decoding: bytes, as: UTF8.self))")
      } catch {
        refused += 1
      }
    }
    #expect(refused > 0)
  }
}

/// A small generator that gives the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
