import Diagnostics
import Hummingbird
import NIOCore
import Packs
import Store
import Tables

private struct FindingsView {
  let id: String
  let name: String
  let type: String
  let rows: Int
  let sound: Int
  let unsound: Int
  let errors: Int
  let total: Int
  let period: String
  let isSound: Bool
  let maySomeLand: Bool
  let isEmpty: Bool
  let latest: Int64
  let hasMore: Bool
  let kept: Int
  let groups: [ProblemGroupView]
  let hasProblems: Bool
  let address: String
  let notices: [ProblemView]
}

/// Problems that break one rule, as a page shows them.
struct ProblemGroupView {
  let severity: String
  let severityClass: String
  let title: String
  let rule: String
  let count: Int
  let code: String
  let suggestion: String
  let entries: [ProblemEntryView]
  let more: Int
  let hasMore: Bool
  let isOpen: Bool

  init(_ group: ProblemList.Group, isOpen: Bool, _ language: Wording.Language) {
    let first = group.first
    severity = first.severity.name[language]
    severityClass = first.severity.rawValue
    count = group.entries.count
    title =
      count == 1
      ? first.message[language]
      : Wording("\(first.message.chinese) 等", "\(first.message.english), and others")[language]
    rule = first.rule?[language] ?? ""
    code = first.code
    suggestion = first.suggestion?[language] ?? ""
    // What concerns the file as a whole has said all in its title.
    let shown = count == 1 && first.line == nil ? [] : group.entries.prefix(Self.shown)
    entries = shown.map { ProblemEntryView($0, language) }
    more = count - min(count, Self.shown)
    hasMore = more > 0
    self.isOpen = isOpen
  }

  private static let shown = 20

  /// The groups of a list; those of errors are open at once.
  static func groups(_ list: ProblemList, _ language: Wording.Language) -> [ProblemGroupView] {
    list.groups.enumerated().map { index, group in
      ProblemGroupView(
        group, isOpen: index < 5 && group.first.severity == .error, language)
    }
  }
}

struct ProblemEntryView {
  let line: String
  let column: String
  let title: String
  let value: String
  let isMasked: Bool
  let message: String

  init(_ entry: ProblemList.Entry, _ language: Wording.Language) {
    line = entry.line.map(String.init) ?? ""
    column = entry.column.map(String.init) ?? ""
    title = entry.title
    isMasked = entry.isMasked
    value = entry.isMasked ? RecordViewer.maskWords[language] : entry.value ?? ""
    message = entry.message[language]
  }
}

extension Site {
  func findingsPage(
    _ draft: ImportDraft, _ checked: CheckedImport, _ list: ProblemList, _ request: Request,
    _ context: WorkbenchContext
  ) throws -> Response {
    let language = context.language
    let viewer = viewer(context)
    // The list is made anew where the person sees other fields than when it was checked.
    let list =
      try draft.preview.map { $0.viewer == viewer } ?? true
      ? list : checked.problemList(for: viewer, withCells: false)
    let notices =
      (draft.notice.map { [$0] } ?? [])
      + checked.preview.problems.filter { $0.code != "tables.assumed-unit" }
    let view = FindingsView(
      id: draft.id, name: draft.name, type: draft.entry.record.title, rows: checked.rowCount,
      sound: checked.soundCount, unsound: checked.rowCount - checked.soundCount,
      errors: checked.errorCount, total: list.total,
      period: checked.preview.period?.description ?? "", isSound: checked.errorCount == 0,
      maySomeLand: checked.errorCount > 0 && checked.soundCount > 0,
      isEmpty: checked.rowCount == 0, latest: try latestBatch(of: draft),
      hasMore: list.entries.count < list.total, kept: list.entries.count,
      groups: ProblemGroupView.groups(list, language), hasProblems: !list.entries.isEmpty,
      address: "/import/\(draft.id)/problems", notices: notices.map { ProblemView($0, language) })
    return page(
      request, context, .findings,
      title: Wording("检查结果：\(draft.name)", "Findings: \(draft.name)"), section: .imports, view)
  }

  /// Lands all rows, or the sound ones; not before the person has seen what landed meanwhile.
  func landImport(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let form = try await form(request)
    guard let draft = draft(context) else { return goneImport(request, context) }
    guard case .checked = draft.state else { return redirect("/import/\(draft.id)") }
    let latest = try latestBatch(of: draft)
    guard form["latest"] == "\(latest)" else {
      let batch = try library.batch(latest)
      desk.change(draft.id) { draft in
        draft.notice = Problem(
          "import.others-landed", .warning,
          Wording(
            "您检查之后，\(batch.actor) 导入了同类记录：第 \(batch.id) 批（\(batch.file)）",
            "since you checked, \(batch.actor) imported records of this type: batch \(batch.id) (\(batch.file))"
          ),
          suggestion: Wording(
            "再按一次即可入库：同一期间的同一记录，以后入库的为准",
            "press again to land: of the same record and period the later one counts"))
      }
      return redirect("/import/\(draft.id)")
    }
    desk.land(draft.id, accepting: form["accept"] != nil)
    return redirect("/import/\(draft.id)")
  }

  /// All problems beside the rows that they speak of, as CSV or as a workbook.
  func importProblems(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    guard let draft = draft(context), case .checked(let checked, _) = draft.state else {
      return goneImport(request, context)
    }
    let viewer = viewer(context)
    let (list, rejects) = try await Self.slowly { () throws(Problem) in
      (try checked.problemList(for: viewer, withCells: true), try checked.rejects(for: viewer))
    }
    return try problemFile(list, rejects, name: draft.name, context)
  }

  /// The file that shows problems, in the form that the address asks for.
  func problemFile(
    _ list: ProblemList, _ rejects: RejectList, name: String, _ context: WorkbenchContext
  ) throws -> Response {
    let language = context.language
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    return try sheetFile(
      context.parameters.get("format") ?? "",
      [list.sheet(language: language), rejects.sheet(language: language)],
      name: "\(stem)-\(Wording("问题", "problems")[language])")
  }

  /// Tables as a file: all of them in a workbook, the first one as CSV, the last one as `rows.csv`.
  func sheetFile(_ format: String, _ sheets: [TableSheet], name: String) throws -> Response {
    guard let first = sheets.first, let last = sheets.last else {
      throw PageProblem.notFound(format)
    }
    switch format {
    case "csv", "rows.csv":
      let sheet = format == "csv" ? first : last
      return download(
        ByteBuffer(string: CSVWriter().text(sheet)), type: "text/csv; charset=utf-8",
        name: (format == "csv" ? name : "\(name)-\(sheet.name)") + ".csv")
    case "xlsx":
      return download(
        ByteBuffer(bytes: try WorkbookWriter().data(sheets)),
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name: name + ".xlsx")
    default: throw PageProblem.notFound(format)
    }
  }

  private func latestBatch(of draft: ImportDraft) throws -> Int64 {
    try library.batches(of: draft.entry.record.name).last?.id ?? 0
  }
}
