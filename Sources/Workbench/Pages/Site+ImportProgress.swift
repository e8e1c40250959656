import Diagnostics
import HTTPTypes
import Hummingbird
import Store

private struct ProgressView {
  let id: String
  let name: String
  let stage: String
  let percent: Int
  let ahead: Int
  let isWaiting: Bool
  let isLanding: Bool
  /// Whether it is not known how far the work is, as while a file is read.
  let isIndefinite: Bool
}

extension Site {
  /// How far an import has come: a piece of a page for htmx, which the end makes load the page anew.
  func importProgress(_ request: Request, _ context: WorkbenchContext) -> Response {
    guard let draft = draft(context), case .working(let work) = draft.state else {
      let address = "/import/" + HTML.percentEncoded(context.parameters.get("id") ?? "")
      guard isFragment(request) else { return redirect(address) }
      var answer = Response(status: .ok)
      if let name = HTTPField.Name("HX-Redirect") { answer.headers[name] = address }
      return answer
    }
    return isFragment(request)
      ? fragment(context, .progress, view(draft, work, context))
      : progressPage(draft, work, request, context)
  }

  /// Ends what is under way; nothing lands.
  func cancelImport(_ request: Request, _ context: WorkbenchContext) -> Response {
    guard let draft = draft(context) else { return goneImport(request, context) }
    desk.cancel(draft.id)
    return redirect("/import/\(draft.id)")
  }

  func progressPage(
    _ draft: ImportDraft, _ work: ImportDraft.Work, _ request: Request,
    _ context: WorkbenchContext
  ) -> Response {
    page(
      request, context, .progress, title: Wording("导入：\(draft.name)", "Import: \(draft.name)"),
      section: .imports, refresh: 2, view(draft, work, context))
  }

  private func view(
    _ draft: ImportDraft, _ work: ImportDraft.Work, _ context: WorkbenchContext
  ) -> ProgressView {
    let ahead = desk.ahead(of: work.askedAt)
    let stage: Wording =
      switch work.stage {
      case .reading: Wording("读取文件", "reading the file")
      case .checking: Wording("检查各行", "checking the rows")
      case .storing: Wording("入库", "landing")
      }
    let share: Double =
      switch (work.task, work.stage) {
      case (.landing, _): work.share
      case (_, .reading): work.share / 2
      default: 0.5 + work.share / 2
      }
    return ProgressView(
      id: draft.id, name: draft.name, stage: stage[context.language],
      percent: min(99, Int(share * 100)), ahead: ahead, isWaiting: ahead > 0,
      isLanding: work.task == .landing,
      isIndefinite: ahead > 0 || (work.task == .checking && work.stage == .reading))
  }
}
