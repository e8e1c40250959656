public import Diagnostics
import Foundation
import GRDB

/// How much a library holds.
public struct LibraryStatistics: Sendable, Hashable, Codable {
  /// One table.
  public struct Table: Sendable, Hashable, Codable {
    /// The table.
    public var name: String
    /// Its rows.
    public var rows: Int
    /// The bytes of its pages and those of its indexes.
    public var bytes: Int
  }

  /// The bytes of the file.
  public var fileBytes: Int
  /// The bytes of the write-ahead log beside it.
  public var walBytes: Int
  /// The bytes of pages that hold nothing.
  public var freeBytes: Int
  /// The version of the schema.
  public var schema: Int
  /// The entries of the log.
  public var logEntries: Int
  /// The tables, the largest first.
  public var tables: [Table]
}

extension Library {
  /// How much the library holds.
  public func statistics() throws(Problem) -> LibraryStatistics {
    try read { db in
      let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
      let sizes = try Row.fetchAll(
        db,
        sql: """
          SELECT coalesce(s.tbl_name, d.name) AS name, sum(d.pgsize) AS bytes
          FROM dbstat d LEFT JOIN sqlite_schema s ON s.name = d.name
          GROUP BY 1
          """)
      let bytes = Dictionary(
        uniqueKeysWithValues: sizes.map { ($0["name"] as String, $0["bytes"] as Int) })
      let names = try String.fetchAll(
        db,
        sql:
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
      let tables = try names.map { name in
        LibraryStatistics.Table(
          name: name,
          rows: try Int.fetchOne(db, sql: "SELECT count(*) FROM main.\"\(name)\"") ?? 0,
          bytes: bytes[name] ?? 0)
      }
      func size(_ path: String) -> Int {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        return (facts?[.size] as? NSNumber)?.intValue ?? 0
      }
      return LibraryStatistics(
        fileBytes: size(path), walBytes: size(path + "-wal"),
        freeBytes: (try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0) * page,
        schema: Schema.migrations.count, logEntries: try LogTable(db: db).size(),
        tables: tables.sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) })
    }
  }
}
