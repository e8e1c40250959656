import Diagnostics
import Foundation
import Provisions
import Testing

@testable import Captures

@Suite("Folders and JSON lines") struct BatchTests {
  private let reader = CaptureReader()

  private func write(_ text: String, _ path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test("a folder gives its files in order, those inside folders too, without hidden ones")
  func folderIsListed() throws {
    try Reading.withFolder { folder in
      try write("一、甲", folder + "/b.txt")
      try write("一、乙", folder + "/a/deep/c.md")
      try write("不读", folder + "/.hidden.txt")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/a/loop", withDestinationPath: folder)
      let names = try reader.items(at: [folder]).map { $0.name.replacing(folder, with: "") }
      #expect(names == ["/a/deep/c.md", "/b.txt"])
    }
  }

  @Test("a path that is not there and a folder without files say so")
  func missingIsRefused() throws {
    try Reading.withFolder { folder in
      let empty = #expect(throws: Problem.self) { try reader.items(at: [folder]) }
      #expect(empty?.code == "capture.empty-folder")
      let missing = #expect(throws: Problem.self) { try reader.items(at: [folder + "/none"]) }
      #expect(missing?.code == "capture.not-found")
    }
  }

  @Test("each line is a document with title, date and source; a bad line stops no other")
  func linesAreRead() throws {
    try Reading.withFolder { folder in
      let path = folder + "/all.jsonl"
      try write(
        """
        \u{FEFF}{"text":"一、甲","title":"方案","date":"2026-03-01T00:00:00","source":"https://example.com/1"}

        {"title":"没有正文"}
        {"text":5}
        not json
        {"text":"一、乙","id":"b-2","date":"三月"}
        """, path)
      let items = try reader.items(at: [path])
      #expect(items.map(\.line) == [1, 3, 4, 5, 6])
      let first = try reader.read(items[0])
      #expect(first.source.text == "一、甲")
      #expect(first.source.statedTitle == "方案")
      #expect(first.source.statedDate == "2026-03-01")
      #expect(first.source.origin == "https://example.com/1")
      for item in items[1...3] {
        let problem = #expect(throws: Problem.self) { try reader.read(item) }
        #expect(problem?.code == "capture.bad-record")
        #expect(problem?.place?.line == item.line)
      }
      let last = try reader.read(items[4])
      #expect(last.source.name == path + "#b-2")
      #expect(last.warnings.map(\.code) == ["capture.bad-date"])
    }
  }
}
