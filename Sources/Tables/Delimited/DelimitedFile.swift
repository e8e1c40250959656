public import Diagnostics

/// A file of separated values: CSV in any of its dialects.
///
/// The file is read once, and parsed on all cores from bytes straight into typed columns.
public struct DelimitedFile: TableSource {
  public let file: String
  /// How the file is written.
  public let dialect: Dialect

  private let content: DelimitedContent
  private let limits: TableLimits

  /// Opens a file and finds its dialect.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - dialect: How it is written; found by its first rows where `nil`.
  ///   - limits: How much is taken.
  ///   - owned: Whether nobody else can change the file, so that it is mapped and not copied.
  /// - Throws: `tables.unreadable`, `tables.too-large`, `tables.empty`, `tables.encoding`,
  ///   `tables.binary`, `tables.changed`.
  public init(
    path: String, dialect: Dialect? = nil, limits: TableLimits = .standard, owned: Bool = false
  ) throws(Problem) {
    let bytes = try FileBytes(path, limit: limits.fileBytes, owned: owned)
    try self.init(DelimitedContent(bytes, path), file: path, dialect: dialect, limits: limits)
  }

  /// Takes text that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - file: What messages shall call it.
  ///   - dialect: How it is written; found by its first rows where `nil`.
  ///   - limits: How much is taken.
  /// - Throws: `tables.empty`, `tables.encoding`, `tables.binary`.
  public init(
    bytes: [UInt8], file: String, dialect: Dialect? = nil, limits: TableLimits = .standard
  ) throws(Problem) {
    guard !bytes.isEmpty else { throw TableProblem.empty(file) }
    try self.init(DelimitedContent(bytes, file), file: file, dialect: dialect, limits: limits)
  }

  private init(
    _ content: DelimitedContent, file: String, dialect: Dialect?, limits: TableLimits
  ) throws(Problem) {
    self.file = file
    self.content = content
    self.limits = limits
    self.dialect =
      dialect
      ?? content.withText { DialectDetector.dialect(of: $0, encoding: content.encoding) }
  }

  public var sheet: String? { nil }

  public func preview(rows: Int) throws(Problem) -> TablePreview {
    let receiver = PreviewReceiver(columnLimit: limits.columns)
    content.withText { text in
      var scanner = RecordScanner(text, dialect)
      while receiver.rows.count < rows, scanner.next(receiver) {}
    }
    if receiver.isTooWide {
      throw TableProblem.tooManyColumns(file, line: receiver.lines.last ?? 1, limit: limits.columns)
    }
    return TablePreview(rows: receiver.rows, lines: receiver.lines)
  }

  public func read(_ plans: [PlannedColumn], after header: TableHeader) throws(Problem)
    -> TypedTable
  {
    try check(plans, header)
    let builder = content.withText { text -> TableBuilder? in
      ParallelReading(
        text: text, dialect: dialect, plans: plans, columnCount: header.titles.count,
        limits: limits
      ).builder(after: header.lastLine)
    }
    guard let builder else { throw TableProblem.unlikeParts(file) }
    guard builder.rowCount <= limits.rows else {
      throw TableProblem.tooManyRows(file, limit: limits.rows)
    }
    return builder.table(file: file, sheet: nil)
  }
}
