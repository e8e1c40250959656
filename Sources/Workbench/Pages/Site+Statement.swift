import Diagnostics
import Foundation
import Hummingbird
import Provisions
import Store

private struct MarkRow {
  let verdict: String
  let verdictClass: String
  let reader: String
  let at: String
  let note: String
  let fields: String
}

private struct StatementPage {
  let statement: StatementView
  let found: StatementView
  let isCorrected: Bool
  let marks: [MarkRow]
  let hasMarks: Bool
  let kinds: [Choice]
  let roles: [Choice]
  let comparators: [Choice]
  let frequencies: [Choice]
  let date: String
  let value: String
  let unit: String
  let reader: String
}

extension Site {
  /// A statement: what the program found, what readers said, and a form to say more.
  func statement(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let found = try foundStatement(context)
    let codes = try library.shortCodes(of: [found.document, found.key.provision])
    let fields = found.mark?.fields ?? StatementFields(found.statement)
    var asFound = found
    asFound.mark = nil
    let language = context.language
    let marks = try library.marks(on: found.key)
    let view = StatementPage(
      statement: StatementView(
        found, codes: codes, returnTo: "/s/\(found.code)", context: context),
      found: StatementView(asFound, codes: codes, context: context),
      isCorrected: found.mark?.fields != nil,
      marks: marks.reversed().map { mark in
        MarkRow(
          verdict: mark.verdict.name[language], verdictClass: mark.verdict.rawValue,
          reader: mark.reader, at: Moment.text(mark.at), note: mark.note ?? "",
          fields: mark.fields.map { Self.words($0, language) } ?? "")
      }, hasMarks: !marks.isEmpty,
      kinds: Statement.Kind.allCases.map {
        Choice(value: $0.rawValue, name: $0.name[language], isChosen: $0 == fields.kind)
      },
      roles: [
        Choice(
          value: "main", name: Wording("独立陈述", "of its own")[language],
          isChosen: fields.role == .main),
        Choice(
          value: "qualifier", name: Wording("限定语", "qualifier")[language],
          isChosen: fields.role == .qualifier),
      ],
      comparators: Statement.Comparator.allCases.map {
        Choice(value: $0.rawValue, name: $0.symbol, isChosen: $0 == fields.comparator)
      },
      frequencies: ["", "每年", "每季度", "每月"].map {
        Choice(value: $0, name: $0.isEmpty ? "—" : $0, isChosen: $0 == fields.frequency ?? "")
      }, date: fields.date?.description ?? "", value: fields.value ?? "", unit: fields.unit,
      reader: context.reader ?? "")
    return page(
      request, context, .statement, title: Wording("陈述", "Statement"), section: .targets, view)
  }

  /// Keeps what a reader says, and shows it: to htmx the note anew, else the page the form was on.
  func mark(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let form = try await form(request)
    let found = try foundStatement(context)
    guard let verdict = form["verdict"].flatMap(Mark.Verdict.init) else {
      throw PageProblem(.badRequest, .badForm("没有选择意见", "no verdict was chosen"))
    }
    // Whoever has logged in signs with that name, whatever a form says.
    let reader = context.visitor.person?.name ?? form["reader"] ?? context.reader ?? ""
    let fields = verdict == .corrected ? try Self.fields(form, found.statement) : nil
    try library.mark(found.key, verdict, fields: fields, by: reader, note: form["note"])
    var context = context
    context.reader = reader
    var response: Response
    if isFragment(request) {
      let codes = try library.shortCodes(of: [found.document, found.key.provision])
      response = fragment(
        context, .note,
        StatementView(
          try foundStatement(context), number: form["number"].flatMap { Int($0) } ?? 0,
          codes: codes, returnTo: Self.local(form["return"]), context: context))
    } else {
      response = redirect(Self.local(form["return"]) + "#n-\(found.code)")
    }
    response.setCookie(VisitorMiddleware.cookie(VisitorMiddleware.readerCookie, reader))
    return response
  }

  private func foundStatement(_ context: WorkbenchContext) throws -> FoundStatement {
    let code = context.parameters.get("code") ?? ""
    guard let found = try library.statement(code: code) else { throw PageProblem.notFound(code) }
    return found
  }

  /// An address of this server to return to; anything else becomes the list of documents.
  static func local(_ address: String?) -> String {
    guard let address, address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("\\"),
      !address.contains(where: \.isNewline)
    else { return "/" }
    return address
  }

  private static func fields(_ form: FormFields, _ statement: Statement) throws -> StatementFields {
    var fields = StatementFields(statement)
    guard let kind = form["kind"].flatMap(Statement.Kind.init),
      let role = form["role"].flatMap(Statement.Role.init),
      let comparator = form["comparator"].flatMap(Statement.Comparator.init)
    else { throw PageProblem(.badRequest, .badForm("更正不完整", "the correction is incomplete")) }
    fields.kind = kind
    fields.role = role
    fields.comparator = comparator
    fields.metric = form["metric"] ?? ""
    fields.scope = form["scope"]
    fields.value = form["value"]
    fields.unit = form["unit"] ?? ""
    fields.frequency = form["frequency"]
    fields.horizon = try form["horizon"].map { text in
      guard let year = Int(text) else {
        throw PageProblem(.badRequest, .badForm("“\(text)”不是年份", "“\(text)” is no year"))
      }
      return year
    }
    fields.date = try form["date"].map { text in
      guard let date = CalendarDate(text) else {
        throw PageProblem(.badRequest, .badForm("“\(text)”不是日期", "“\(text)” is no date"))
      }
      return date
    }
    return fields
  }

  private static func words(_ fields: StatementFields, _ language: Wording.Language) -> String {
    let value = fields.value.map { $0 + fields.unit } ?? fields.date?.description ?? "—"
    var words =
      "\(fields.kind.name[language]) \(fields.metric) \(fields.comparator.symbol) \(value)"
    if let horizon = fields.horizon { words += " \(horizon)" }
    if let frequency = fields.frequency { words += " \(frequency)" }
    return words
  }
}
