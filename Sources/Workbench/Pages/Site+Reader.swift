import Diagnostics
import Foundation
import Hummingbird
import Provisions
import Store

private struct ReaderView {
  let id: String
  let code: String
  let title: String
  let isUntitled: Bool
  let isTitleInferred: Bool
  let inferredFrom: String
  let number: String
  let issuers: String
  let addressees: String
  let issued: String
  let effective: String
  let from: String
  let until: String
  let validityQuote: String
  let force: String
  let forceClass: String
  let isTruncated: Bool
  let version: Int
  let versions: Int
  let hasVersions: Bool
  let isOldVersion: Bool
  let address: String
  let parts: [ReaderPart]
  let contents: [ContentsLine]
  let statementCount: Int
  let hasStatements: Bool
  let citedByCount: Int
  let isCited: Bool
  let citedBy: [CitationRow]
}

extension Site {
  /// A document: contents, text with page numbers, statements beside it.
  func reader(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let link = try link(context.parameters.get("code"), request)
    guard link.isDocument else { return redirect("/d/\(try documentCode(link))#\(link.code)") }
    let asked = try parameter("version", request).map { text in
      guard let number = Int(text) else { throw PageProblem.notFound(text) }
      return number
    }
    guard let summary = try library.summary(of: link.document, on: Moment.today),
      let read = try library.document(link.document, version: asked)
    else { throw PageProblem.notFound(link.target) }
    let isOld = asked.map { $0 != summary.version } ?? false
    let view = try view(of: read.document, summary, isOld ? asked : nil, request, context)
    return page(
      request, context, .reader, title: Wording(summary.title ?? summary.opening),
      section: .documents,
      view)
  }

  private func view(
    of document: PolicyDocument, _ summary: DocumentSummary, _ oldVersion: Int?,
    _ request: Request, _ context: WorkbenchContext
  ) throws -> ReaderView {
    // What was read out of an old version is history; the text alone is shown.
    let isOld = oldVersion != nil
    let statements =
      isOld ? [] : try library.statements(StatementFilter(document: document.id))
    let duties = isOld ? [] : try library.duties(in: document.id)
    let cites = isOld ? [] : try library.citations(by: document.id)
    let citedBy = try library.citations(of: document.id)
    let inside = cites.filter { $0.target?.document == document.id }
    let counts = (citedBy + inside).compactMap { $0.target?.provision }
    let names =
      document.provisions.map(\.id) + document.blocks.map(\.id)
      + cites.compactMap { $0.target.map { $0.provision ?? $0.document } }
    let codes = try library.shortCodes(of: names)
    let text = ReaderText(
      document: document, statements: statements, duties: duties, citations: cites,
      citedBy: Dictionary(counts.map { ($0, 1) }, uniquingKeysWith: +), codes: codes,
      context: context, returnTo: "/d/\(summary.code)")
    let (parts, contents) = text.parts()
    return ReaderView(
      id: document.id, code: summary.code,
      title: document.title ?? summary.title ?? summary.opening,
      isUntitled: summary.title == nil,
      isTitleInferred: document.title == nil && summary.title != nil,
      inferredFrom: document.inferredTitle?.basis ?? "", number: document.number ?? "—",
      issuers: document.issuers.joined(separator: "、"),
      addressees: document.addressees.joined(separator: "；"),
      issued: document.issued?.description ?? "—",
      effective: document.effective?.description ?? "",
      from: document.validity?.from?.description ?? "",
      until: document.validity?.to?.description ?? "",
      validityQuote: document.validity?.quote ?? "",
      force: summary.force.name[context.language], forceClass: summary.force.rawValue,
      isTruncated: document.truncatedStart || document.truncatedEnd,
      version: oldVersion ?? summary.version, versions: summary.versions,
      hasVersions: summary.versions > 1, isOldVersion: isOld,
      address: address(summary.code, request), parts: parts, contents: contents,
      statementCount: statements.count, hasStatements: !statements.isEmpty,
      citedByCount: citedBy.count, isCited: !citedBy.isEmpty,
      citedBy: try citationRows(citedBy))
  }

  /// What a short code or an identifier leads to.
  func link(_ text: String?, _ request: Request) throws -> Library.Link {
    let text = text?.removingPercentEncoding ?? text ?? ""
    guard let link = try library.resolve(text) else { throw PageProblem.notFound(text) }
    return link
  }

  /// The short code of the document to which a link belongs.
  func documentCode(_ link: Library.Link) throws -> String {
    guard let code = try library.shortCode(of: link.document) else {
      throw PageProblem.notFound(link.document)
    }
    return code
  }
}
