public import Diagnostics
import Tables
import Vocabulary

/// A division of tasks that comes as a table of its own, CSV or XLSX: 条款, 任务, 牵头, and 配合, 期限.
public struct TaskFile: Sendable {
  /// A task as it stands in the table.
  public struct Row: Sendable {
    /// The provision.
    public var provision: String
    /// What is to be done.
    public var text: String
    /// By which day.
    public var dueOn: String?
    /// The bodies with their parts, the lead first.
    public var agencies: [(name: String, part: DutyTask.Part)]
  }

  /// The tasks.
  public let rows: [Row]
  /// What is wrong; with an error nothing may be kept.
  public let problems: [Problem]

  private static let names: [(field: String, titles: [String])] = [
    ("provision", ["条款", "provision"]), ("text", ["任务", "task"]),
    ("lead", ["牵头", "牵头单位", "lead"]), ("support", ["配合", "配合单位", "责任单位", "support"]),
    ("due", ["期限", "完成时限", "due"]),
  ]

  /// Reads a table.
  ///
  /// - Throws: `targets.no-columns`; a problem of the whole file.
  public init(path: String) throws(Problem) {
    guard let source = try TableReader().sources(at: path).first else {
      throw Problem(
        "targets.no-values", .error, Wording("文件中没有表", "the file has no table"),
        at: Place(file: path))
    }
    let table = try source.readText()
    let titles = table.columns.map { $0.name.filter { !$0.isWhitespace } }
    var places: [String: Int] = [:]
    for (field, known) in Self.names {
      places[field] = titles.firstIndex { known.contains($0) }
    }
    guard let provision = places["provision"], let text = places["text"],
      let lead = places["lead"]
    else {
      throw Problem(
        "targets.no-columns", .error,
        Wording("需要 条款、任务、牵头 三列", "the columns 条款, 任务 and 牵头 are needed"),
        at: Place(file: path, line: 1, sheet: source.sheet))
    }
    var rows: [Row] = []
    var problems: [Problem] = []
    for row in 0..<table.rowCount {
      func cell(_ column: Int?) -> String {
        column.map { table.columns[$0][row].description.trimmed } ?? ""
      }
      func names(_ column: Int?) -> [String] {
        cell(column).split { "、,，;；".contains($0) }.map { String($0).trimmed }
          .filter { !$0.isEmpty }
      }
      func tell(_ code: String, _ column: Int, _ message: Wording) {
        problems.append(
          Problem(
            code, .error, message,
            at: Place(
              file: path, line: Int(table.lines[row]), column: column + 1, sheet: source.sheet)))
      }
      for (column, name) in [(provision, "条款"), (text, "任务")] where cell(column).isEmpty {
        tell("targets.empty-cell", column, Wording("“\(name)” 没有填", "“\(name)” is empty"))
      }
      let leads = names(lead)
      if leads.count != 1 {
        tell(
          "targets.no-lead", lead,
          Wording("每项任务须有且只有一个牵头单位", "a task has one leading body, and no more"))
      }
      let due = cell(places["due"])
      if let column = places["due"], !due.isEmpty, Day(due) == nil {
        tell("targets.bad-day", column, Wording("“\(due)” 不是日期", "“\(due)” is no day"))
      }
      let support = names(places["support"]).filter { !leads.contains($0) }
      rows.append(
        Row(
          provision: cell(provision), text: cell(text), dueOn: due.isEmpty ? nil : due,
          agencies: leads.map { ($0, .lead) } + support.map { ($0, .support) }))
    }
    self.rows = rows
    self.problems = problems
  }
}
