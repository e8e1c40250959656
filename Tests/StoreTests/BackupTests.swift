import Diagnostics
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("backing up and restoring") struct BackupTests {
  private func folder() -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guiju-backup-\(UUID())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test("gives back what was there, and keeps what was there in between")
  func roundTrip() throws {
    let folder = folder()
    let library = try Library(path: folder.appending(path: "a.sqlite").path)
    try library.addAgencyAlias("甲", for: "乙")
    let copy = folder.appending(path: "copy.sqlite").path
    try library.backUp(to: copy)
    try library.addAgencyAlias("丙", for: "丁")
    let (later, root) = try library.logRoot()
    let kept = try library.restore(from: copy)
    #expect(try library.checkLog().isEmpty)
    #expect(try library.checkIntegrity().isEmpty)
    #expect(try library.logEntries(0..<9).map(\.kind) == ["begin", "alias", "restore"])
    let before = try Library(path: kept)
    #expect(try before.logRoot().size == later)
    #expect(try before.logRoot().root == root)
    // Work goes on, and is logged.
    try library.addAgencyAlias("戊", for: "己")
    #expect(try library.checkLog().isEmpty)
  }

  @Test("refuses to replace a file unasked, and to restore what is damaged")
  func refusals() throws {
    let folder = folder()
    let library = try Library(path: folder.appending(path: "a.sqlite").path)
    let copy = folder.appending(path: "copy.sqlite").path
    try library.backUp(to: copy)
    #expect(throws: (any Error).self) { try library.backUp(to: copy) }
    try library.backUp(to: copy, replace: true)
    let other = try Library(path: copy)
    try other.pool.write { db in
      try db.execute(sql: "INSERT INTO agency_alias (alias, name) VALUES ('x', 'y')")
    }
    try other.close()
    #expect {
      _ = try library.restore(from: copy)
    } throws: { ($0 as? Problem)?.code == "store.bad-backup" }
    #expect(throws: (any Error).self) {
      _ = try library.restore(from: folder.appending(path: "none").path)
    }
  }

  @Test("a copy made while others write is whole")
  func whileWriting() async throws {
    let folder = folder()
    let library = try Library(path: folder.appending(path: "a.sqlite").path)
    let writer = Task {
      for index in 0..<200 { try library.addAgencyAlias("别名\(index)", for: "机构\(index)") }
    }
    for index in 0..<5 {
      let copy = folder.appending(path: "copy\(index).sqlite").path
      try library.backUp(to: copy)
      let opened = try Library(path: copy)
      #expect(try opened.checkLog().isEmpty)
      try opened.close()
    }
    try await writer.value
  }

  @Test("statistics count rows and bytes of every table")
  func statistics() throws {
    let library = try Library(path: folder().appending(path: "a.sqlite").path)
    try library.addAgencyAlias("甲", for: "乙")
    let facts = try library.statistics()
    #expect(facts.tables.first { $0.name == "agency_alias" }?.rows == 1)
    #expect(facts.logEntries == 2)
    #expect(facts.fileBytes + facts.walBytes > 0)
  }
}
