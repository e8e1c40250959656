import Diagnostics
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Packs
import Store
import Tables

struct TypeGroup {
  let pack: String
  let types: [Choice]
}

private struct DraftRow {
  let id: String
  let name: String
  let type: String
  let size: String
  let state: String
  let startedAt: String
}

private struct ImportsView {
  let groups: [TypeGroup]
  let hasTypes: Bool
  let drafts: [DraftRow]
  let hasDrafts: Bool
  let limit: Int
  let limitBytes: Int
  let problems: [ProblemView]
}

extension Site {
  /// The form that takes a file of records, and the imports that were begun.
  func imports(_ request: Request, _ context: WorkbenchContext) -> Response {
    importsPage(request, context)
  }

  /// Takes a file into the private folder, looks at it, and leads to its columns.
  func addImport(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let form: UploadedForm
    do {
      form = try await UploadedForm.read(request, into: desk.folder, limit: MultipartForm.limit)
    } catch let error as PageProblem where error.status == .contentTooLarge {
      return importsPage(request, context, error.problem, status: .contentTooLarge)
    }
    guard let file = form.file else {
      return importsPage(
        request, context, .badForm("没有选择文件", "no file was chosen"), status: .badRequest)
    }
    guard let entry = form.fields["type"].flatMap({ packs.entry(id: $0) }) else {
      desk.folder.remove(file.path)
      return importsPage(
        request, context, .badForm("请选择记录类型", "choose a record type"), status: .badRequest)
    }
    let draft = ImportDraft(
      id: UploadFolder.token(), owner: context.visitor.person?.id, name: file.name,
      path: file.path, bytes: file.bytes, entry: entry)
    let (library, viewer) = (library, viewer(context))
    let actor = signature(context)
    do {
      // What is no table at all is told at once.
      _ = try await Self.slowly { () throws(Problem) in
        try RecordImport(draft.request(actor: actor, viewer: viewer), into: library)
      }
    } catch let problem as Problem {
      desk.folder.remove(file.path)
      return importsPage(request, context, problem, status: .unprocessableContent)
    }
    desk.add(draft)
    return redirect("/import/\(draft.id)")
  }

  /// Forgets a file that was uploaded.
  func dropImport(_ request: Request, _ context: WorkbenchContext) -> Response {
    if let draft = draft(context) { desk.drop(draft.id) }
    return redirect("/import")
  }

  /// The draft that an address names, for the person who began it.
  func draft(_ context: WorkbenchContext) -> ImportDraft? {
    desk.draft(context.parameters.get("id") ?? "", of: context.visitor.person?.id)
  }

  /// What is said where a draft is gone: the form, to begin anew.
  func goneImport(_ request: Request, _ context: WorkbenchContext) -> Response {
    let problem = Problem(
      "import.gone", .error,
      Wording("这次导入已不在这里", "this import is no longer here"),
      notes: [
        Wording(
          "服务器可能重新启动过，或者它已超过一天、已被放弃；没有入库的都没有入库",
          "the server may have been started anew, or it is older than a day or was dropped; what had not landed has not landed"
        )
      ],
      suggestion: Wording(
        "请重新选择文件；是否已经入库，可在批次中查到",
        "choose the file again; the batches tell whether it landed"))
    return importsPage(request, context, problem, status: .gone)
  }

  private func importsPage(
    _ request: Request, _ context: WorkbenchContext, _ problem: Problem? = nil,
    status: HTTPResponse.Status = .ok
  ) -> Response {
    let language = context.language
    let chosen = parameter("type", request)
    let groups = packs.sets.map { set in
      TypeGroup(
        pack: set.main.manifest.title,
        types: set.main.records.map { record in
          let id = PackShelf.Entry(packs: set, record: record).id
          return Choice(value: id, name: record.title, isChosen: id == chosen)
        })
    }.filter { !$0.types.isEmpty }
    let drafts = desk.drafts(of: context.visitor.person?.id).compactMap { draft -> DraftRow? in
      let state: Wording
      switch draft.state {
      case .mapping: state = Wording("待核对列", "columns to be looked at")
      case .working: state = Wording("进行中", "under way")
      case .checked: state = Wording("已检查，待入库", "checked, to be landed")
      case .done: return nil
      }
      return DraftRow(
        id: draft.id, name: draft.name, type: draft.entry.record.title,
        size: Self.fileSize(draft.bytes), state: state[language],
        startedAt: Moment.text(draft.startedAt))
    }
    let view = ImportsView(
      groups: groups, hasTypes: !groups.isEmpty, drafts: drafts, hasDrafts: !drafts.isEmpty,
      limit: MultipartForm.limit >> 20, limitBytes: MultipartForm.limit,
      problems: (problem.map { [$0] } ?? []).map { ProblemView($0, language) })
    return page(
      request, context, .imports, title: Wording("导入记录", "Import records"), section: .imports,
      status: status, view)
  }

  /// A size as people read it.
  static func fileSize(_ bytes: Int) -> String {
    if bytes < 1 << 10 { return "\(bytes) B" }
    if bytes < 1 << 20 { return "\(bytes >> 10) KB" }
    let tenths = bytes * 10 >> 20
    return "\(tenths / 10).\(tenths % 10) MB"
  }

  /// With whose eyes records are seen.
  func viewer(_ context: WorkbenchContext) -> RecordViewer {
    switch context.visitor {
    case .owner: .atTheMachine
    case .stranger: RecordViewer(role: .visitor)
    case .known(let person): RecordViewer(role: person.role, enterprise: person.enterprise)
    }
  }

  /// The name under which a change is kept.
  func signature(_ context: WorkbenchContext) -> String {
    context.visitor.person?.name ?? context.reader ?? NSUserName()
  }
}
