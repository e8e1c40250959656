public import Diagnostics
import Foundation
import GRDB

extension Library {
  /// Checks that the log is whole and that every table holds what the log says; empty where all is
  /// well.
  ///
  /// - Parameter head: A head that was kept elsewhere, with which the log must begin.
  /// - Returns: What is wrong, with `log.` codes.
  /// - Throws: The problems of the file.
  /// - Complexity: Reads the whole file.
  public func checkLog(against head: LogHead? = nil) throws(Problem) -> [Problem] {
    try read { db in
      var problems = try Self.wrongEntries(db)
      problems += try Self.wrongSeals(db)
      if let head { problems += try Self.wrongHead(head, db) }
      return problems
    }
  }

  /// Entries and nodes that are not those that were appended.
  private static func wrongEntries(_ db: Database) throws -> [Problem] {
    let table = LogTable(db: db)
    let size = try table.size()
    var problems: [Problem] = []
    if size == 0 {
      return [found("log.empty", Wording("日志是空的", "the log is empty"))]
    }
    var peaks: [(level: Int, hash: MerkleHash)] = []
    var position = 0
    var nodes = 0
    let rows = try Row.fetchCursor(
      db, sql: "SELECT position, body FROM log_entry ORDER BY position")
    while let row = try rows.next() {
      let index: Int = row["position"]
      guard index == position else {
        problems.append(
          found(
            "log.entry-missing", Wording("日志缺第 \(position) 条", "entry \(position) is missing")))
        return problems
      }
      var hash = MerkleTree.leaf(Array((row["body"] as String).utf8))
      var level = 0
      if try stored(table, level, index) != hash {
        problems.append(
          found(
            "log.entry-changed", Wording("日志第 \(index) 条被改动", "entry \(index) was changed")))
      }
      nodes += 1
      while let last = peaks.last, last.level == level {
        peaks.removeLast()
        hash = MerkleTree.parent(last.hash, hash)
        level += 1
        nodes += 1
        if try stored(table, level, index >> level) != hash {
          problems.append(
            found(
              "log.node-changed",
              Wording(
                "日志树的节点 \(level)/\(index >> level) 不符", "node \(level)/\(index >> level) differs")
            ))
        }
      }
      peaks.append((level, hash))
      position += 1
    }
    let kept = try Int.fetchOne(db, sql: "SELECT count(*) FROM log_node") ?? 0
    if kept != nodes {
      problems.append(
        found(
          "log.node-changed",
          Wording("日志树有 \(kept) 个节点，应为 \(nodes)", "the tree has \(kept) nodes, not \(nodes)")))
    }
    return problems
  }

  private static func stored(_ table: LogTable, _ level: Int, _ position: Int) throws -> MerkleHash?
  {
    do { return try table.node(level, position) } catch is DatabaseError { return nil }
  }

  /// Tables that hold something else than the log says.
  private static func wrongSeals(_ db: Database) throws -> [Problem] {
    var logged: [String: String] = [:]
    let bodies = try String.fetchCursor(db, sql: "SELECT body FROM log_entry ORDER BY position")
    while let body = try bodies.next() {
      guard let record = try? JSON.value(LogRecord.self, from: body) else { continue }
      logged.merge(record.seals) { $1 }
    }
    var problems: [Problem] = []
    let tables = try SealKeeper.tables(db)
    for table in tables {
      let actual = try SealKeeper.seal(of: table, db)
      let kept = try String.fetchOne(
        db, sql: "SELECT value FROM seal WHERE name = ?", arguments: [table])
      let promised = logged[table].flatMap(TableSeal.init) ?? TableSeal()
      if actual != promised {
        problems.append(
          found(
            "log.table-changed",
            Wording("表 \(table) 的内容与日志不符", "table \(table) does not hold what the log says"),
            notes: [
              Wording(
                "日志记 \(promised.rows) 行，实有 \(actual.rows) 行",
                "the log says \(promised.rows) rows, there are \(actual.rows)")
            ]))
      } else if kept != logged[table] {
        problems.append(
          found(
            "log.seal-changed", Wording("表 \(table) 的封印被改动", "the seal of \(table) was changed")))
      }
    }
    for table in logged.keys.sorted() where !tables.contains(table) {
      problems.append(
        found("log.table-missing", Wording("表 \(table) 不见了", "table \(table) is gone")))
    }
    return problems
  }

  private static func wrongHead(_ head: LogHead, _ db: Database) throws -> [Problem] {
    guard head.isSigned else {
      return [
        found("log.head-unsigned", Wording("这个日志头的签名不对", "the signature of the head is wrong"))
      ]
    }
    let table = LogTable(db: db)
    guard head.size <= (try table.size()) else {
      return [
        found(
          "log.cut",
          Wording("日志比保存的日志头短：有条目被删去", "the log is shorter than the head: entries were removed"))
      ]
    }
    guard try table.root(size: head.size) == head.root else {
      return [
        found(
          "log.rewritten",
          Wording("日志与保存的日志头不符：有条目被改写", "the log does not begin as the head says: it was rewritten")
        )
      ]
    }
    return []
  }

  private static func found(_ code: String, _ message: Wording, notes: [Wording] = []) -> Problem {
    Problem(
      code, .error, message, notes: notes,
      suggestion: Wording(
        "文件可能被本程序以外的手段改动：停止使用，用备份核对",
        "something else than this program may have changed the file: stop, and compare with a backup"
      ))
  }
}
