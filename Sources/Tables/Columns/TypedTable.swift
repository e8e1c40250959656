public import Diagnostics

/// A table read from a file: typed columns, where each row stood, and what was wrong.
///
/// CSV, workbooks and JSON lines all become this, so that mapping, checking and storing know one form.
public struct TypedTable: Sendable {
  /// The file as the person named it.
  public let file: String
  /// The sheet of a workbook.
  public let sheet: String?
  /// The columns that were asked for, in the order asked.
  public let columns: [TypedColumn]
  /// The line (CSV, JSON lines) or row (workbook) of each row, counted from 1.
  public let lines: [UInt32]
  /// The cells and rows that could not be read, in order, up to a limit.
  public let faults: [CellFault]
  /// How many faults there were, kept or not.
  public let faultCount: Int
  /// Which rows have no fault.
  public let sound: Bitmap

  /// How many rows there are.
  public var rowCount: Int { lines.count }

  /// The column of a name.
  public func column(_ name: String) -> TypedColumn? { columns.first { $0.name == name } }

  /// The faults as problems, with file, sheet, row and column.
  public var problems: [Problem] { faults.map { $0.problem(file: file, sheet: sheet) } }
}
