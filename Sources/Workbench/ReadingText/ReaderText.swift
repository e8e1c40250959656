import Diagnostics
import Foundation
import Provisions
import Store

/// A provision or block of the reader page: its words as HTML, and what hangs on it.
struct ReaderPart {
  let code: String
  let isLinked: Bool
  let id: String
  let depth: Int
  let isBlock: Bool
  let kindClass: String
  let label: String
  let head: String
  let hasHead: Bool
  let body: String
  let hasBody: Bool
  let doubts: String
  let isDoubtful: Bool
  let citedBy: Int
  let isCited: Bool
  let notes: [StatementView]
  let hasNotes: Bool
  let duties: [PartDuty]
  let hasDuties: Bool
}

/// A duty beside the text.
struct PartDuty {
  let part: String
  let agency: String
  let agencyQuery: String
}

/// A line of the tree of contents.
struct ContentsLine {
  let code: String
  let depth: Int
  let number: String
  let heading: String
  let isDoubtful: Bool
}

/// Builds the parts of the reader page out of a document.
struct ReaderText {
  let document: PolicyDocument
  let statements: [FoundStatement]
  let duties: [FoundDuty]
  let citations: [ResolvedCitation]
  /// How often each provision is cited.
  let citedBy: [String: Int]
  /// The short code of each provision, block and cited document.
  let codes: [String: String]
  let context: WorkbenchContext
  /// The address of the page, to which forms come back.
  let returnTo: String

  /// Every part in the order of the text, and the lines of the contents.
  func parts() -> (parts: [ReaderPart], contents: [ContentsLine]) {
    let language = context.language
    let marked = MarkedText(document.text, marks: marks())
    let notes = Dictionary(grouping: statements.enumerated(), by: { $0.element.key.provision })
    let dutiesOf = Dictionary(grouping: duties, by: \.duty.provision)
    var depths: [String: Int] = [:]
    var page: Int?
    var parts: [ReaderPart] = []
    var contents: [ContentsLine] = []
    for item in ordered() {
      let notesHere = (notes[item.id] ?? []).map { index, found in
        StatementView(
          found, number: index + 1, codes: codes, returnTo: returnTo, context: context)
      }
      let dutiesHere = (dutiesOf[item.id] ?? []).map {
        PartDuty(
          part: $0.duty.part.name[language], agency: $0.duty.agency,
          agencyQuery: HTML.percentEncoded($0.duty.agency))
      }
      let depth = item.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
      depths[item.id] = depth
      let code = codes[item.id] ?? ""
      let head = item.head.map { marked.html($0, page: &page) } ?? ""
      let body = marked.html(item.body, page: &page)
      let doubts = item.doubts.map { $0.name[language] }.joined(separator: "、")
      parts.append(
        ReaderPart(
          code: code, isLinked: !code.isEmpty, id: item.id, depth: depth,
          isBlock: item.head == nil, kindClass: item.kindClass, label: item.label[language],
          head: head, hasHead: item.head != nil, body: body, hasBody: !body.isEmpty,
          doubts: doubts, isDoubtful: !doubts.isEmpty, citedBy: citedBy[item.id] ?? 0,
          isCited: citedBy[item.id] != nil, notes: notesHere, hasNotes: !notesHere.isEmpty,
          duties: dutiesHere, hasDuties: !dutiesHere.isEmpty))
      if item.head != nil || item.isInContents {
        contents.append(
          ContentsLine(
            code: code, depth: depth, number: item.number,
            heading: item.heading ?? item.label[language], isDoubtful: !doubts.isEmpty))
      }
    }
    return (parts, contents)
  }

  private struct Item {
    var id: String
    var parent: String?
    var start: Int
    var head: Span?
    var body: Span
    var number = ""
    var heading: String?
    var label: Wording
    var kindClass: String
    var doubts: [Provision.Doubt] = []
    var isInContents = false
  }

  private func ordered() -> [Item] {
    let provisions = document.provisions.map { provision in
      Item(
        id: provision.id, parent: provision.parent, start: provision.headingSpan.start,
        head: provision.headingSpan, body: provision.body, number: provision.number,
        heading: provision.heading ?? opening(of: provision),
        label: Wording(provision.level.rawValue), kindClass: "provision",
        doubts: provision.doubts)
    }
    let inContents: Set<Block.Kind> = [.notice, .attachmentTitle, .effect, .annex]
    let blocks = document.blocks.map { block in
      Item(
        id: block.id, parent: nil, start: block.span.start, head: nil, body: block.span,
        label: block.kind.name, kindClass: "block-" + block.kind.rawValue,
        isInContents: inContents.contains(block.kind))
    }
    return (provisions + blocks).sorted { $0.start < $1.start }
  }

  private func opening(of provision: Provision) -> String {
    let end = min(provision.body.end, provision.body.start + 18)
    guard end > provision.body.start else { return "" }
    let words = document.text[Span(provision.body.start, end)].replacing("\n", with: " ")
    return words + (end < provision.body.end ? "…" : "")
  }

  private func marks() -> [ReaderMark] {
    let statementMarks = statements.enumerated().map { index, found in
      let state =
        found.mark?.verdict.rawValue
        ?? (found.statement.confidence < StatementView.doubtful ? "doubtful" : "found")
      return ReaderMark(
        span: found.statement.quote,
        kind: .statement(code: found.code, number: index + 1, state: state))
    }
    let links: [ReaderMark] = citations.compactMap { found in
      guard let target = found.target, let code = codes[target.provision ?? target.document] else {
        return nil
      }
      return ReaderMark(
        span: found.citation.span, kind: .link(address: "/p/\(code)", kind: "cites"))
    }
    let agencies = duties.map { found in
      ReaderMark(
        span: found.duty.agencySpan,
        kind: .link(
          address: "/agency?name=" + HTML.percentEncoded(found.duty.agency), kind: "agency"))
    }
    return statementMarks + links + agencies
  }
}
