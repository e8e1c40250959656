import Foundation
import GRDB

/// The log in the file: entries, and the nodes of the tree over them.
struct LogTable {
  let db: Database

  /// The number of entries.
  func size() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(max(position) + 1, 0) FROM log_entry") ?? 0
  }

  /// Appends what was done with the seals of the tables that it changed.
  func append(_ action: LogAction, seals: [String: TableSeal], at moment: Date) throws {
    let text = try JSON.text(
      LogRecord(
        action: action.kind, actor: action.actor, at: Timestamp.text(moment),
        seals: seals.mapValues(\.text), subject: action.subject))
    let index = try size()
    try db.execute(
      sql: "INSERT INTO log_entry (position, body) VALUES (?, ?)", arguments: [index, text])
    var hash = MerkleTree.leaf(Array(text.utf8))
    var (level, position) = (0, index)
    try insert(hash, level, position)
    while position & 1 == 1 {
      hash = MerkleTree.parent(try node(level, position - 1), hash)
      (level, position) = (level + 1, position >> 1)
      try insert(hash, level, position)
    }
  }

  private func insert(_ hash: MerkleHash, _ level: Int, _ position: Int) throws {
    try db.execute(
      sql: "INSERT INTO log_node (level, position, hash) VALUES (?, ?, ?)",
      arguments: [level, position, Data(hash.bytes)])
  }

  /// The hash of a complete subtree.
  func node(_ level: Int, _ position: Int) throws -> MerkleHash {
    guard
      let data = try Data.fetchOne(
        db, sql: "SELECT hash FROM log_node WHERE level = ? AND position = ?",
        arguments: [level, position]), data.count == 32
    else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "log node \(level)/\(position)")
    }
    return MerkleHash(Array(data))
  }

  /// The root over the first `size` entries.
  func root(size: Int) throws -> MerkleHash { try MerkleTree.root(size: size, node: node) }

  /// Entries in order.
  func entries(_ range: Range<Int>) throws -> [LogEntry] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT position, body FROM log_entry WHERE position >= ? AND position < ? ORDER BY position
        """, arguments: [range.lowerBound, range.upperBound]
    ).map { row in
      let text: String = row["body"]
      let record = try JSON.value(LogRecord.self, from: text)
      return LogEntry(
        index: row["position"], at: Timestamp.date(record.at) ?? .distantPast,
        actor: record.actor, kind: record.action, subject: record.subject, seals: record.seals,
        text: text)
    }
  }
}
