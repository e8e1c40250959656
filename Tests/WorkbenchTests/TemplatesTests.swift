import Diagnostics
import Foundation
import Testing

@testable import Workbench

@Suite("the templates") struct TemplatesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Workbench/Templates")

  @Test("every file is a page of the program")
  func registered() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let names = Set(files.map { $0.replacing(".mustache", with: "") })
    #expect(names == Set(PageTemplates.Name.allCases.map(\.rawValue)))
  }

  @Test("every word has its English", arguments: PageTemplates.Name.allCases)
  func english(name: PageTemplates.Name) {
    let source = String(decoding: PageTemplates.bytes(of: name), as: UTF8.self)
    let words = EnglishWords()
    for word in EnglishWords.marked(in: source) {
      #expect(words[word] != nil, "“\(word)” of \(name) has no English")
    }
  }

  @Test("no Chinese stands in a template unmarked", arguments: PageTemplates.Name.allCases)
  func unmarked(name: PageTemplates.Name) {
    let source = String(decoding: PageTemplates.bytes(of: name), as: UTF8.self)
    let rest = EnglishWords("").translated(
      source.replacing(#/\[\[.*?\]\]/#, with: ""), into: .chinese)
    let chinese = rest.replacing("规矩", with: "").unicodeScalars.filter {
      (0x4E00...0x9FFF).contains($0.value)
    }
    #expect(chinese.isEmpty, "\(String(String.UnicodeScalarView(chinese)))")
  }
}
