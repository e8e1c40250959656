import Diagnostics
import Foundation
import Provisions
import Testing

@testable import Captures

@Suite("Files that cannot be read say so and what to do") struct RefusalTests {
  /// A limit far below the standard one, so that a test needs little memory.
  private let small: CaptureLimits = {
    var limits = CaptureLimits()
    (limits.textBytes, limits.containerBytes) = (1 << 20, 1 << 20)
    (limits.unpackedBytes, limits.lineBytes, limits.members) = (1 << 20, 1 << 16, 64)
    return limits
  }()

  @Test(
    "by their first bytes",
    arguments: [
      (Data(), "capture.empty"),
      (Data(" \n\u{3000}\n".utf8), "capture.no-text"),
      (Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), "capture.legacy-office"),
      (Data("{\\rtf1 text}".utf8), "capture.rich-text"),
      (Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]), "capture.picture"),
      (Data([0x1F, 0x8B, 8, 0]), "capture.archive"),
    ])
  func refused(data: Data, code: String) {
    let problem = Reading.problem(data, "file.doc")
    #expect(problem?.code == code)
    #expect(problem?.severity == .error)
    #expect(problem?.suggestion != nil)
  }

  @Test("an encrypted DOCX is told from an old DOC")
  func encryptedWordIsRefused() {
    let marker = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let data = Data([0xD0, 0xCF, 0x11, 0xE0]) + Data(count: 600) + Data(marker)
    #expect(Reading.problem(data, "plan.docx")?.code == "capture.encrypted")
  }

  @Test("one line without an end, beyond the limit")
  func longLineIsRefused() {
    let line = Data(String(repeating: "一", count: 40_000).utf8)
    let problem = Reading.problem(Data("甲\n".utf8) + line, "a.txt", limits: small)
    #expect(problem?.code == "capture.line-too-long")
    #expect(problem?.place?.line == 2)
  }

  @Test("a file larger than the limit is refused before it is read")
  func largeFileIsRefused() throws {
    try Reading.withFolder { folder in
      let path = folder + "/large.txt"
      // A sparse file: a size without bytes.
      try Data().write(to: URL(fileURLWithPath: path))
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 1 << 40)
      try handle.close()
      let reader = CaptureReader()
      let items = try reader.items(at: [path])
      #expect(throws: (any Error).self) { try reader.read(items[0]) }
    }
  }

  @Test("an entity whose name is not UTF-8 is a damaged file; it stopped the XML parser's process")
  func entityNameIsRefused() throws {
    let xml = Data("<w:document>&".utf8) + Data([0xEA]) + Data("uot;</w:document>".utf8)
    let data = try Archive.data([("[Content_Types].xml", Data()), ("word/document.xml", xml)])
    #expect(Reading.problem(data, "a.docx")?.code == "capture.damaged")
  }

  @Test("a member that unpacks to far more than it is packed")
  func bombIsRefused() throws {
    let bomb = Data(repeating: 0x20, count: 4 << 20)
    let data = try Archive.data([("[Content_Types].xml", Data()), ("word/document.xml", bomb)])
    #expect(data.count < 64 << 10)
    #expect(Reading.problem(data, "a.docx", limits: small)?.code == "capture.unpacks-too-large")
  }

  @Test("a member that states less than it unpacks to")
  func lyingBombIsRefused() throws {
    let bomb = Data(repeating: 0x20, count: 4 << 20)
    var data = try Archive.data([("word/document.xml", bomb)])
    let size = withUnsafeBytes(of: UInt32(4 << 20).littleEndian) { Data($0) }
    while let range = data.range(of: size) { data.replaceSubrange(range, with: [0, 1, 0, 0]) }
    let problem = Reading.problem(data, "a.docx", limits: small)
    #expect(["capture.unpacks-too-large", "capture.damaged"].contains(problem?.code))
  }

  @Test("more members than any document has")
  func manyMembersAreRefused() throws {
    let members = (0..<100).map { ("m\($0)", Data()) } + [("word/document.xml", Data("<a/>".utf8))]
    let problem = Reading.problem(try Archive.data(members), "a.docx", limits: small)
    #expect(problem?.code == "capture.unpacks-too-large")
  }

  @Test("a container that is neither DOCX nor ODT, or is cut")
  func otherContainersAreRefused() throws {
    let sheet = try Archive.data([("xl/workbook.xml", Data("<a/>".utf8))])
    #expect(Reading.problem(sheet, "a.xlsx")?.code == "capture.unknown-container")
    let word = try Word(body: Word.paragraph("一、总体要求")).data()
    #expect(Reading.problem(word.dropLast(40), "a.docx")?.code == "capture.damaged")
  }

  @Test("XML with a document type, without an end, or nested too deep")
  func hostileXMLIsRefused() throws {
    func problem(_ xml: String) throws -> String? {
      Reading.problem(try Archive.data([("word/document.xml", Data(xml.utf8))]), "a.docx")?.code
    }
    let entity = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><d>&a;</d>"
    #expect(try problem(entity) == "capture.unsafe-xml")
    #expect(try problem("<w:document><w:p>") == "capture.damaged")
    let deep = String(repeating: "<a>", count: 1000) + String(repeating: "</a>", count: 1000)
    #expect(try problem(deep) == "capture.unsafe-xml")
  }

  @Test("every byte cut off or changed leaves text or a problem, never a crash")
  func mutationsAreSurvived() throws {
    let files = try [
      (
        "a.docx",
        Word(body: Word.paragraph("一、总体要求", Word.item(1)), numbering: Word.chineseNumbering).data()
      ),
      (
        "a.html",
        Data("<html><body><p>一、总体要求</p><table><tr><td>甲</td></tr></table></body></html>".utf8)
      ),
      ("a.txt", Encoded.bytes("一、总体要求\n到2028年，新增30家。", "GB18030")),
      ("a.jsonl", Data("{\"text\":\"一、总体要求\",\"date\":\"2026-01-01\"}\n{\"text\":\"二、其他\"}".utf8)),
    ]
    var random = SeededRandom(seed: 11)
    for (name, data) in files {
      for _ in 0..<400 {
        var changed = data
        for _ in 0..<Int.random(in: 1...4, using: &random) where !changed.isEmpty {
          let index = Int.random(in: 0..<changed.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: changed[index] = UInt8.random(in: 0...255, using: &random)
          case 1: changed = Data(changed.prefix(index))
          default: changed.insert(contentsOf: changed.prefix(index).suffix(7), at: index)
          }
        }
        if let captures = try? Reading.captures(changed, name) {
          #expect(captures.allSatisfy { !$0.source.text.isEmpty })
        } else if let problem = Reading.problem(changed, name) {
          #expect(problem.code.hasPrefix("capture."))
        }
      }
    }
  }
}

/// A generator with a seed, so that a failure can be repeated.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  }
}
