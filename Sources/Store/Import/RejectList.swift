public import Diagnostics
public import Tables

/// Rows of a file that have errors, to be mended and imported again.
public struct RejectList: Sendable {
  /// The titles of the file's columns.
  public let titles: [String]
  /// The rows, cells masked for the viewer.
  public let rows: [RejectedRow]
  private let viewer: RecordViewer
  private let grades: [String: Int]

  init(
    titles: [String], form: RecordForm, rows: [RejectedRow], viewer: RecordViewer,
    grade: (String) -> Int
  ) {
    self.titles = titles
    self.viewer = viewer
    self.rows = Self.masked(rows, form: form, viewer: viewer, grade: grade)
    let names = Set(rows.flatMap { $0.problems.flatMap(\.fields) })
    grades = Dictionary(uniqueKeysWithValues: names.map { ($0, grade($0)) })
  }

  /// Rows without the cells that a viewer may not see.
  static func masked(
    _ rows: [RejectedRow], form: RecordForm, viewer: RecordViewer, grade: (String) -> Int
  ) -> [RejectedRow] {
    // A column that feeds no field may hold anything.
    let seen = form.source.map { column in
      viewer.sees(grade: column.field.map(grade) ?? 3) && !viewer.isLimitedToOwn
    }
    let mask = RecordViewer.maskWords.chinese
    return rows.map { row in
      var row = row
      for index in row.cells.indices where !(index < seen.count && seen[index]) {
        if !row.cells[index].isEmpty { row.cells[index] = mask }
      }
      return row
    }
  }

  /// The rows as a table: the columns of the file, then the line, then what is wrong.
  public func sheet(language: Wording.Language = .chinese) -> TableSheet {
    let extra = [
      Column(Wording("原行号", "line")[language]),
      Column(Wording("问题", "problems")[language], width: 60, wraps: true),
    ]
    return TableSheet(
      name: Wording("待改", "to mend")[language], columns: titles.map { Column($0) } + extra,
      rows: rows.map { row in
        var cells: [Cell] = row.cells.prefix(titles.count).map { $0.isEmpty ? .empty : .text($0) }
        cells += repeatElement(.empty, count: titles.count - cells.count)
        let words = row.problems.map { problem in
          let shown = problem.problem(
            for: viewer, grade: { grades[$0] ?? 3 }, file: "", sheet: nil)
          return "\(shown.message[language]) [\(shown.code)]"
        }
        return cells + [
          .number("\(row.line)"), .text(words.joined(separator: Wording("；", "; ")[language])),
        ]
      })
  }
}
