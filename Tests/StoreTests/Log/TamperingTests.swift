import Diagnostics
import Foundation
import GRDB
import Packs
import Provisions
import Testing

@testable import Store

@Suite("the log of changes") struct TamperingTests {
  /// A library with documents, marks, an alias and versions, closed, as a file; with records where
  /// they are wanted: two batches, rows to mend, and corrections.
  private static func filled(withRecords: Bool = false) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guiju-log-\(UUID())")
    let library = try Library(path: folder.appending(path: "library.sqlite").path)
    var sample = SampleReading()
    sample.parts = [
      .init("一(一)", number: "(一)", "亩均税收", "到2026年亩均税收达到40万元。"),
      .init("一(二)", number: "(二)", "绿色工厂", "累计培育绿色工厂60家。"),
    ]
    sample.statements = [("亩均税收达到40万元", "40万元", .targetStock)]
    sample.duties = [("各乡镇人民政府", nil, .subject, "为提升制造业质量")]
    try library.add(
      sample.reading(),
      file: FileFacts(name: "a", data: Data("a".utf8), mediaType: "t", readAt: Date()))
    sample.parts[1].body = "累计培育绿色工厂80家。"
    try library.add(
      sample.reading(),
      file: FileFacts(name: "b", data: Data("b".utf8), mediaType: "t", readAt: Date()))
    let found = try #require(try library.statements().first)
    try library.mark(found.key, .confirmed, by: "王五")
    try library.addAgencyAlias("经信局", for: "云溪县经济和信息化局")
    if withRecords { try addRecords(library) }
    try library.close()
    return folder.appending(path: "library.sqlite")
  }

  private static func addRecords(_ library: Library) throws {
    let folder = try RecordFolder()
    let codes = RecordFolder.goodCodes
    for year in [2023, 2024] {
      var request = try folder.request(
        "代码,年度,税收,电话\n\(codes[0]),\(year),1,x\n\(codes[1]),\(year),很多,y\n", "\(year).csv")
      request.acceptsProblems = true
      _ = try RecordImport(request, into: library).check().land()
    }
    let record = try #require(folder.packs.record("firm-year"))
    for change in [NewCorrection.Change.value("2"), .missing] {
      try library.correct(
        NewCorrection(
          record: record, key: codes[0], period: "2023", field: "税收", change: change,
          reason: "来函"), by: "赵六", viewer: .atTheMachine)
    }
  }

  @Test("tells of every change, who made it, and that all is well")
  func whole() throws {
    let file = try Self.filled()
    let library = try Library(path: file.path)
    let entries = try library.logEntries(0..<100)
    #expect(entries.map(\.kind) == ["begin", "read", "read", "mark", "alias"])
    #expect(entries[3].actor == "王五")
    #expect(try library.checkLog().isEmpty)
    let (size, root) = try library.logRoot()
    let proof = try library.inclusionProof(of: 3, size: size)
    let leaf = MerkleTree.leaf(Array(entries[3].text.utf8))
    #expect(MerkleTree.verify(leaf, at: 3, size: size, proof: proof, root: root))
  }

  @Test("nothing done, nothing logged; what fails leaves no entry")
  func nothing() throws {
    let library = try Library(path: try Self.filled().path)
    let size = try library.logSize()
    let sample = SampleReading()
    try library.addAgencyAlias("经信局", for: "云溪县经济和信息化局")
    #expect(throws: (any Error).self) { try library.addAgencyAlias("", for: "x") }
    _ = sample
    #expect(try library.logSize() == size)
    #expect(try library.checkLog().isEmpty)
  }

  @Test("finds each of a hundred edits made behind the program's back")
  func edits() throws {
    let original = try Self.filled(withRecords: true)
    var generator = SplitMix(seed: 20_260_101)
    var done = 0
    var tables: Set<String> = []
    // A hundred, and more until each table of records was among them.
    while done < 100 || !Self.recordTables.isSubset(of: tables) {
      let copy = original.deletingLastPathComponent().appending(path: "copy.sqlite")
      try? FileManager.default.removeItem(at: copy)
      try FileManager.default.copyItem(at: original, to: copy)
      guard let edit = try Self.edit(copy, &generator) else { continue }
      done += 1
      tables.insert(edit.table)
      let library = try Library(path: copy.path)
      #expect(try !library.checkLog().isEmpty, "\(edit.words) was not found")
      try library.close()
      for suffix in ["-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: copy.path + suffix)
      }
    }
  }

  private static let recordTables: Set<String> = [
    "batch", "batch_column", "batch_key", "batch_reject", "correction",
  ]

  /// Changes or removes something in one random row of one random table.
  private static func edit(
    _ file: URL, _ generator: inout SplitMix
  ) throws -> (table: String, words: String)? {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: file.path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.write { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = 1")
      let tables = try SealKeeper.tables(db) + ["log_entry", "log_node", "seal"]
      guard let table = tables.randomElement(using: &generator) else { return nil }
      // The triggers of the search index need the program's own tokenizer.
      try db.execute(sql: "DROP TRIGGER IF EXISTS provision_search_insert")
      try db.execute(sql: "DROP TRIGGER IF EXISTS provision_search_delete")
      // Nor do the triggers that keep records hold up somebody who has the file.
      for name in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
        arguments: [table])
      {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
      guard count > 0 else { return nil }
      let key = try db.primaryKey(table).columns
      let offset = Int.random(in: 0..<count, using: &generator)
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM \(table) LIMIT 1 OFFSET \(offset)")
      else { return nil }
      let condition = key.map { "\($0) = ?" }.joined(separator: " AND ")
      let arguments = StatementArguments(key.map { row[$0] as DatabaseValue })
      if Bool.random(using: &generator), Bool.random(using: &generator) {
        try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: arguments)
        return (table, "a row of \(table) deleted")
      }
      let columns = try db.columns(in: table).filter { !key.contains($0.name) }
      guard let column = columns.randomElement(using: &generator) else { return nil }
      let value: any DatabaseValueConvertible =
        switch (row[column.name] as DatabaseValue).storage {
        case .int64(let number): number + 1
        case .string(let text): text + " "
        case .blob(let data): Data(data.map { $0 ^ 1 })
        case .double(let number): number + 1
        case .null: column.type == "INTEGER" ? 1 : "x"
        }
      do {
        try db.execute(
          sql: "UPDATE \(table) SET \(column.name) = ? WHERE \(condition)",
          arguments: StatementArguments([value]) + arguments)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        return nil
      }
      return (table, "\(table).\(column.name) changed")
    }
  }

  @Test("a head that was kept shows a log that was cut or rewritten, and is bound to its key")
  func heads() throws {
    let file = try Self.filled()
    let library = try Library(path: file.path)
    let key = try SigningKey(besides: file.path)
    let (size, root) = try library.logRoot()
    let head = key.head(size: size, root: root)
    #expect(head.isSigned)
    #expect(try library.checkLog(against: head).isEmpty)
    var forged = head
    forged.size -= 1
    #expect(!forged.isSigned)
    #expect(try library.checkLog(against: forged).map(\.code) == ["log.head-unsigned"])
    let longer = key.head(size: size + 1, root: root)
    #expect(try library.checkLog(against: longer).map(\.code) == ["log.cut"])
    let other = key.head(size: size, root: MerkleTree.leaf([1]))
    #expect(try library.checkLog(against: other).map(\.code) == ["log.rewritten"])
    let again = try SigningKey(besides: file.path)
    #expect(again.publicKey == key.publicKey)
  }

  @Test("a file without a log gets one that begins with what the file holds")
  func older() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path
    let keeper = SealKeeper()
    let queue = try DatabasePool(
      path: path, configuration: LibraryFile.configuration(keeper))
    try Schema.migrator(upTo: 1).migrate(queue)
    try queue.write { db in
      try db.execute(sql: "INSERT INTO agency_alias (alias, name) VALUES ('a', 'b')")
    }
    try queue.close()
    let library = try Library(path: path)
    #expect(try library.logEntries(0..<9).map(\.kind) == ["begin"])
    #expect(try library.checkLog().isEmpty)
    try library.addAgencyAlias("甲", for: "乙")
    #expect(try library.checkLog().isEmpty)
  }
}
