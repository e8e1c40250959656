import Foundation
import GRDB
import Ledgers
import Packs
import Rulings
import Store
import Testing

/// Kills the command at work; a larger run is `Benchmarks/crash/engines.py`.
@Suite("Killed at work", .serialized)
struct KillTests {
  /// The command beside the tests, where it was built with them.
  private static let command: String? = {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let path = folder.appending(path: "guiju").path
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.command ?? "/usr/bin/false")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test(
    "postings and clocks: whole or not at all, and once",
    .enabled(if: command != nil, "the command was not built with the tests"))
  func kills() throws {
    let folder = try EngineFolder(
      QuotaPack.files.merging([
        "procedures/late.yaml": """
        name: late
        title: 逾期
        version: "1"
        start: 办
        steps:
          - {name: 办, roles: [land], within: {days: 1}, remind: 1, escalate: {after: {days: 2}, roles: [data]}, next: [{to: 完}]}
          - {name: 完, kind: end}
        """
      ]) { $1 })
    let common = ["--library", folder.path, "--pack", folder.pack, "--by", "t", "--role", "land"]
    func post(_ name: String, _ amount: String, _ request: String) -> [String] {
      [
        "ledger", "post", "quota", name, "--owner", "331003", "--purpose", "工业", "--year", "2024",
        "--amount", amount, "--on", "2024-05-01", "--reason", "x", "--request", request,
      ] + common
    }
    func open(_ request: String) -> [String] {
      ["case", "open", "late", "--title", "x", "--on", "2024-03-04", "--request", request] + common
    }
    let tick = [
      "case", "tick", "--on", "2024-12-31", "--library", folder.path, "--pack", folder.pack,
    ]
    let begun = Date()
    try start(post("下达", "1000", "all")).waitUntilExit()
    let whole = Date().timeIntervalSince(begun)
    var chance = SeededGenerator(seed: 3)
    let book = try LedgerBook(folder.packs(), library: folder.library)
    for number in 0..<12 {
      let command =
        number % 3 == 0
        ? post("使用", "1", "r\(number)") : number % 3 == 1 ? open("c\(number)") : tick
      let process = try start(command)
      Thread.sleep(forTimeInterval: whole * Double.random(in: 0.2...1.1, using: &chance))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try book.verify().isEmpty)
      #expect(try folder.library.checkLog().isEmpty)
      // What was cut short is done again, and is there once.
      let again = try start(command)
      again.waitUntilExit()
      #expect(again.terminationStatus == 0)
    }
    let last = try start(tick)
    last.waitUntilExit()
    let queue = try DatabaseQueue(path: folder.path)
    try queue.read { db in
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM ledger_entry") == 5)
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM case_file") == 4)
      let events = try String.fetchAll(
        db, sql: "SELECT kind FROM case_event WHERE kind IN ('overdue', 'escalated') ORDER BY kind")
      #expect(
        events == ["escalated", "escalated", "escalated", "escalated"] + [
          "overdue", "overdue", "overdue", "overdue",
        ])
      let unrung = try Int.fetchOne(db, sql: "SELECT count(*) FROM case_timer WHERE state = 'set'")
      #expect(unrung == 0)
    }
  }
}
