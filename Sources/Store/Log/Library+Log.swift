public import Diagnostics
package import Foundation
package import GRDB

extension Library {
  /// Does something to the file in one transaction and logs it; where it fails, neither remains.
  ///
  /// A body that changes nothing logs nothing.
  package func write<T>(
    _ action: LogAction, at moment: Date = Date(), _ body: (Database) throws -> T
  )
    throws(Problem) -> T
  {
    do {
      return try pool.writeWithoutTransaction { db in
        try seals.prepare(db)
        seals.reset()
        var result: T?
        try db.inTransaction(.immediate) {
          result = try body(db)
          let changes = seals.taken()
          if !changes.isEmpty {
            try LogTable(db: db).append(
              action, seals: try Self.keep(changes, db), at: moment)
          }
          return .commit
        }
        guard let result else { throw DatabaseError(message: "the transaction gave no result") }
        return result
      }
    } catch {
      seals.reset()
      throw DatabaseProblem.problem(error, path: path)
    }
  }

  /// Begins the log of a file that has none, with the seals of what it holds.
  func beginLog() throws {
    let isBegun = try pool.read { db in try LogTable(db: db).size() > 0 }
    if isBegun { return }
    try pool.write { db in
      guard try LogTable(db: db).size() == 0 else { return }
      var seals: [String: TableSeal] = [:]
      for table in try SealKeeper.tables(db) {
        seals[table] = try SealKeeper.seal(of: table, db)
      }
      let kept = try Self.keep(seals, db)
      try LogTable(db: db).append(LogAction("begin", path), seals: kept, at: Date())
    }
  }

  /// Adds changes to the seals that are kept, and gives the new ones.
  private static func keep(_ changes: [String: TableSeal], _ db: Database) throws
    -> [String: TableSeal]
  {
    var kept: [String: TableSeal] = [:]
    for (table, change) in changes {
      let text = try String.fetchOne(
        db, sql: "SELECT value FROM seal WHERE name = ?", arguments: [table])
      var seal = text.flatMap(TableSeal.init) ?? TableSeal()
      seal.add(change)
      kept[table] = seal
      try db.execute(
        sql: """
          INSERT INTO seal (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """, arguments: [table, seal.text])
    }
    return kept
  }

  /// The number of entries of the log.
  public func logSize() throws(Problem) -> Int { try read { db in try LogTable(db: db).size() } }

  /// Entries of the log, in order; what is beyond its end is left out.
  public func logEntries(_ range: Range<Int>) throws(Problem) -> [LogEntry] {
    try read { db in try LogTable(db: db).entries(range) }
  }

  /// The root of the tree over the first entries.
  ///
  /// - Parameter size: How many; `nil` for all.
  /// - Returns: How many they are, and the root.
  /// - Throws: `log.no-such-size`.
  public func logRoot(size: Int? = nil) throws(Problem) -> (size: Int, root: MerkleHash) {
    try read { db in
      let table = LogTable(db: db)
      let all = try table.size()
      let size = size ?? all
      guard (0...all).contains(size) else { throw Self.noSuchSize(size, all) }
      return (size, try table.root(size: size))
    }
  }

  /// The proof that an entry is in the log as it was at a size (RFC 9162, section 2.1.3).
  ///
  /// - Throws: `log.no-such-size` where there is no such entry or size.
  public func inclusionProof(of index: Int, size: Int) throws(Problem) -> [MerkleHash] {
    try read { db in
      let table = LogTable(db: db)
      let all = try table.size()
      guard (1...max(1, all)).contains(size), (0..<size).contains(index) else {
        throw Self.noSuchSize(max(index, size), all)
      }
      return try MerkleTree.inclusionProof(of: index, size: size, node: table.node)
    }
  }

  /// The proof that the log at a size begins with the log at a smaller one (section 2.1.4).
  ///
  /// - Throws: `log.no-such-size`.
  public func consistencyProof(from old: Int, to new: Int) throws(Problem) -> [MerkleHash] {
    try read { db in
      let table = LogTable(db: db)
      let all = try table.size()
      guard old > 0, old <= new, new <= all else { throw Self.noSuchSize(max(old, new), all) }
      return try MerkleTree.consistencyProof(from: old, to: new, node: table.node)
    }
  }

  private static func noSuchSize(_ asked: Int, _ size: Int) -> Problem {
    Problem(
      "log.no-such-size", .error,
      Wording("日志只有 \(size) 条，没有 \(asked)", "the log has \(size) entries, not \(asked)"),
      suggestion: Wording("用 guiju log list 看有哪些条目", "see what there is with guiju log list"))
  }
}
