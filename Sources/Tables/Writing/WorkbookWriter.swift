internal import CXlsxWriter
public import Diagnostics
public import Foundation

/// Writes tables as an Excel workbook (Office Open XML), through libxlsxwriter.
///
/// Each table becomes a sheet with a frozen, filtered header, column widths, and a print set-up that
/// fits the width of a page and repeats the header on each.
public struct WorkbookWriter: Sendable {
  /// The most rows that a sheet holds.
  public static let rowLimit = 1_048_576

  /// Creates a writer.
  public init() {}

  /// The bytes of a workbook.
  ///
  /// - Throws: ``Diagnostics/Problem`` with code `tables.workbook` where a table has too many rows
  ///   or the temporary file cannot be written.
  public func data(_ sheets: [TableSheet]) throws(Problem) -> Data {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("guiju-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try write(sheets, to: file.path)
    do {
      return try Data(contentsOf: file)
    } catch {
      throw Problem(
        "tables.workbook", .error,
        Wording("工作簿写出后无法读回：\(error)", "the workbook could not be read back: \(error)"))
    }
  }

  /// Writes a workbook to a file, over what is there.
  ///
  /// - Throws: ``Diagnostics/Problem`` with code `tables.workbook`.
  public func write(_ sheets: [TableSheet], to path: String) throws(Problem) {
    for sheet in sheets where sheet.rows.count + 2 > Self.rowLimit {
      throw Problem(
        "tables.workbook", .error,
        Wording(
          "表 \(sheet.name) 有 \(sheet.rows.count) 行",
          "the table \(sheet.name) has \(sheet.rows.count) rows"),
        notes: [
          Wording("工作簿的一张表最多 \(Self.rowLimit) 行", "a sheet of a workbook holds \(Self.rowLimit)")
        ],
        suggestion: Wording("请先筛选，或改用 CSV", "filter the table, or take it as CSV"))
    }
    guard let book = workbook_new(path) else {
      throw Problem(
        "tables.workbook", .error, Wording("无法新建工作簿", "no workbook could be begun"),
        at: Place(file: path))
    }
    let formats = Formats(book)
    var names: Set<String> = []
    for sheet in sheets {
      let name = sheetName(sheet.name, besides: &names)
      guard let page = workbook_add_worksheet(book, name) else { continue }
      write(sheet, to: page, formats)
    }
    let fault = workbook_close(book)
    guard fault == LXW_NO_ERROR else {
      throw Problem(
        "tables.workbook", .error,
        Wording(
          "工作簿无法写出：\(String(cString: lxw_strerror(fault)))",
          "the workbook could not be written: \(String(cString: lxw_strerror(fault)))"),
        at: Place(file: path),
        suggestion: Wording("请确认文件夹存在、磁盘未满", "check that the folder exists and has room"))
    }
  }

  private func write(
    _ sheet: TableSheet, to page: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats
  ) {
    let lastColumn = lxw_col_t(max(0, sheet.columns.count - 1))
    var row: lxw_row_t = 0
    if let caption = sheet.caption {
      worksheet_write_string(page, row, 0, caption, formats.caption)
      row += 1
    }
    for (index, column) in sheet.columns.enumerated() {
      let place = lxw_col_t(index)
      worksheet_set_column(page, place, place, column.width, nil)
      worksheet_write_string(page, row, place, column.title, formats.header)
    }
    let header = row
    for cells in sheet.rows {
      row += 1
      for (index, cell) in cells.enumerated() {
        let column = index < sheet.columns.count ? sheet.columns[index] : Column("")
        let wraps = column.wraps
        if case .number = cell, let code = column.numberFormat {
          write(cell, to: page, row, lxw_col_t(index), formats.number(code), formats)
          continue
        }
        write(
          cell, to: page, row, lxw_col_t(index), wraps ? formats.wrapped : formats.plain, formats)
      }
    }
    worksheet_freeze_panes(page, header + 1, 0)
    if row > header { worksheet_autofilter(page, header, 0, row, lastColumn) }
    worksheet_repeat_rows(page, header, header)
    worksheet_set_landscape(page)
    worksheet_set_paper(page, 9)
    worksheet_fit_to_pages(page, 1, 0)
  }

  private func write(
    _ cell: Cell, to page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
    _ column: lxw_col_t, _ format: UnsafeMutablePointer<lxw_format>?, _ formats: Formats
  ) {
    switch cell {
    case .empty: break
    case .text(let text): worksheet_write_string(page, row, column, clipped(text), format)
    case .number(let digits):
      if significantDigits(digits) <= 15, let number = Double(digits), number.isFinite {
        worksheet_write_number(page, row, column, number, format)
      } else {
        worksheet_write_string(page, row, column, digits, format)
      }
    case .date(let text):
      let parts = text.split(separator: "-").compactMap { Int32($0) }
      if parts.count == 3, parts[0] >= 1900 {
        var day = lxw_datetime(
          year: parts[0], month: parts[1], day: parts[2], hour: 0, min: 0, sec: 0)
        worksheet_write_datetime(page, row, column, &day, formats.date)
      } else {
        worksheet_write_string(page, row, column, text, format)
      }
    case .link(let text, let address):
      // Excel refuses addresses of more than 2,079 characters and sheets of more than 65,530 links.
      if address.utf8.count <= 2079, row < 65_000 {
        worksheet_write_url_opt(page, row, column, address, formats.link, clipped(text), nil)
      } else {
        worksheet_write_string(page, row, column, clipped(text), format)
      }
    }
  }

  /// Excel's limit of 32,767 UTF-16 units for a cell; a cut text ends with an ellipsis.
  private func clipped(_ text: String) -> String {
    guard text.utf16.count > 32_767 else { return text }
    var kept = ""
    var units = 0
    for character in text {
      units += character.utf16.count
      if units > 32_766 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  private func significantDigits(_ text: String) -> Int {
    text.utf8.filter { $0 >= 48 && $0 <= 57 }.drop { $0 == 48 }.count
  }

  private func sheetName(_ name: String, besides names: inout Set<String>) -> String {
    let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]
    var base = String(name.map { forbidden.contains($0) ? "_" : $0 }.prefix(28))
    if base.isEmpty { base = "Sheet" }
    var unique = base
    var count = 2
    while names.contains(unique.lowercased()) {
      unique = "\(base)~\(count)"
      count += 1
    }
    names.insert(unique.lowercased())
    return unique
  }
}

/// The formats that all sheets of a workbook share; the workbook owns them.
private final class Formats {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var numbers: [String: UnsafeMutablePointer<lxw_format>] = [:]
  let plain: UnsafeMutablePointer<lxw_format>?
  let wrapped: UnsafeMutablePointer<lxw_format>?
  let header: UnsafeMutablePointer<lxw_format>?
  let caption: UnsafeMutablePointer<lxw_format>?
  let date: UnsafeMutablePointer<lxw_format>?
  let link: UnsafeMutablePointer<lxw_format>?

  /// The format of numbers of a code, made once.
  func number(_ code: String) -> UnsafeMutablePointer<lxw_format>? {
    if let known = numbers[code] { return known }
    let format = workbook_add_format(book)
    format_set_num_format(format, code)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    numbers[code] = format
    return format
  }

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    self.book = book
    plain = workbook_add_format(book)
    format_set_align(plain, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    wrapped = workbook_add_format(book)
    format_set_text_wrap(wrapped)
    format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    header = workbook_add_format(book)
    format_set_bold(header)
    format_set_bg_color(header, 0xE8EDF3)
    format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_text_wrap(header)
    caption = workbook_add_format(book)
    format_set_bold(caption)
    format_set_font_size(caption, 14)
    date = workbook_add_format(book)
    format_set_num_format(date, "yyyy-mm-dd")
    format_set_align(date, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    link = workbook_add_format(book)
    format_set_font_color(link, 0x1F5FA8)
    format_set_underline(link, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    format_set_align(link, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
  }
}
