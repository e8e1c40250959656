/// Writes tables as CSV after RFC 4180.
///
/// ```swift
/// let csv = CSVWriter().text(sheet)   // "指标,数值\r\n亩均税收,40\r\n"
/// ```
public struct CSVWriter: Sendable {
  /// Whether the text begins with a byte order mark, without which Excel takes UTF-8 for GBK.
  public var marksEncoding: Bool
  /// Whether text cells that a spreadsheet would run as a formula are made harmless.
  ///
  /// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe
  /// before it. Turn this off where a program, not a spreadsheet, reads the file.
  public var guardsFormulas: Bool

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - marksEncoding: Whether to begin with a byte order mark.
  ///   - guardsFormulas: Whether to make cells harmless that look like formulas.
  public init(marksEncoding: Bool = true, guardsFormulas: Bool = true) {
    self.marksEncoding = marksEncoding
    self.guardsFormulas = guardsFormulas
  }

  /// The whole table: header and rows, without the caption.
  public func text(_ sheet: TableSheet) -> String {
    var out = marksEncoding ? "\u{FEFF}" : ""
    append(sheet.columns.map { .text($0.title) }, to: &out)
    for row in sheet.rows { append(row, to: &out) }
    return out
  }

  private func append(_ row: [Cell], to out: inout String) {
    var first = true
    for cell in row {
      if !first { out += "," }
      first = false
      out += field(cell)
    }
    out += "\r\n"
  }

  private func field(_ cell: Cell) -> String {
    var text = cell.plainText
    switch cell {
    case .text, .link:
      if guardsFormulas, let head = text.unicodeScalars.first,
        "=+-@\t\r".unicodeScalars.contains(head)
      {
        text = "'" + text
      }
    case .empty, .number, .date: break
    }
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
