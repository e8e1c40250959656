public import Diagnostics
import Vocabulary

extension HeaderMapping {
  /// What is to be told about the mapping: questions and absent fields, then units that were assumed.
  public func problems(file: String, sheet: String? = nil, line: Int? = nil) -> [Problem] {
    var problems = questions.map { question in
      Problem(
        "tables.header-\(question.kind.rawValue)", .error, question.words,
        at: Place(file: file, line: line, column: question.columns.first, sheet: sheet),
        suggestion: Wording(
          "用 --map \"标题=字段\" 或 --map \"标题=字段:单位\" 指明；不取的列写 --map \"标题=\"",
          "say it by --map \"TITLE=FIELD\" or --map \"TITLE=FIELD:UNIT\"; leave a column out by --map \"TITLE=\""
        ))
    }
    problems += absent.map { field in
      Problem(
        "tables.absent-field", .error,
        Wording("没有一列是必需的 \(field)", "no column is \(field), which is required"),
        at: Place(file: file, line: line, sheet: sheet),
        suggestion: Wording("用 --map \"标题=\(field)\" 指明", "say it by --map \"TITLE=\(field)\""))
    }
    problems += matches.filter { $0.unitGround == .assumed }.map { match in
      Problem(
        "tables.assumed-unit", .note,
        Wording(
          "“\(match.title)”没有写单位，按 \(match.unit?.description ?? "") 读",
          "“\(match.title)” states no unit and is read as \(match.unit?.description ?? "")"),
        at: Place(file: file, line: line, column: match.column, sheet: sheet))
    }
    return problems
  }
}
