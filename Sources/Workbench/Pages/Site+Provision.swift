import Diagnostics
import Hummingbird
import Provisions
import Store

private struct NeighbourView {
  let code: String
  let name: String

  init(_ reference: ProvisionReference, _ language: Wording.Language) {
    code = reference.code
    let heading = reference.heading ?? reference.block?.name[language] ?? ""
    name = (reference.number ?? "") + heading
  }
}

private struct DutyRow {
  let part: String
  let agency: String
  let agencyQuery: String
  let text: String
}

private struct ProvisionView {
  let id: String
  let code: String
  let document: String
  let documentTitle: String
  let documentCode: String
  let above: [NeighbourView]
  let head: String
  let body: String
  let page: String
  let line: String
  let doubts: String
  let isDoubtful: Bool
  let below: [NeighbourView]
  let hasBelow: Bool
  let before: [NeighbourView]
  let after: [NeighbourView]
  let notes: [StatementView]
  let hasNotes: Bool
  let duties: [DutyRow]
  let hasDuties: Bool
  let cites: [CitationRow]
  let doesCite: Bool
  let citedBy: [CitationRow]
  let isCited: Bool
  let address: String
}

extension Site {
  /// A provision by its permanent address, with all that hangs on it; a document by its own.
  func provision(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let link = try link(context.parameters.get("code") ?? parameter("id", request), request)
    if link.isDocument { return redirect("/d/\(link.code)") }
    guard let detail = try library.provision(link.target) else {
      throw PageProblem(
        .gone,
        Problem(
          "page.provision-gone", .error,
          Wording(
            "\(link.document) 的现行版本已没有“\(link.target)”",
            "the current version of \(link.document) no longer has “\(link.target)”"),
          suggestion: Wording("请查看该文件的版本历史。", "look at the history of the document")))
    }
    let language = context.language
    let codes = try library.shortCodes(of: [detail.document, detail.reference.id])
    func neighbours(_ references: [ProvisionReference]) -> [NeighbourView] {
      references.map { NeighbourView($0, language) }
    }
    let citedBy = try citationRows(detail.citedBy)
    let view = ProvisionView(
      id: detail.reference.id, code: detail.reference.code, document: detail.document,
      documentTitle: detail.documentTitle ?? detail.document,
      documentCode: codes[detail.document] ?? "", above: neighbours(detail.ancestors),
      head: detail.head, body: detail.body, page: detail.page.map(String.init) ?? "",
      line: detail.line.map(String.init) ?? "",
      doubts: detail.doubts.map { $0.name[language] }.joined(separator: "、"),
      isDoubtful: !detail.doubts.isEmpty, below: neighbours(detail.children),
      hasBelow: !detail.children.isEmpty,
      before: neighbours([detail.previous].compactMap { $0 }),
      after: neighbours([detail.next].compactMap { $0 }),
      notes: detail.statements.enumerated().map { index, found in
        StatementView(
          found, number: index + 1, codes: codes, returnTo: "/p/\(link.code)", context: context)
      }, hasNotes: !detail.statements.isEmpty,
      duties: detail.duties.map {
        DutyRow(
          part: $0.duty.part.name[language], agency: $0.duty.agency,
          agencyQuery: HTML.percentEncoded($0.duty.agency), text: $0.duty.text)
      }, hasDuties: !detail.duties.isEmpty, cites: try citationRows(detail.cites),
      doesCite: !detail.cites.isEmpty, citedBy: citedBy, isCited: !citedBy.isEmpty,
      address: address(link.code, request))
    return page(
      request, context, .provision, title: Wording(detail.reference.id), section: .documents, view)
  }
}
