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
  /// - Throws: The problems of the file.
  public func rejects() throws(Problem) -> RejectList {
    RejectList(
      titles: header.titles, form: form, rows: try rejectedRows(), viewer: session.request.viewer,
      grade: grade)
  }

  func rejectedRows() throws(Problem) -> [RejectedRow] {
    guard let sound = result.soundRows else { return [] }
    var isSound = [Bool](repeating: false, count: table.rowCount)
    for row in sound { isSound[row] = true }
    let lines = Set(table.lines.indices.filter { !isSound[$0] }.map { table.lines[$0] })
    var byLine: [Int: [ImportProblem]] = [:]
    for problem in result.problems {
      if let line = problem.line { byLine[line, default: []].append(problem) }
    }
    // The cells are read again as words, for they may be anything.
    let text = try source.readText(after: header)
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
