import Diagnostics
import Foundation
import GRDB
import Packs
import Provisions
import Tables
import Testing

@testable import Store

@Suite("a library of an earlier version") struct MigrationTests {
  /// What is asked of a library before and after it is brought to the present schema.
  private struct Content: Equatable {
    var documents: [String] = []
    var statements: [String] = []
    var hits = 0
    var duties: [String] = []
    var aliases: [String] = []
    var people: [String] = []
    var entries: [String] = []
    var records: [String] = []

    init(_ library: Library, schema: Int) throws {
      let day = try #require(CalendarDate(year: 2026, month: 1, day: 1))
      documents = try library.documents(on: day).map { "\($0.id) \($0.version) \($0.code)" }
      statements = try library.statements().map {
        "\($0.code) \($0.quote) \($0.mark?.verdict.rawValue ?? "") \($0.mark?.reader ?? "")"
      }
      hits = try library.search("亩均税收").total
      duties = try library.duties(of: "各乡镇人民政府").map(\.duty.text)
      aliases = try library.read { db in
        try String.fetchAll(db, sql: "SELECT alias || name FROM agency_alias ORDER BY alias")
      }
      if schema >= 2 { entries = try library.logEntries(0..<100).map(\.text) }
      if schema >= 3 {
        people = try library.people().map { "\($0.login) \($0.role) \($0.enterprise ?? "")" }
      }
      guard schema >= 4 else { return }
      let table = try library.recordTable(type: "firm-year", viewer: .atTheMachine)
      records = (0..<table.rowCount).map { row in
        "\(table.key(row) ?? "") \(table.texts(row)) \(table.batch(row).sha256)"
      }
      records += try library.batches().map {
        "\($0.id) \($0.file) \($0.sha256) \($0.rows) \($0.actor)"
      }
      records += try library.rejects(ofBatch: 1, viewer: .atTheMachine).rows.map {
        "\($0.line) \($0.cells) \($0.problems.map(\.message.chinese))"
      }
    }
  }

  private static let newest = Schema.migrations.count

  /// Puts into a library what its schema has room for.
  private static func fill(_ library: Library, schema: Int) throws {
    var sample = SampleReading()
    sample.parts = [
      .init("一(一)", number: "(一)", "亩均税收", "到2026年亩均税收达到40万元。"),
      .init("一(二)", number: "(二)", "绿色工厂", "累计培育绿色工厂60家。"),
    ]
    sample.statements = [("亩均税收达到40万元", "40万元", .targetStock)]
    sample.duties = [("各乡镇人民政府", nil, .subject, "为提升制造业质量")]
    try library.add(sample.reading(), file: facts("a"))
    sample.parts[1].body = "累计培育绿色工厂80家。"
    try library.add(sample.reading(), file: facts("b"))
    let found = try #require(try library.statements().first)
    try library.mark(found.key, .confirmed, by: "王五")
    try library.addAgencyAlias("经信局", for: "云溪县经济和信息化局")
    if schema >= 3 {
      try library.addPerson(
        login: "chief", name: "主任", role: .administrator, password: "long-enough-word", by: "t")
    }
    guard schema >= 4 else { return }
    let folder = try RecordFolder()
    let codes = RecordFolder.goodCodes
    var request = try folder.request(
      "代码,年度,税收,电话\n\(codes[0]),2023,1,x\n\(codes[1]),2023,很多,y\n")
    request.acceptsProblems = true
    _ = try RecordImport(request, into: library).check().land()
    let record = try #require(folder.packs.record("firm-year"))
    try library.correct(
      NewCorrection(
        record: record, key: codes[0], period: "2023", field: "税收", change: .value("2"),
        reason: "来函"), by: "赵六", viewer: .atTheMachine)
    guard schema >= 5 else { return }
    try library.write(LogAction("round", "huangyan-2022", by: "王五")) { db in
      try db.execute(
        sql: """
          INSERT INTO appraisal_round (code, pack, method, title, year, as_of, stage)
          VALUES ('huangyan-2022', 'per-mu', 'huangyan', '亩均评价', 2022, '2023-06-30', 'prepare')
          """)
    }
  }

  /// A library of the first schema, which had no log: the rows of one that has, without it.
  private static func first(_ path: String, _ folder: URL) throws {
    let other = folder.appending(path: "second.sqlite").path
    let library = try Library(path: other, create: true, schema: 2)
    try fill(library, schema: 1)
    try library.close()
    let queue = try DatabaseQueue(
      path: path, configuration: LibraryFile.configuration(SealKeeper()))
    try Schema.migrator(upTo: 1).migrate(queue)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; ATTACH '\(other)' AS other")
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
            AND name NOT LIKE 'grdb%' AND name NOT LIKE 'provision_search%'
          """)
      #expect(tables.contains("reading") && !tables.contains("log_entry"))
      for table in tables {
        try db.execute(sql: "INSERT INTO main.\(table) SELECT * FROM other.\(table)")
      }
    }
    try queue.close()
  }

  @Test("holds all that it held, begins or goes on with its log, and takes more", arguments: 1...6)
  func migrates(schema: Int) throws {
    #expect(Self.newest == 7, "a new version needs its place in this test")
    let folder = FileManager.default.temporaryDirectory.appending(path: "guiju-migrate-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "library.sqlite").path
    var before: Content?
    if schema == 1 {
      try Self.first(path, folder)
    } else {
      let library = try Library(path: path, create: true, schema: schema)
      try Self.fill(library, schema: schema)
      before = try Content(library, schema: schema)
      try library.close()
    }
    let names = try DatabaseQueue(path: path).read { db in
      try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }
    #expect(names == (1...schema).map(String.init))

    let library = try Library(path: path)
    let after = try Content(library, schema: schema)
    if let before { #expect(after == before) }
    #expect(after.documents.count == 1 && after.documents[0].contains(" 2 "))
    #expect(after.statements.count == 1 && after.statements[0].hasSuffix("confirmed 王五"))
    #expect(after.duties.count == 1)
    #expect(after.hits == 1 && after.aliases == ["经信局云溪县经济和信息化局"])
    if schema >= 4 { #expect(after.records.count == 3) }
    let rounds = try library.read { db in
      try String.fetchAll(db, sql: "SELECT code FROM appraisal_round")
    }
    #expect(rounds == (schema >= 5 ? ["huangyan-2022"] : []))
    #expect(try library.checkIntegrity().isEmpty)
    #expect(try library.checkLog().isEmpty)
    // Work goes on in every part.
    if schema < 3 {
      try library.addPerson(
        login: "chief", name: "主任", role: .administrator, password: "long-enough-word", by: "t")
    }
    let records = try RecordFolder()
    let more = try records.request("代码,年度,税收\n\(RecordFolder.goodCodes[1]),2024,5\n", "b.csv")
    _ = try RecordImport(more, into: library).check().land()
    #expect(try library.recordTable(type: "firm-year", viewer: .atTheMachine).rowCount >= 1)
    #expect(try library.checkLog().isEmpty)
    try library.close()
  }

  @Test("of a version that is not known yet is refused and not touched")
  func newer() throws {
    let temporary = try TemporaryLibrary()
    try temporary.open().close()
    let queue = try DatabaseQueue(path: temporary.path)
    try queue.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99')")
    }
    try queue.close()
    do throws(Problem) {
      _ = try Library(path: temporary.path)
      Issue.record("a newer library was opened")
    } catch {
      #expect(error.code == "store.newer")
    }
  }
}
