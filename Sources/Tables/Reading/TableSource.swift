public import Diagnostics

/// A table in a file: looked at first, then read into typed columns.
///
/// ```swift
/// let source = try TableReader().sources(at: "2023.xlsx")[0]
/// let header = try source.header()
/// let table = try source.read([PlannedColumn(source: 1, name: "税收", kind: .decimal)], after: header)
/// ```
public protocol TableSource: Sendable {
  /// The file as the person named it.
  var file: String { get }
  /// The sheet of a workbook.
  var sheet: String? { get }

  /// The first rows, as text.
  ///
  /// - Throws: A problem of the file.
  func preview(rows: Int) throws(Problem) -> TablePreview

  /// The table, its columns in the order of the plans.
  ///
  /// - Throws: A problem of the whole file; what is wrong with single cells is in the table.
  func read(_ plans: [PlannedColumn], after header: TableHeader) throws(Problem) -> TypedTable
}

extension TableSource {
  /// The header of the table.
  ///
  /// - Parameter line: The line or row of its first row, where a person said so.
  /// - Returns: The header.
  /// - Throws: `tables.no-header` where no row looks like one; a problem of the file.
  public func header(at line: Int? = nil) throws(Problem) -> TableHeader {
    let preview = try preview(rows: 40)
    guard let header = HeaderFinder.header(in: preview, at: line), !header.titles.isEmpty else {
      throw TableProblem.noHeader(file, sheet: sheet)
    }
    return header
  }

  /// The table with every column as text.
  ///
  /// - Parameter header: The header; found where it is `nil`.
  /// - Returns: A table whose columns are named by their titles.
  /// - Throws: A problem of the file.
  public func readText(after header: TableHeader? = nil) throws(Problem) -> TypedTable {
    var header = header
    if header == nil { header = try self.header() }
    guard let header else { throw TableProblem.noHeader(file, sheet: sheet) }
    let plans = header.titles.enumerated().map { index, title in
      PlannedColumn(source: index + 1, name: title, missing: .blank)
    }
    return try read(plans, after: header)
  }

  /// - Throws: `tables.no-column`.
  func check(_ plans: [PlannedColumn], _ header: TableHeader) throws(Problem) {
    for plan in plans where !(1...max(1, header.titles.count)).contains(plan.source) {
      throw TableProblem.noColumn(file, plan.source, of: header.titles.count)
    }
  }
}
