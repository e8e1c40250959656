import Vocabulary

/// Collects the first rows of a sheet as text.
final class SheetPreview: SheetReceiver {
  private(set) var rows: [[String]] = []
  private(set) var lines: [Int] = []
  private let limit: Int
  private let strings: SharedStrings
  private var cells: [String] = []
  private var row = 0

  init(limit: Int, strings: SharedStrings) {
    self.limit = limit
    self.strings = strings
  }

  var isDone: Bool { rows.count >= limit }

  func beginRow(_ row: Int) {
    self.row = row
    cells = []
  }

  func cell(_ column: Int, _ content: SheetCell) {
    while cells.count < column { cells.append("") }
    cells.append(SheetText.text(content, strings))
  }

  func endRow() {
    guard cells.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
    rows.append(cells)
    lines.append(row)
  }
}

/// Hands the rows of a sheet on to a table that is being built.
final class SheetBuilding: SheetReceiver {
  let builder: TableBuilder
  private let after: Int
  private let strings: SharedStrings
  private let rowLimit: Int
  private var isData = false

  init(_ builder: TableBuilder, after: Int, strings: SharedStrings, rowLimit: Int) {
    self.builder = builder
    self.after = after
    self.strings = strings
    self.rowLimit = rowLimit
  }

  var isDone: Bool { builder.rowCount > rowLimit }

  func beginRow(_ row: Int) {
    isData = row > after
    if isData { builder.beginRow(line: row) }
  }

  func endRow() { if isData { builder.endRow() } }

  func cell(_ column: Int, _ content: SheetCell) {
    guard isData else { return }
    let strings = strings
    switch content {
    case .text(let text):
      guard !text.allSatisfy(\.isWhitespace) else { return }
      add(column, content) { builder in
        var text = text
        return text.withUTF8 { builder.append($0) }
      }
    case .shared(let index):
      guard index >= 0, index < strings.count else {
        return add(column, content) { $0.fail(.damagedCell) }
      }
      strings.withText(index) { text in
        guard !text.isBlank else { return }
        add(column, content) { $0.append(text) }
      }
    case .number(let number, let format):
      add(column, content) { $0.append(number, isPercent: format == .percent) }
    case .date(let day): add(column, content) { $0.append(day) }
    case .moment(let text):
      add(column, content) { builder in
        var text = text
        return text.withUTF8 { builder.append($0) }
      }
    case .boolean(let value): add(column, content) { $0.append(value) }
    case .error: add(column, content) { $0.fail(.formulaError) }
    case .unstored: add(column, content) { $0.fail(.noStoredValue) }
    case .malformed: add(column, content) { $0.fail(.damagedCell) }
    }
  }

  private func add(
    _ column: Int, _ content: SheetCell, _ body: (ColumnBuilder) -> CellFault.Reason?
  ) {
    builder.cell(column, body) { String(SheetText.text(content, strings).prefix(60)) }
  }
}

/// The text of a cell, for a preview or a message.
enum SheetText {
  static func text(_ content: SheetCell, _ strings: SharedStrings) -> String {
    switch content {
    case .text(let text), .moment(let text), .error(let text), .malformed(let text): return text
    case .shared(let index):
      guard index >= 0, index < strings.count else { return "#\(index)" }
      return strings.withText(index) { String(decoding: $0, as: UTF8.self) }
    case .number(let number, let format):
      let percent = format == .percent ? number.times(Ratio(100))?.value : nil
      return percent.map { "\($0.reduced)%" } ?? number.description
    case .date(let day): return day.description
    case .boolean(let value): return value ? "TRUE" : "FALSE"
    case .unstored: return ""
    }
  }
}
