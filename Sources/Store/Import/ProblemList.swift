public import Diagnostics
public import Tables

/// What is wrong with a file of records, by rule, beside the rows that it speaks of.
public struct ProblemList: Sendable {
  /// One problem, as a viewer may read it.
  public struct Entry: Sendable, Hashable {
    /// A stable identifier.
    public var code: String
    /// How much it weighs.
    public var severity: Problem.Severity
    /// What is wrong.
    public var message: Wording
    /// The rule that is broken; `nil` where there is none, or it may not be seen.
    public var rule: Wording?
    /// What to do.
    public var suggestion: Wording?
    /// The line or row of the source; `nil` where the whole file is meant.
    public var line: Int?
    /// The column of the source, counted from 1.
    public var column: Int?
    /// The title of that column, or the fields that the problem is about.
    public var title: String
    /// The value; `nil` where there is none, or it may not be seen.
    public var value: String?
    /// Whether the viewer may not see the value.
    public var isMasked: Bool
  }

  /// The problems that break one rule.
  public struct Group: Sendable {
    /// The problems, in the order of the file.
    public var entries: [Entry]
    /// The first of them.
    public var first: Entry
  }

  /// The sheet of the file.
  public let sheetName: String?
  /// The titles of the file's columns.
  public let titles: [String]
  /// The problems that were kept, in the order of the file.
  public let entries: [Entry]
  /// How many problems there are, kept or not.
  public let total: Int
  private let cells: [Int: [String]]

  init(
    problems: [ImportProblem], titles: [String], form: RecordForm, sheetName: String?,
    rows: [RejectedRow], total: Int, viewer: RecordViewer, grade: (String) -> Int
  ) {
    self.titles = titles
    self.sheetName = sheetName
    self.total = max(total, problems.count)
    let masked = RejectList.masked(rows, form: form, viewer: viewer, grade: grade)
    cells = Dictionary(masked.map { ($0.line, $0.cells) }, uniquingKeysWith: { first, _ in first })
    entries = problems.map { problem in
      let isShown = problem.isShown(to: viewer, grade: grade)
      let said = problem.problem(for: viewer, grade: grade, file: "", sheet: nil)
      let title = problem.column.flatMap { $0 <= titles.count ? titles[$0 - 1] : nil }
      return Entry(
        code: problem.code, severity: problem.severity, message: said.message,
        rule: isShown ? problem.rule : nil, suggestion: said.suggestion, line: problem.line,
        column: problem.column, title: title ?? problem.fields.joined(separator: "、"),
        value: isShown ? problem.value : nil, isMasked: !isShown)
    }
  }

  /// The problems by rule: errors first, then what concerns most rows.
  public var groups: [Group] {
    struct Name: Hashable {
      var code: String
      var severity: Problem.Severity
      var rule: Wording?
      var whole: Wording?
    }
    var places: [Name: Int] = [:]
    var groups: [Group] = []
    for entry in entries {
      // What belongs to no row stands for itself.
      let name = Name(
        code: entry.code, severity: entry.severity, rule: entry.rule,
        whole: entry.line == nil ? entry.message : nil)
      if let place = places[name] {
        groups[place].entries.append(entry)
      } else {
        places[name] = groups.count
        groups.append(Group(entries: [entry], first: entry))
      }
    }
    func weight(_ group: Group) -> Int {
      switch group.first.severity {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
    return groups.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if weight(x) != weight(y) { return weight(x) < weight(y) }
      if x.entries.count != y.entries.count { return x.entries.count > y.entries.count }
      return a.offset < b.offset
    }.map(\.element)
  }

  /// The problems as a table: where, which value, which rule, what to do, and the cells of the row.
  public func sheet(language: Wording.Language = .chinese) -> TableSheet {
    func say(_ chinese: String, _ english: String) -> String { Wording(chinese, english)[language] }
    let hasCells = !cells.isEmpty
    let columns = [
      Column(say("级别", "severity")), Column(say("工作表", "sheet")), Column(say("行", "row")),
      Column(say("列", "column")), Column(say("列名", "title"), width: 20),
      Column(say("值", "value"), width: 20), Column(say("问题", "problem"), width: 48, wraps: true),
      Column(say("规则", "rule"), width: 24, wraps: true),
      Column(say("建议", "suggestion"), width: 28, wraps: true), Column(say("代码", "code"), width: 24),
    ]
    func text(_ words: String?) -> Cell { words.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
    func number(_ value: Int?) -> Cell { value.map { .number("\($0)") } ?? .empty }
    return TableSheet(
      name: say("问题", "problems"),
      columns: columns + (hasCells ? titles.map { Column($0) } : []),
      rows: entries.map { entry in
        var row: [Cell] = [
          .text(entry.severity.name[language]), text(sheetName), number(entry.line),
          number(entry.column), text(entry.title),
          entry.isMasked ? .text(RecordViewer.maskWords[language]) : text(entry.value),
          .text(entry.message[language]), text(entry.rule?[language]),
          text(entry.suggestion?[language]), .text(entry.code),
        ]
        if hasCells {
          let known = entry.line.flatMap { cells[$0] } ?? []
          row += titles.indices.map { $0 < known.count ? text(known[$0]) : .empty }
        }
        return row
      })
  }
}
