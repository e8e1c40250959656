import Diagnostics
import Foundation
import GRDB
import Packs
import Tables
import Testing
import Vocabulary

@testable import Store

@Suite("records that were changed behind the program's back") struct RecordTamperingTests {
  private static func filled() throws -> RecordFolder {
    let folder = try RecordFolder()
    let codes = RecordFolder.goodCodes
    try folder.land(
      "代码,年度,税收\n\(codes[0]),2023,1\n\(codes[1]),2023,x\n\(codes[2]),2023,3\n"
    ) { $0.acceptsProblems = true }
    _ = try folder.correct(codes[0], "税收", .value("2"))
    return folder
  }

  @Test("the program itself cannot change or remove them")
  func immutable() throws {
    let folder = try Self.filled()
    for table in ["batch", "batch_column", "batch_key", "batch_reject", "correction"] {
      #expect(throws: Problem.self) {
        try folder.library.write(LogAction("x", "y")) { db in
          try db.execute(sql: "DELETE FROM \(table)")
        }
      }
      #expect(throws: Problem.self) {
        try folder.library.write(LogAction("x", "y")) { db in
          try db.execute(sql: "UPDATE \(table) SET rowid = rowid + 1")
        }
      }
    }
    #expect(try folder.library.checkLog().isEmpty)
    #expect(try folder.library.checkIntegrity().isEmpty)
  }

  @Test("any change of any of their tables is found")
  func found() throws {
    var tried = 0
    let edits = [
      "UPDATE batch_column SET data = X'00' WHERE rowid = 1",
      "UPDATE batch_column SET data = CAST(data || X'00' AS BLOB) WHERE rowid = 2",
      "DELETE FROM batch_column WHERE rowid = 3", "UPDATE batch_key SET low = low + 1",
      "UPDATE batch SET actor = 'x'", "UPDATE batch SET recorded_at = recorded_at - 1",
      "DELETE FROM batch_reject", "UPDATE correction SET value = '{\"number\":\"9\"}'",
      "DELETE FROM correction",
    ]
    for edit in edits {
      let folder = try Self.filled()
      let path = folder.library.path
      try folder.library.close()
      let queue = try DatabaseQueue(path: path)
      try queue.write { db in
        for table in ["batch", "batch_column", "batch_key", "batch_reject", "correction"] {
          try db.execute(sql: "DROP TRIGGER \(table)_no_update")
          try db.execute(sql: "DROP TRIGGER \(table)_no_delete")
        }
        try db.execute(sql: edit)
        #expect(db.changesCount > 0)
      }
      try queue.close()
      let library = try Library(path: path)
      #expect(try library.checkLog().map(\.code).contains("log.table-changed"), "\(edit)")
      tried += 1
    }
    #expect(tried == edits.count)
  }

  @Test("damaged column data is told, never a crash")
  func damaged() throws {
    let folder = try Self.filled()
    let path = folder.library.path
    try folder.library.close()
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER batch_column_no_update")
      try db.execute(
        sql: "UPDATE batch_column SET data = substr(data, 1, length(data) - 1) WHERE field = '税收'")
    }
    try queue.close()
    let library = try Library(path: path)
    do {
      _ = try library.recordTable(type: "firm-year", viewer: .atTheMachine)
      Issue.record("read what is damaged")
    } catch {
      #expect(error.code == "tables.bad-chunk")
    }
  }
}
