public import Foundation
import GRDB
public import Tables

/// A batch of records: what one import or one entry by hand brought.
public struct RecordBatch: Sendable, Hashable, Codable, Identifiable {
  /// Where the records of a batch came from.
  public enum Origin: String, Sendable, Hashable, Codable {
    /// A file.
    case `import`
    /// A person typed one record.
    case entry
  }

  /// The most problems that are kept with a batch.
  public static let keptProblems = 10_000

  /// The number of the batch.
  public var id: Int64
  /// The type of the records.
  public var type: String
  /// Where they came from.
  public var origin: Origin
  /// The file as the person named it.
  public var file: String
  /// The sheet of a workbook.
  public var sheet: String?
  /// SHA-256 of the file.
  public var sha256: String
  /// The size of the file.
  public var bytes: Int
  /// The one period of all records; `nil` where they state their own.
  public var period: String?
  /// The periods with the number of their records.
  public var periods: [String: Int]
  /// The pack that declared the type.
  public var pack: String
  /// The version of the pack.
  public var packVersion: String
  /// What the columns are.
  public var form: RecordForm
  /// What was decided about the columns of the file.
  public var mapping: KeptMapping
  /// When it was recorded, to the millisecond.
  public var recordedAt: Date
  /// Who recorded it.
  public var actor: String
  /// The rows of the file.
  public var fileRows: Int
  /// The rows that became records.
  public var rows: Int
  /// How many problems there were.
  public var problemCount: Int
}

extension RecordBatch {
  static let columns = """
    id, type, origin, file, sheet, sha256, bytes, period, periods, pack, pack_version, form, mapping,
    recorded_at, actor, file_rows, rows, problem_count
    """

  init(_ row: Row) throws {
    let origin: String = row["origin"]
    guard let origin = Origin(rawValue: origin) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "origin of a batch")
    }
    self.init(
      id: row["id"], type: row["type"], origin: origin, file: row["file"], sheet: row["sheet"],
      sha256: row["sha256"], bytes: row["bytes"], period: row["period"],
      periods: try JSON.value([String: Int].self, from: row["periods"]), pack: row["pack"],
      packVersion: row["pack_version"], form: try JSON.value(RecordForm.self, from: row["form"]),
      mapping: try JSON.value(KeptMapping.self, from: row["mapping"]),
      recordedAt: Moment.date(row["recorded_at"]), actor: row["actor"],
      fileRows: row["file_rows"], rows: row["rows"], problemCount: row["problem_count"])
  }
}

/// Moments as records keep them: milliseconds since 1970 in UTC.
package enum Moment {
  package static func milliseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1000).rounded(.down))
  }

  package static func date(_ milliseconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}
