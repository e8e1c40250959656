public import Diagnostics

/// A cell or a row that could not be read.
///
/// The value of such a cell is missing in the table, and its row is not sound.
public struct CellFault: Sendable, Hashable {
  /// What is wrong.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Words where a number belongs.
    case notNumber = "tables.not-a-number"
    /// A fraction where a whole number belongs.
    case notInteger = "tables.not-whole"
    /// More digits than 128 bits hold.
    case tooManyDigits = "tables.too-many-digits"
    /// A percentage in a column of another unit.
    case percent = "tables.percent"
    /// No day, or one that the calendar does not have.
    case notDate = "tables.not-a-date"
    /// A day with a time where a day alone belongs.
    case hasTime = "tables.date-with-time"
    /// Neither yes nor no.
    case notBoolean = "tables.not-yes-or-no"
    /// More than a million bytes of text.
    case textTooLong = "tables.text-too-long"
    /// Fewer cells than the header has.
    case shortRow = "tables.short-row"
    /// More cells than the header has.
    case longRow = "tables.long-row"
    /// A quotation mark that is never closed.
    case openQuote = "tables.open-quote"
    /// Words after a closing quotation mark.
    case afterQuote = "tables.after-quote"
    /// An error of a formula, such as `#DIV/0!`.
    case formulaError = "tables.formula-error"
    /// A formula whose value was not stored.
    case noStoredValue = "tables.no-stored-value"
    /// A cell of a workbook that its program would not have written.
    case damagedCell = "tables.damaged-cell"
    /// A line that is no JSON object.
    case notObject = "tables.not-an-object"
    /// A list or an object where a plain value belongs.
    case nested = "tables.nested-value"
  }

  /// What is wrong.
  public let reason: Reason
  /// The row of the table, from 0; `nil` where the row was not taken in.
  public let row: Int?
  /// The line or row in the source, from 1.
  public let line: Int
  /// The column in the source, from 1; `nil` where the whole row is meant.
  public let column: Int?
  /// What stood there, at most 60 characters.
  public let value: String

  /// The fault as it is told to a person.
  public func problem(file: String, sheet: String? = nil) -> Problem {
    let place = Place(file: file, line: line, column: column, sheet: sheet)
    return Problem(
      reason.rawValue, .error, reason.message(value), at: place, suggestion: reason.suggestion)
  }
}
