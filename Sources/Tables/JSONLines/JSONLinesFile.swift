public import Diagnostics
import Vocabulary

/// A file of JSON lines: one object a line, whose members are the columns.
public struct JSONLinesFile: TableSource {
  public let file: String
  private let content: DelimitedContent
  private let limits: TableLimits
  private static let headerLines = 1_000

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limits: How much is taken.
  ///   - owned: Whether nobody else can change the file, so that it is mapped and not copied.
  /// - Throws: `tables.unreadable`, `tables.too-large`, `tables.empty`, `tables.encoding`.
  public init(path: String, limits: TableLimits = .standard, owned: Bool = false) throws(Problem) {
    file = path
    self.limits = limits
    content = try DelimitedContent(FileBytes(path, limit: limits.fileBytes, owned: owned), path)
  }

  /// Takes text that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - file: What messages shall call it.
  ///   - limits: How much is taken.
  /// - Throws: `tables.empty`, `tables.encoding`.
  public init(bytes: [UInt8], file: String, limits: TableLimits = .standard) throws(Problem) {
    guard !bytes.isEmpty else { throw TableProblem.empty(file) }
    self.file = file
    self.limits = limits
    content = try DelimitedContent(bytes, file)
  }

  public var sheet: String? { nil }

  /// The first rows; the titles are all members of the first thousand lines, in the order met.
  public func preview(rows: Int) throws(Problem) -> TablePreview {
    var titles: [String] = []
    var known: [String: Int] = [:]
    var preview = TablePreview(rows: [], lines: [])
    var isTooWide = false
    content.withText { text in
      var lines = LineScanner(text)
      while let line = lines.next(), lines.line <= Self.headerLines {
        guard let members = try? JSONLine.members(of: line, depth: limits.depth) else { continue }
        var row = Array(repeating: "", count: titles.count)
        for (name, value) in members {
          guard titles.count < limits.columns else {
            isTooWide = true
            return
          }
          if known[name] == nil {
            known[name] = titles.count
            titles.append(name)
            row.append("")
          }
          if let column = known[name] { row[column] = Self.text(value) }
        }
        if preview.rows.count < rows {
          preview.rows.append(row)
          preview.lines.append(lines.line)
        }
      }
    }
    if isTooWide { throw TableProblem.tooManyColumns(file, line: 1, limit: limits.columns) }
    guard !titles.isEmpty else { throw TableProblem.noHeader(file) }
    preview.titles = titles
    return preview
  }

  public func read(_ plans: [PlannedColumn], after header: TableHeader) throws(Problem)
    -> TypedTable
  {
    try check(plans, header)
    let columns = Dictionary(
      header.titles.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let builder = TableBuilder(
      plans, columnCount: header.titles.count, allowsShort: true, limits: limits)
    content.withText { text in
      var lines = LineScanner(text)
      while let line = lines.next(), builder.rowCount <= limits.rows {
        guard lines.line > header.lastLine else { continue }
        guard let members = try? JSONLine.members(of: line, depth: limits.depth) else {
          builder.reject(.notObject, line: lines.line, line.shortText)
          continue
        }
        add(members, at: lines.line, columns, to: builder, width: header.titles.count)
      }
    }
    guard builder.rowCount <= limits.rows else {
      throw TableProblem.tooManyRows(file, limit: limits.rows)
    }
    return builder.table(file: file, sheet: nil)
  }

  private func add(
    _ members: [(name: String, value: JSONScalar)], at line: Int, _ columns: [String: Int],
    to builder: TableBuilder, width: Int
  ) {
    var cells: [(column: Int, value: JSONScalar)] = []
    for (name, value) in members {
      // A member that the header does not know comes after all others and is told as one too many.
      cells.append((columns[name] ?? width, value))
    }
    cells.sort { $0.column < $1.column }
    builder.beginRow(line: line)
    var last = -1
    for (column, value) in cells where column != last {
      last = column
      if case .null = value { continue }
      builder.cell(
        column, { Self.append(value, to: $0) }, shown: { String(Self.text(value).prefix(60)) })
    }
    builder.endRow()
  }

  private static func append(_ value: JSONScalar, to builder: ColumnBuilder) -> CellFault.Reason? {
    switch value {
    case .null:
      builder.appendMissing()
      return nil
    case .boolean(let value): return builder.append(value)
    case .nested: return builder.fail(.nested)
    case .text(let text), .number(let text):
      var text = text
      return text.withUTF8 { builder.append($0) }
    }
  }

  private static func text(_ value: JSONScalar) -> String {
    switch value {
    case .null: ""
    case .text(let text), .number(let text), .nested(let text): text
    case .boolean(let value): value ? "true" : "false"
    }
  }
}

/// The lines of a text, without blank ones.
struct LineScanner {
  private let text: CellBytes
  private var position = 0
  private(set) var line = 0

  init(_ text: CellBytes) { self.text = text }

  mutating func next() -> CellBytes? {
    while position < text.count {
      let begin = position
      while position < text.count, text[position] != 0x0A { position += 1 }
      let found = CellBytes(rebasing: text[begin..<position])
      position += 1
      line += 1
      if !found.isBlank { return found }
    }
    return nil
  }
}
