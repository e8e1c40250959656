public import Diagnostics
import Foundation
import GRDB
public import Provisions

/// A file that was read.
public struct CaptureSummary: Sendable, Hashable, Codable, Identifiable {
  /// The number of the capture in the library.
  public var id: Int64
  /// The file.
  public var file: FileFacts
  /// The title of the compilation.
  public var compilationTitle: String?
  /// What was wrong or doubtful.
  public var problems: [Problem]
}

/// Reads captures.
enum CaptureTable {
  static func fetch(_ db: Database, where condition: String, arguments: StatementArguments) throws
    -> [CaptureSummary]
  {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, name, sha256, record, bytes, media_type, read_at, compilation_title, problems
        FROM capture WHERE \(condition) ORDER BY id
        """, arguments: arguments
    ).map { row in
      let record: Int = row["record"]
      return CaptureSummary(
        id: row["id"],
        file: FileFacts(
          name: row["name"], sha256: row["sha256"], bytes: row["bytes"],
          mediaType: row["media_type"],
          readAt: Timestamp.date(row["read_at"]) ?? .distantPast,
          record: record == 0 ? nil : record),
        compilationTitle: row["compilation_title"],
        problems: try JSON.value([Problem].self, from: row["problems"]))
    }
  }
}

extension Library {
  /// Every file that was read, the oldest first.
  public func captures() throws(Problem) -> [CaptureSummary] {
    try read { db in try CaptureTable.fetch(db, where: "TRUE", arguments: []) }
  }

  /// What each line of a capture turned out to be, `nil` where there is no such capture.
  public func layout(ofCapture id: Int64) throws(Problem) -> CaptureLayout? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT layout FROM capture WHERE id = ?", arguments: [id])
        .map { try JSON.value(CaptureLayout.self, from: $0) }
    }
  }
}
