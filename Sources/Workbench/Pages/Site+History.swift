import Diagnostics
import Hummingbird
import Store

private struct VersionRow {
  let version: Int
  let addedAt: String
  let isCurrent: Bool
  let address: String
  let captures: [CaptureLink]
}

struct CaptureLink {
  let id: Int64
  let name: String
  let digest: String
  let readAt: String
}

private struct FieldRow {
  let name: String
  let old: String
  let new: String
}

private struct ChangeRow {
  let kind: String
  let kindClass: String
  let old: String
  let new: String
  let isMoved: Bool
  let heading: String
  let words: String
  let hasWords: Bool
}

private struct HistoryView {
  let id: String
  let title: String
  let code: String
  let versions: [VersionRow]
  let hasDifference: Bool
  let isSame: Bool
  let from: Int
  let to: Int
  let fields: [FieldRow]
  let changes: [ChangeRow]
  let choices: [Choice]
  let fromChoices: [Choice]
  let canCompare: Bool
}

extension Site {
  /// The versions of a document, where they came from, and how two of them differ.
  func history(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let link = try link(context.parameters.get("code"), request)
    let versions = try library.versions(of: link.document)
    guard let summary = try library.summary(of: link.document, on: Moment.today),
      let newest = versions.last?.version
    else { throw PageProblem.notFound(link.target) }
    let to = parameter("to", request).flatMap { Int($0) } ?? newest
    let from = parameter("from", request).flatMap { Int($0) } ?? to - 1
    let difference =
      from == to ? nil : try library.difference(of: link.document, from: from, to: to)
    func choices(_ chosen: Int) -> [Choice] {
      versions.map {
        Choice(value: String($0.version), name: String($0.version), isChosen: $0.version == chosen)
      }
    }
    let language = context.language
    let view = HistoryView(
      id: summary.id, title: summary.title ?? summary.id, code: summary.code,
      versions: versions.reversed().map { version in
        VersionRow(
          version: version.version, addedAt: Moment.text(version.addedAt),
          isCurrent: version.isCurrent,
          address: "/d/\(summary.code)" + (version.isCurrent ? "" : "?version=\(version.version)"),
          captures: version.captures.map(CaptureLink.init))
      }, hasDifference: difference != nil, isSame: difference?.isEmpty ?? false, from: from,
      to: to,
      fields: difference?.fields.map {
        FieldRow(name: Self.fieldName($0.name)[language], old: $0.old ?? "—", new: $0.new ?? "—")
      } ?? [],
      changes: difference?.changes.map { change in
        ChangeRow(
          kind: change.kind.name[language], kindClass: change.kind.rawValue,
          old: change.old ?? "", new: change.new ?? change.old ?? "",
          isMoved: change.kind == .moved, heading: change.heading,
          words: Self.html(of: change.edits), hasWords: !change.edits.isEmpty)
      } ?? [], choices: choices(to), fromChoices: choices(from), canCompare: versions.count > 1)
    return page(
      request, context, .history, title: Wording("版本", "Versions"), section: .documents, view)
  }

  private static func html(of edits: [TextEdit]) -> String {
    edits.map { edit in
      let text = HTML.escaped(edit.text).replacing("\n", with: "<br>")
      switch edit.kind {
      case .kept: return text
      case .removed: return "<del>\(text)</del>"
      case .inserted: return "<ins>\(text)</ins>"
      }
    }.joined()
  }

  private static func fieldName(_ name: String) -> Wording {
    switch name {
    case "title": Wording("标题", "title")
    case "number": Wording("文号", "number")
    case "issuers": Wording("发文机关", "issuers")
    case "issued": Wording("成文日期", "issued")
    case "effective": Wording("施行日期", "effective")
    case "validity": Wording("有效期", "validity")
    default: Wording(name)
    }
  }
}

extension CaptureLink {
  init(_ capture: CaptureSummary) {
    id = capture.id
    name = capture.file.name
    digest = String(capture.file.sha256.prefix(16))
    readAt = Moment.text(capture.file.readAt)
  }
}
