import Diagnostics
import Foundation
import Provisions
import Store
import Testing

@Suite("Adding readings to a library")
struct AddTests {
  let temporary: TemporaryLibrary
  let library: Library

  init() throws {
    temporary = try TemporaryLibrary()
    library = try temporary.open()
  }

  @Test("a document that is new is added whole")
  func addsNew() throws {
    let sample = SampleReading.plan
    let outcomes = try library.add(sample.reading(), file: facts("a"))
    #expect(outcomes.map(\.change) == [.added])
    #expect(try library.document(sample.id) == sample.document)
    let summary = try #require(
      try library.summary(of: sample.id, on: day))
    #expect(summary.provisions == 4)
    #expect(summary.statements == 1)
    #expect(summary.duties == 2)
    #expect(summary.citations == 1)
    #expect(summary.force == .inForce)
  }

  @Test("reading the same file twice adds nothing, under another name too")
  func sameFileTwice() throws {
    let sample = SampleReading.plan
    try library.add(sample.reading(), file: facts("a"))
    let again = try library.add(sample.reading(), file: facts("a"))
    let renamed = try library.add(sample.reading("copy.txt"), file: facts("a", name: "copy.txt"))
    #expect(again.map(\.change) == [.unchanged])
    #expect(renamed.map(\.change) == [.unchanged])
    #expect(try library.captures().count == 1)
    #expect(try library.versions(of: sample.id).count == 1)
    #expect(try library.statements().count == 1)
  }

  @Test("the same words from another capture add only the record of the capture")
  func otherCapture() throws {
    let sample = SampleReading.plan
    var other = sample
    other.firstPage = 151
    try library.add(sample.reading(), file: facts("a"))
    let outcomes = try library.add(other.reading("book.txt"), file: facts("b", name: "book.txt"))
    #expect(outcomes.map(\.change) == [.unchanged])
    #expect(try library.captures().map(\.file.name) == ["plan.txt", "book.txt"])
    let versions = try library.versions(of: sample.id)
    #expect(versions.count == 1)
    #expect(versions.first?.captures.count == 2)
  }

  @Test("a corrected file makes a new version, keeps the old one and says what differs")
  func corrected() throws {
    let sample = SampleReading.plan
    var other = sample
    other.parts[0].body = "到2026年,培育数字工厂60家以上,亩均税收稳步提高。"
    other.statements = [("培育数字工厂60家以上", "60家", .targetCumulative)]
    try library.add(sample.reading(), file: facts("a"))
    let outcomes = try library.add(other.reading(), file: facts("b"))
    guard case .newVersion(let difference) = outcomes.first?.change else {
      Issue.record("no new version: \(outcomes)")
      return
    }
    #expect(difference.changes.map(\.kind) == [.changed])
    #expect(
      difference.changes.first?.edits.filter { $0.kind != .kept } == [
        TextEdit(kind: .removed, text: "40"), TextEdit(kind: .inserted, text: "60"),
      ])
    #expect(try library.document(sample.id, version: 1) == sample.document)
    #expect(try library.document(sample.id) == other.document)
    #expect(try library.difference(of: sample.id, from: 1, to: 2) == difference)
    #expect(try library.statements().map(\.quote) == ["培育数字工厂60家以上"])
    #expect(try library.search("40家").total == 0)
    let old = try library.add(sample.reading(), file: facts("a"))
    #expect(old.map(\.change) == [.unchanged])
    #expect(try library.document(sample.id) == other.document)
  }

  @Test("a better reading of the same bytes replaces the findings, not the version")
  func reread() throws {
    let sample = SampleReading.plan
    var better = sample
    better.statements.append(("亩均税收稳步提高", "提高", .other))
    try library.add(sample.reading(), file: facts("a"))
    let outcomes = try library.add(better.reading(), file: facts("a"))
    #expect(outcomes.map(\.change) == [.reread])
    #expect(try library.statements().count == 2)
    var words = better
    words.preamble = "为提升制造业质量,特制定本方案。"
    #expect(try library.add(words.reading(), file: facts("a")).map(\.change) == [.reread])
    #expect(try library.versions(of: sample.id).count == 1)
    #expect(try library.document(sample.id) == words.document)
    #expect(try library.checkIntegrity().isEmpty)
  }

  @Test("a capture that breaks off does not replace the whole document")
  func truncated() throws {
    let sample = SampleReading.plan
    var piece = sample
    piece.parts.removeLast()
    piece.truncatedEnd = true
    try library.add(sample.reading(), file: facts("a"))
    let outcomes = try library.add(piece.reading(), file: facts("b"))
    #expect(outcomes.map(\.change) == [.unchanged])
    #expect(try library.document(sample.id) == sample.document)
    #expect(try library.versions(of: sample.id).first?.captures.count == 2)
  }

  @Test("a reading that contradicts itself is refused and leaves nothing")
  func inconsistent() throws {
    let good = SampleReading.plan
    var bad = good
    bad.id = "云溪政发〔2024〕8号"
    var reading = good.reading()
    var broken = bad.document
    broken.document.provisions[1].id = broken.document.provisions[0].id
    reading.documents.append(broken)
    let problem = #expect(throws: Problem.self) {
      try library.add(reading, file: facts("a"))
    }
    #expect(problem?.code == "store.inconsistent-reading")
    #expect(try library.documents(on: day).isEmpty)
    #expect(try library.captures().isEmpty)
  }

  @Test("records of one batch file are captures of their own")
  func batch() throws {
    var second = SampleReading.plan
    second.id = "云溪政发〔2024〕9号"
    try library.add(SampleReading.plan.reading("all.jsonl#1"), file: facts("a", record: 1))
    try library.add(second.reading("all.jsonl#2"), file: facts("a", record: 2))
    #expect(try library.captures().compactMap(\.file.record) == [1, 2])
    #expect(try library.documents(on: day).count == 2)
  }
}
