/// How much of a file is taken before it is refused.
///
/// The limits leave room for what offices exchange and keep a hostile file from taking the machine.
public struct TableLimits: Sendable, Hashable {
  /// The bytes of a file.
  public var fileBytes = 4 << 30
  /// The columns of a row; a spreadsheet has no more.
  public var columns = 16_384
  /// The rows of a table.
  public var rows = 50_000_000
  /// The bytes that one part of a workbook may unpack to.
  public var unpackedBytes = 1 << 30
  /// How many times larger than packed a part of a workbook may be, beyond the first 16 MB.
  public var unpackedRatio = 200
  /// The parts of a workbook.
  public var parts = 20_000
  /// How deep elements of XML, or lists and objects of JSON, may stand in each other.
  public var depth = 64
  /// The faults that are kept one by one; all are counted.
  public var faults = 10_000

  /// The limits that commands and pages use.
  public static let standard = TableLimits()

  /// Creates the standard limits.
  public init() {}
}
