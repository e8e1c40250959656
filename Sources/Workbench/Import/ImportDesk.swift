import Diagnostics
import Dispatch
import Foundation
import Store
import Synchronization

/// Where imports wait between one page and the next.
///
/// Checking and landing are done one after another, so that two large files do not fill the memory
/// together. Drafts live as long as the server and at most a day.
final class ImportDesk: Sendable {
  /// The most drafts of one person.
  static let draftsOfOne = 5
  /// The most files whose checked rows are kept in memory.
  static let checkedTables = 4
  static let lifetime: TimeInterval = 86_400

  let library: Library
  let folder: UploadFolder
  private let drafts = Mutex<[String: ImportDraft]>([:])
  private let queue = DispatchQueue(label: "guiju.import", qos: .userInitiated)

  init(library: Library) {
    self.library = library
    folder = UploadFolder(beside: library.path)
    sweep()
  }

  // MARK: Drafts

  /// A draft, for the person who began it.
  func draft(_ id: String, of owner: Int64?) -> ImportDraft? {
    drafts.withLock { drafts in drafts[id].flatMap { $0.owner == owner ? $0 : nil } }
  }

  /// The drafts of a person, the newest first.
  func drafts(of owner: Int64?) -> [ImportDraft] {
    drafts.withLock { $0.values.filter { $0.owner == owner } }
      .sorted { $0.startedAt > $1.startedAt }
  }

  /// Takes an uploaded file; the oldest drafts of a person with many make room.
  func add(_ draft: ImportDraft) {
    sweep()
    let dropped = drafts.withLock { drafts -> [ImportDraft] in
      let idle = drafts.values.filter { $0.owner == draft.owner && !$0.isWorking }
        .sorted { $0.startedAt < $1.startedAt }
      let dropped = idle.prefix(max(0, idle.count + 1 - Self.draftsOfOne))
      for old in dropped { drafts[old.id] = nil }
      drafts[draft.id] = draft
      return Array(dropped)
    }
    for old in dropped { folder.remove(old.path) }
  }

  /// Changes a draft; what is under way is not changed.
  func change(_ id: String, _ body: (inout ImportDraft) -> Void) {
    drafts.withLock { drafts in
      guard var draft = drafts[id], !draft.isWorking else { return }
      body(&draft)
      drafts[id] = draft
    }
  }

  /// Ends what is under way, and forgets the file.
  func drop(_ id: String) {
    let draft = drafts.withLock { $0.removeValue(forKey: id) }
    guard let draft else { return }
    if case .working(let work) = draft.state { work.control.cancel() }
    folder.remove(draft.path)
  }

  /// Ends what is under way; nothing lands.
  func cancel(_ id: String) {
    drafts.withLock { drafts in
      if case .working(let work)? = drafts[id]?.state { work.control.cancel() }
    }
  }

  /// How many imports of anybody are done before the one that was asked for at a moment.
  func ahead(of moment: Date) -> Int {
    drafts.withLock { drafts in
      drafts.values.count { draft in
        if case .working(let work) = draft.state { work.askedAt < moment } else { false }
      }
    }
  }

  /// Drops what is older than a day.
  func sweep(now: Date = Date()) {
    let limit = now.addingTimeInterval(-Self.lifetime)
    let old = drafts.withLock { drafts in
      drafts.values.filter { $0.startedAt < limit && !$0.isWorking }.map(\.id)
    }
    for id in old { drop(id) }
    folder.sweep(before: limit)
  }

  // MARK: Work

  /// Reads and checks the whole file.
  func check(_ id: String, _ request: ImportRequest) {
    guard let control = begin(id, .checking) else { return }
    let library = library
    queue.async { [self] in
      let state: Result<ImportDraft.State, Problem>
      do throws(Problem) {
        let checked = try RecordImport(request, into: library).check(control)
        let list = try checked.problemList(for: request.viewer, withCells: false)
        state = .success(.checked(checked, list))
      } catch {
        state = .failure(error)
      }
      finish(id, state, otherwise: .mapping)
      releaseChecked()
    }
  }

  /// Lands what was checked.
  func land(_ id: String, accepting: Bool) {
    guard case .checked(let checked, let list)? = drafts.withLock({ $0[id]?.state }),
      let control = begin(id, .landing)
    else { return }
    queue.async { [self] in
      let state: Result<ImportDraft.State, Problem>
      do throws(Problem) {
        switch try checked.land(control, accepting: accepting) {
        case .landed(let batch): state = .success(.done(batch: batch.id, isNew: true))
        case .unchanged(let batch): state = .success(.done(batch: batch.id, isNew: false))
        case .refused: state = .failure(Self.refused)
        }
      } catch {
        state = .failure(error)
      }
      if case .success = state, let path = drafts.withLock({ $0[id]?.path }) {
        folder.remove(path)
      }
      finish(id, state, otherwise: .checked(checked, list))
    }
  }

  private func begin(_ id: String, _ task: ImportDraft.Work.Task) -> ImportControl? {
    let control = ImportControl { [weak self] stage, share in
      self?.drafts.withLock { drafts in
        guard case .working(var work)? = drafts[id]?.state else { return }
        (work.stage, work.share) = (stage, share)
        drafts[id]?.state = .working(work)
      }
    }
    return drafts.withLock { drafts in
      guard let draft = drafts[id], !draft.isWorking else { return nil }
      drafts[id]?.notice = nil
      drafts[id]?.state = .working(
        ImportDraft.Work(
          task: task, control: control, stage: task == .checking ? .reading : .storing, share: 0,
          askedAt: Date()))
      return control
    }
  }

  private func finish(
    _ id: String, _ result: Result<ImportDraft.State, Problem>, otherwise: ImportDraft.State
  ) {
    drafts.withLock { drafts in
      switch result {
      case .success(let state): drafts[id]?.state = state
      case .failure(let problem):
        drafts[id]?.state = otherwise
        drafts[id]?.notice = problem
      }
    }
  }

  /// Lets go of the rows of the oldest checks where many are kept; they have to be checked again.
  private func releaseChecked() {
    drafts.withLock { drafts in
      let checked = drafts.values.filter { if case .checked = $0.state { true } else { false } }
        .sorted { $0.startedAt > $1.startedAt }
      for draft in checked.dropFirst(Self.checkedTables) {
        drafts[draft.id]?.state = .mapping
        drafts[draft.id]?.notice = Self.released
      }
    }
  }

  private static let refused = Problem(
    "import.refused", .error,
    Wording("有错误，一行也没有入库", "there are errors, and nothing landed"),
    suggestion: Wording(
      "改正后再导入，或只让没有错误的行入库", "mend them, or let the rows without errors land alone"))

  private static let released = Problem(
    "import.released", .note,
    Wording("这次检查的结果已让位给后来的导入", "the result of the check made room for later imports"),
    suggestion: Wording("请再检查一次", "check once more"))
}
