public import Diagnostics
public import Tables

/// What an import would do, before the file is read whole.
public struct ImportPreview: Sendable {
  /// Where the period of the rows comes from.
  public enum PeriodGround: String, Sendable, Hashable, Codable {
    /// A column states it.
    case column
    /// The person who imports states it.
    case decided
    /// The titles of the columns state it.
    case header
    /// Records of the type have none.
    case none
    /// Nobody states it: it has to be asked.
    case unknown
  }

  /// The sheet that is read.
  public var sheet: String?
  /// The sheets of the file.
  public var sheets: [String]
  /// The header.
  public var header: TableHeader
  /// Which column feeds which field, and what has to be asked.
  public var mapping: HeaderMapping
  /// The one period of all rows; `nil` where a column states it.
  public var period: RecordPeriod?
  /// Where the period comes from.
  public var periodGround: PeriodGround
  /// The first rows as text, masked for the viewer.
  public var rows: [[String]]
  /// Questions, fields without a column, units that were assumed.
  public var problems: [Problem]

  /// Whether the file can be read as it is.
  public var isCertain: Bool { !problems.contains { $0.severity == .error } }
}
