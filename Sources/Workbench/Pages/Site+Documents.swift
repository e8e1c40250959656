import Diagnostics
import Hummingbird
import Provisions
import Store

/// A document in the list.
private struct DocumentRow {
  let code: String
  let id: String
  let title: String
  let isUntitled: Bool
  let opening: String
  let isInferred: Bool
  let number: String
  let issuers: String
  let issued: String
  let until: String
  let force: String
  let forceClass: String
  let provisions: Int
  let unsure: Int
  let hasUnsure: Bool
  let statements: Int
  let duties: Int
  let citations: Int
  let version: Int
  let hasVersions: Bool

  init(_ summary: DocumentSummary, _ language: Wording.Language) {
    code = summary.code
    id = summary.id
    title = summary.title ?? ""
    isUntitled = summary.title == nil
    opening = summary.opening
    isInferred = summary.title != nil && !summary.titleIsPrinted
    number = summary.number ?? "—"
    issuers = summary.issuers.joined(separator: "、")
    issued = summary.issued?.description ?? "—"
    until = summary.validity?.to?.description ?? ""
    force = summary.force.name[language]
    forceClass = summary.force.rawValue
    provisions = summary.provisions
    unsure = summary.unsure
    hasUnsure = summary.unsure > 0
    statements = summary.statements
    duties = summary.duties
    citations = summary.citations
    version = summary.version
    hasVersions = summary.versions > 1
  }
}

private struct DocumentsView {
  let day: String
  let isEmptyLibrary: Bool
  let isEmptyList: Bool
  let rows: [DocumentRow]
  let count: Int
  let total: Int
  let words: String
  let states: [Choice]
}

extension Site {
  /// The list of documents, each with its state on a day.
  func documents(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let day = try day(request)
    let state = parameter("state", request).flatMap(Force.init)
    let words = parameter("words", request) ?? ""
    let all = try library.documents(on: day)
    let shown = all.filter { document in
      (state == nil || document.force == state)
        && (words.isEmpty
          || ([document.id, document.title ?? document.opening] + document.issuers).contains {
            $0.contains(words)
          })
    }
    let view = DocumentsView(
      day: day.description, isEmptyLibrary: all.isEmpty, isEmptyList: shown.isEmpty,
      rows: shown.map { DocumentRow($0, context.language) }, count: shown.count,
      total: all.count, words: words,
      states: Force.allCases.map {
        Choice(value: $0.rawValue, name: $0.name[context.language], isChosen: $0 == state)
      })
    return page(
      request, context, .documents, title: Wording("文件", "Documents"), section: .documents, view)
  }

  /// The day of `?on=`, today where none is asked for.
  func day(_ request: Request) throws -> CalendarDate {
    guard let text = parameter("on", request) else { return Moment.today }
    guard let day = CalendarDate(text) else {
      throw PageProblem(
        .badRequest, .badForm("“\(text)”不是 YYYY-MM-DD 形式的日期", "“\(text)” is no date"))
    }
    return day
  }
}

/// One of several values of a form.
struct Choice {
  let value: String
  let name: String
  let isChosen: Bool
}
