import Foundation
import Provisions
import Testing

/// The annotated compilation beside the project, where it is there.
private enum Gold {
  static let folder: URL? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["GUIJU_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? root.deletingLastPathComponent().appendingPathComponent("shared")
    let folder = shared.appendingPathComponent("policy")
    let file = folder.appendingPathComponent("structure.json")
    return FileManager.default.fileExists(atPath: file.path) ? folder : nil
  }()

  struct File: Decodable {
    struct Source: Decodable { var file: String }
    struct Node: Decodable {
      var level: String
      var number: String?
      var heading: String?
      var page: Int?
      var children: [Node]
    }
    struct Part: Decodable {
      var kind: String
      var text: String
    }
    struct Document: Decodable {
      var title: String?
      var docNumber: String?
      var issuers: [String]
      var date: String?
      var effectiveDate: String?
      var truncatedStart: Bool
      var truncatedEnd: Bool
      var blocks: [Part]
      var tree: [Node]
    }
    var source: Source
    var documents: [Document]
  }

  static let kinds = [
    "doc_number": "number", "cover_body": "notice", "attachment_title": "attachmentTitle",
    "effective_clause": "effect", "publication_note": "publicationNote",
  ]
}

@Suite("The annotated compilation (skipped where it is absent)", .enabled(if: Gold.folder != nil))
struct GoldStructureTests {
  private func compact(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private func headings(_ nodes: [Gold.File.Node]) -> [String] {
    nodes.flatMap { node -> [String] in
      let own = node.number.map {
        ["\(node.level) \($0) \(compact(node.heading ?? "")) \(node.page ?? 0)"]
      }
      return (own ?? []) + headings(node.children)
    }
  }

  @Test("documents, headings, pages, blocks, issuers and dates are those of the annotation")
  func structureAgrees() throws {
    let folder = try #require(Gold.folder)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let gold = try decoder.decode(
      Gold.File.self, from: Data(contentsOf: folder.appendingPathComponent("structure.json")))
    let capture = try String(
      contentsOf: folder.appendingPathComponent(gold.source.file), encoding: .utf8)
    let reading = try PolicyReader().read(SourceText(name: gold.source.file, text: capture))
    try #require(reading.documents.count == gold.documents.count)
    for (read, wanted) in zip(reading.documents.map(\.document), gold.documents) {
      let found = read.provisions.map { provision in
        let page = read.text.place(at: provision.headingSpan.start)?.page ?? 0
        return "\(provision.level.rawValue) \(provision.number) "
          + "\(compact(provision.heading ?? "")) \(page)"
      }
      #expect(found == headings(wanted.tree))
      #expect(read.title.map(compact) == wanted.title.map(compact))
      #expect(read.number == wanted.docNumber)
      #expect(read.issuers == wanted.issuers)
      #expect(read.issued?.description == wanted.date)
      #expect(read.effective?.description == wanted.effectiveDate)
      #expect(read.truncatedStart == wanted.truncatedStart)
      #expect(read.truncatedEnd == wanted.truncatedEnd)
      let blocks = Set(read.blocks.map { "\($0.kind.rawValue) \(compact(read.text[$0.span]))" })
      #expect(
        blocks
          == Set(wanted.blocks.map { "\(Gold.kinds[$0.kind] ?? $0.kind) \(compact($0.text))" }))
    }
  }
}
