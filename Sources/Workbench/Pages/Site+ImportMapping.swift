import Diagnostics
import Foundation
import Hummingbird
import NIOCore
import Packs
import Store
import Tables
import Vocabulary

private struct MappingRow {
  let number: Int
  let title: String
  let samples: String
  let fields: [Choice]
  let unit: String
  let ground: String
  let isAsked: Bool
  let question: String
  let isTaken: Bool
}

private struct MappingView {
  let id: String
  let name: String
  let type: String
  let size: String
  let sheets: [Choice]
  let hasSheets: Bool
  let headerLine: String
  let hasHeader: Bool
  let asksPeriod: Bool
  let period: String
  let periodKind: String
  let periodNote: String
  let rows: [MappingRow]
  let hasRows: Bool
  let questions: Int
  let hasQuestions: Bool
  let problems: [ProblemView]
}

extension Site {
  /// An import that was begun: its columns, its progress, or what was found.
  func importDraft(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    guard let draft = draft(context) else { return goneImport(request, context) }
    switch draft.state {
    case .working(let work): return progressPage(draft, work, request, context)
    case .done(let batch, let isNew):
      return redirect("/batches/\(batch)?landed=\(isNew ? 1 : 0)")
    case .checked(let checked, let list) where parameter("map", request) == nil:
      return try findingsPage(draft, checked, list, request, context)
    case .mapping, .checked: return try await mappingPage(draft, request, context)
    }
  }

  /// Takes what was said about sheet, header, period and columns; then looks again or checks all.
  func mapImport(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    guard let draft = draft(context) else { return goneImport(request, context) }
    switch draft.state {
    case .working, .done: return redirect("/import/\(draft.id)")
    case .mapping, .checked: break
    }
    var request = request
    let body = try await request.collectBody(upTo: 4 << 20)
    let form = FormFields(String(buffer: body))
    let (sheet, line) = (form["sheet"], form["header"].flatMap { Int($0) })
    let known = draft.preview?.preview
    let isOtherSheet = sheet != nil && sheet != (known?.sheet ?? draft.sheet)
    let isOtherLine =
      form.raw("header") != nil && line != (draft.headerLine ?? known?.header.firstLine)
    let isOther = isOtherSheet || isOtherLine
    let columns: [Int: KeptMapping.Entry]
    do throws(Problem) {
      // What was said about columns holds for the sheet and the header that it was said of.
      columns = isOther ? [:] : try Self.columns(form)
    } catch {
      desk.change(draft.id) { $0.notice = error }
      return redirect("/import/\(draft.id)?map=1")
    }
    desk.change(draft.id) { draft in
      draft.sheet = sheet ?? draft.sheet
      // The header of another sheet is looked for anew.
      if isOther { draft.headerLine = isOtherSheet ? nil : line }
      draft.period = form["period"]
      draft.columns = columns
      draft.preview = nil
      draft.notice = nil
      draft.state = .mapping
    }
    guard form["action"] == "check", !isOther, let changed = self.draft(context) else {
      return redirect("/import/\(draft.id)")
    }
    let preview = try? await preview(changed, context)
    // With questions left the page asks them again.
    if preview?.isCertain == true {
      desk.check(
        draft.id, changed.request(actor: signature(context), viewer: viewer(context)))
    }
    return redirect("/import/\(draft.id)")
  }

  /// What a form says of columns: `f3=税收`, `u3=万元`; an empty field leaves a column out.
  private static func columns(_ form: FormFields) throws(Problem) -> [Int: KeptMapping.Entry] {
    var columns: [Int: KeptMapping.Entry] = [:]
    for number in 1...16_384 {
      guard let field = form.raw("f\(number)") else { break }
      if field == "?" { continue }
      var entry = KeptMapping.Entry(field: field.isEmpty ? nil : field)
      if !field.isEmpty, let unit = form["u\(number)"] {
        do { entry.unit = try Vocabulary.Unit(unit) } catch {
          throw Problem(
            "import.bad-unit", .error,
            Wording("第 \(number) 列的单位“\(unit)”无法识别", "“\(unit)”, of column \(number), is no unit"),
            suggestion: Wording("如：万元、元、亩、平方米、人", "such as 万元, 元, 亩, 平方米, 人"))
        }
      }
      columns[number] = entry
    }
    return columns
  }

  /// What the file holds, looked at once for a form.
  private func preview(_ draft: ImportDraft, _ context: WorkbenchContext) async throws
    -> ImportPreview
  {
    let viewer = viewer(context)
    if let known = draft.preview, known.viewer == viewer { return known.preview }
    let (library, request) = (library, draft.request(actor: signature(context), viewer: viewer))
    let preview = try await Self.slowly { () throws(Problem) in
      try RecordImport(request, into: library).preview()
    }
    desk.change(draft.id) { $0.preview = (preview, viewer) }
    return preview
  }

  private func mappingPage(
    _ draft: ImportDraft, _ request: Request, _ context: WorkbenchContext
  ) async throws -> Response {
    let language = context.language
    var problems: [Problem] = draft.notice.map { [$0] } ?? []
    var preview: ImportPreview?
    var sheets: [String] = []
    do {
      preview = try await self.preview(draft, context)
      sheets = preview?.sheets ?? []
    } catch let problem as Problem {
      problems.append(problem)
      let (library, asked) = (
        library, draft.request(actor: signature(context), viewer: viewer(context))
      )
      sheets =
        (try? await Self.slowly { () throws(Problem) in
          try RecordImport(asked, into: library).sheets
        }) ?? []
    }
    let record = draft.entry.record
    // Questions stand beside their columns; the rest is told above.
    problems += (preview?.problems ?? []).filter { !$0.code.hasPrefix("tables.header-") }
      .filter { $0.code != "tables.assumed-unit" }
    let questions = preview?.mapping.questions ?? []
    let asksPeriod = record.period != .none && preview?.periodGround != .column
    let view = MappingView(
      id: draft.id, name: draft.name, type: record.title, size: Self.fileSize(draft.bytes),
      sheets: sheets.map {
        Choice(value: $0, name: $0, isChosen: $0 == (preview?.sheet ?? draft.sheet))
      }, hasSheets: sheets.count > 1,
      headerLine: (draft.headerLine ?? preview?.header.firstLine).map(String.init) ?? "",
      hasHeader: preview?.header.lastLine != 0, asksPeriod: asksPeriod && preview != nil,
      period: draft.period ?? preview?.period?.description ?? "",
      periodKind: record.period.name[language],
      periodNote: preview?.periodGround == .header
        ? Wording("表头写明", "the header states it")[language] : "",
      rows: preview.map { Self.rows($0, record, language) } ?? [], hasRows: preview != nil,
      questions: questions.count, hasQuestions: !questions.isEmpty,
      problems: problems.map { ProblemView(Self.forPage($0), language) })
    return page(
      request, context, .mapping,
      title: Wording("核对列：\(draft.name)", "Columns: \(draft.name)"), section: .imports, view)
  }

  /// A problem whose suggestion is of the command line says instead where on the page to act.
  private static func forPage(_ problem: Problem) -> Problem {
    var problem = problem
    switch problem.code {
    case "records.which-sheet", "tables.no-sheet":
      problem.suggestion = Wording("请在下面选择工作表", "choose the sheet below")
    case "records.which-period", "records.bad-period":
      problem.suggestion = Wording("请在下面填写期间，如 2023", "give the period below, such as 2023")
    case "tables.absent-field":
      problem.suggestion = Wording(
        "请在下面为它选择一列；文件中没有这一列，就不能导入",
        "choose a column for it below; a file without it cannot be imported")
    case "tables.no-header":
      problem.suggestion = Wording("请在下面写明表头在第几行", "say below which row is the header")
    default: break
    }
    return problem
  }

  private static func rows(
    _ preview: ImportPreview, _ record: RecordType, _ language: Wording.Language
  ) -> [MappingRow] {
    let mapping = preview.mapping
    let fields = record.fields.filter { $0.formula == nil }
    return preview.header.titles.enumerated().map { index, title in
      let number = index + 1
      let match = mapping.matches.first { $0.column == number }
      let question = mapping.questions.first { $0.columns.contains(number) }
      let likely = Set(question?.fields ?? [])
      // Where only the unit is asked, the field is known.
      let chosen = match?.field ?? (question?.kind == .unit ? question?.fields.first : nil)
      var choices = [
        Choice(value: "", name: Wording("— 不取 —", "— leave out —")[language], isChosen: false)
      ]
      if question != nil {
        choices.insert(
          Choice(
            value: "?", name: Wording("请选择", "choose")[language], isChosen: chosen == nil), at: 0)
      }
      // What is likely comes first.
      let ordered =
        fields.filter { likely.contains($0.name) } + fields.filter { !likely.contains($0.name) }
      choices += ordered.map { field in
        let unit = field.unit.map { "（\($0)）" } ?? ""
        let title = field.title == field.name ? field.name : "\(field.name) \(field.title)"
        return Choice(
          value: field.name, name: title + unit, isChosen: chosen == field.name)
      }
      let samples = preview.rows.compactMap { index < $0.count ? $0[index].trimmed : nil }
        .filter { !$0.isEmpty }
      let shown = samples.prefix(3).map { $0.count > 24 ? $0.prefix(24) + "…" : $0 }
      return MappingRow(
        number: number, title: title.isEmpty ? "—" : title,
        samples: shown.joined(separator: " · "), fields: choices,
        unit: match?.unit?.description ?? "", ground: match.map { ground($0)[language] } ?? "",
        isAsked: question != nil, question: question?.words[language] ?? "",
        isTaken: match != nil)
    }
  }

  private static func ground(_ match: HeaderMapping.Match) -> Wording {
    let field: Wording =
      switch match.ground {
      case .decided: Wording("按您或上次的选择", "as decided")
      case .title: Wording("标题相符", "the title says so")
      case .normalised: Wording("标题除年份、单位外相符", "the title says so but for year and unit")
      }
    let unit: Wording =
      switch match.unitGround {
      case .assumed: Wording("；未写单位，按字段的单位", "; it states no unit: that of the field is taken")
      case .caption: Wording("；单位见表上方", "; the unit stands above the table")
      case .decided, .title, .none: Wording("", "")
      }
    return Wording(field.chinese + unit.chinese, field.english + unit.english)
  }
}

extension RecordType.Period {
  /// The kind of period as people read it, with how it is written.
  var name: Wording {
    switch self {
    case .none: Wording("无", "none")
    case .day: Wording("日，如 2023-05-01", "day, such as 2023-05-01")
    case .month: Wording("月，如 2023-05", "month, such as 2023-05")
    case .quarter: Wording("季度，如 2023-Q2", "quarter, such as 2023-Q2")
    case .year: Wording("年度，如 2023", "year, such as 2023")
    }
  }
}
