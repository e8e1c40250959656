/// A cell of a table that is written out.
public enum Cell: Sendable, Hashable {
  /// Nothing: missing is missing, never zero.
  case empty
  /// Words, written as words even where they look like a number or a formula.
  case text(String)
  /// A number in plain decimal digits, exactly as it shall appear in CSV.
  ///
  /// Workbooks hold binary floating point, so a number of more than 15 significant digits is
  /// written to them as text rather than changed.
  case number(String)
  /// A day, `YYYY-MM-DD`.
  case date(String)
  /// Words that lead to an address.
  case link(text: String, address: String)

  /// The cell as a program or a person reads it in plain text.
  public var plainText: String {
    switch self {
    case .empty: ""
    case .text(let text), .number(let text), .date(let text): text
    case .link(let text, _): text
    }
  }
}

/// A column of a table that is written out.
public struct Column: Sendable, Hashable {
  /// The title in the header.
  public var title: String
  /// The width in half-width characters; a Chinese character takes two.
  public var width: Double
  /// Whether long text is broken into lines inside the cell.
  public var wraps: Bool
  /// How a workbook shows the numbers, in the codes of Excel such as `#,##0.00` or `0.0"%"`.
  public var numberFormat: String?

  /// Creates a column.
  public init(
    _ title: String, width: Double = 12, wraps: Bool = false, numberFormat: String? = nil
  ) {
    self.title = title
    self.width = width
    self.wraps = wraps
    self.numberFormat = numberFormat
  }
}

/// A table that is written out, as one sheet of a workbook or one CSV file.
public struct TableSheet: Sendable, Hashable {
  /// The name of the sheet, at most 31 characters; what Excel forbids in a name is replaced.
  public var name: String
  /// A line above the header that says what the table is; `nil` for none.
  public var caption: String?
  /// The columns.
  public var columns: [Column]
  /// The rows, each with as many cells as there are columns.
  public var rows: [[Cell]]

  /// Creates a table.
  public init(name: String, caption: String? = nil, columns: [Column], rows: [[Cell]]) {
    self.name = name
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}
