import Foundation
import Provisions
import Testing

@testable import Captures

@Suite("the kind of a file") struct FileKindTests {
  @Test(
    "is told by the first bytes before the name",
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0], "plan.docx", FileKind.refused(.compoundFile)),
      ([0x50, 0x4B, 3, 4], "plan.txt", .zip),
      (Array("%PDF-1.7".utf8), "plan", .pdf),
      (Array("{\\rtf1".utf8), "plan.doc", .refused(.richText)),
      (Array("<!DOCTYPE html>".utf8), "plan.txt", .html),
      (Array("一、总体要求".utf8), "plan.md", .markdown),
      (Array("一、总体要求".utf8), "plan", .text),
    ] as [([UInt8], String, FileKind)])
  func kind(head: [UInt8], name: String, expected: FileKind) throws {
    #expect(try FileKind(head: Data(head), name: name) == expected)
  }
}
