public import Diagnostics
import Dispatch
import Foundation
import GRDB
import Packs
import Synchronization
import Tables
import Vocabulary

/// A file whose every row was read and checked, and that has not landed yet.
public struct CheckedImport: Sendable {
  let session: RecordImport
  /// What was decided before the file was read whole.
  public let preview: ImportPreview
  let source: any TableSource
  let header: TableHeader
  let digest: FileDigest
  let table: TypedTable
  let columns: [TypedColumn]
  let result: TableChecker.Result

  /// The rows of the file.
  public var rowCount: Int { table.rowCount }
  /// The rows without errors.
  public var soundCount: Int { result.soundRows?.count ?? table.rowCount }
  /// How many problems there are, kept or not.
  public var problemCount: Int { result.problemCount + preview.problems.count }
  /// How many of them are errors.
  public var errorCount: Int { result.errorCount }

  /// The problems in the order of the file, as the viewer of the request may read them.
  public var problems: [Problem] {
    preview.problems
      + result.problems.map {
        $0.problem(
          for: session.request.viewer, grade: grade, file: session.request.name,
          sheet: source.sheet)
      }
  }

  private func grade(_ field: String) -> Int { session.record.field(field)?.gradeNumber ?? 3 }

  /// The rows with errors, as they stand in the file, with what is wrong with each.
  ///
  /// - Parameter viewer: Who reads; the viewer of the request where it is `nil`.
  /// - Returns: The rows.
  /// - Throws: The problems of the file.
  public func rejects(for viewer: RecordViewer? = nil) throws(Problem) -> RejectList {
    RejectList(
      titles: header.titles, form: form, rows: try rejectedRows(),
      viewer: viewer ?? session.request.viewer, grade: grade)
  }

  /// All problems with the rows that they speak of, as a viewer may read them.
  ///
  /// - Parameters:
  ///   - viewer: Who reads.
  ///   - withCells: Whether the cells of the rows are wanted, for which the file is read again.
  /// - Returns: The problems that were kept.
  /// - Throws: The problems of the file.
  public func problemList(for viewer: RecordViewer, withCells: Bool) throws(Problem) -> ProblemList
  {
    let lines = Set(result.problems.compactMap { $0.line.map(UInt32.init) })
    return ProblemList(
      problems: result.problems, titles: header.titles, form: form, sheetName: source.sheet,
      rows: withCells ? try rows(at: lines) : [], total: result.problemCount, viewer: viewer,
      grade: grade)
  }

  func rejectedRows() throws(Problem) -> [RejectedRow] {
    guard let sound = result.soundRows else { return [] }
    var isSound = [Bool](repeating: false, count: table.rowCount)
    for row in sound { isSound[row] = true }
    return try rows(
      at: Set(table.lines.indices.filter { !isSound[$0] }.map { table.lines[$0] }))
  }

  /// Rows as they stand in the file, with what is wrong with each.
  private func rows(at lines: Set<UInt32>) throws(Problem) -> [RejectedRow] {
    var byLine: [Int: [ImportProblem]] = [:]
    for problem in result.problems {
      if let line = problem.line { byLine[line, default: []].append(problem) }
    }
    // The cells are read again as words, for they may be anything.
    let text: TypedTable
    do throws(Problem) { text = try source.readText(after: header) } catch {
      throw RecordImport.named(error, session.request)
    }
    return text.lines.indices.filter { lines.contains(text.lines[$0]) }.map { row in
      let line = Int(text.lines[row])
      return RejectedRow(
        line: line, cells: text.columns.map { $0[row].description }, problems: byLine[line] ?? [])
    }
  }

  /// What the columns of the batch are.
  var form: RecordForm {
    let matches = Dictionary(
      preview.mapping.matches.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
    let record = session.record
    return RecordForm(
      fields: record.fields.compactMap { field in
        guard let column = columns.first(where: { $0.name == field.name }) else { return nil }
        let match = matches[field.name]
        return RecordForm.Field(
          name: field.name, title: field.title, kind: field.kind, unit: column.unit,
          grade: field.gradeNumber, column: match?.column, columnTitle: match?.title,
          sourceUnit: match?.unit)
      }, key: record.keyFields, periodField: record.periodField?.name, period: record.period,
      enterpriseField: record.enterpriseField,
      source: header.titles.enumerated().map { index, title in
        RecordForm.Column(
          title: title,
          field: preview.mapping.matches.first { $0.column == index + 1 }?.field)
      })
  }
}
