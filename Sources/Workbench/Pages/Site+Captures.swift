import Diagnostics
import Hummingbird
import Provisions
import Store

private struct CapturesView {
  let rows: [CaptureRow]
  let isEmpty: Bool
}

private struct CaptureRow {
  let id: Int64
  let name: String
  let digest: String
  let bytes: String
  let mediaType: String
  let readAt: String
  let problems: Int
  let hasProblems: Bool
}

private struct LineRow {
  let number: Int
  let page: String
  let kind: String
  let kindClass: String
  let isText: Bool
  let text: String
}

private struct CaptureView {
  let name: String
  let sha256: String
  let bytes: String
  let mediaType: String
  let readAt: String
  let compilation: String
  let hasCompilation: Bool
  let problems: [ProblemView]
  let hasProblems: Bool
  let counts: [Choice]
  let lines: [LineRow]
}

extension Site {
  /// Every file that was read.
  func captures(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let rows = try library.captures().reversed().map { capture in
      CaptureRow(
        id: capture.id, name: capture.file.name, digest: String(capture.file.sha256.prefix(16)),
        bytes: Self.fileSize(capture.file.bytes), mediaType: capture.file.mediaType,
        readAt: Moment.text(capture.file.readAt), problems: capture.problems.count,
        hasProblems: !capture.problems.isEmpty)
    }
    return page(
      request, context, .captures, title: Wording("采集件", "Captures"), section: .captures,
      CapturesView(rows: Array(rows), isEmpty: rows.isEmpty))
  }

  /// One file, line by line, each with what the program took it for: nothing was thrown away.
  func capture(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let text = context.parameters.get("id") ?? ""
    guard let id = Int64(text), let layout = try library.layout(ofCapture: id),
      let capture = try library.captures().first(where: { $0.id == id })
    else { throw PageProblem.notFound(text) }
    let language = context.language
    let kind = parameter("kind", request).flatMap(CaptureLayout.LineKind.init)
    let counts = Dictionary(layout.lines.map { ($0.kind, 1) }, uniquingKeysWith: +)
    let view = CaptureView(
      name: capture.file.name, sha256: capture.file.sha256,
      bytes: Self.fileSize(capture.file.bytes),
      mediaType: capture.file.mediaType, readAt: Moment.text(capture.file.readAt),
      compilation: capture.compilationTitle ?? "", hasCompilation: capture.compilationTitle != nil,
      problems: capture.problems.map { ProblemView($0, language) },
      hasProblems: !capture.problems.isEmpty,
      counts: CaptureLayout.LineKind.allCases.filter { counts[$0] != nil }.map {
        Choice(
          value: $0.rawValue, name: "\($0.name[language]) \(counts[$0] ?? 0)",
          isChosen: $0 == kind)
      },
      lines: layout.lines.filter { kind == nil || $0.kind == kind }.map { line in
        LineRow(
          number: line.number, page: line.page.map(String.init) ?? "",
          kind: line.kind.name[language], kindClass: line.kind.rawValue,
          isText: line.kind == .text, text: line.text)
      })
    return page(
      request, context, .capture, title: Wording(capture.file.name), section: .captures, view)
  }
}
