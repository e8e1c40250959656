import Diagnostics
import Foundation
import Packs
import Store
import Tables

/// An import that a person has begun: an uploaded file, and how far it has come.
struct ImportDraft: Sendable {
  /// How far it has come.
  enum State: Sendable {
    /// The person says which column is which field.
    case mapping
    /// The file is read and checked, or its rows land.
    case working(Work)
    /// The person decides whether the rows land.
    case checked(CheckedImport, ProblemList)
    /// The rows landed as a batch, or had landed before.
    case done(batch: Int64, isNew: Bool)
  }

  /// What is under way.
  struct Work: Sendable {
    enum Task: Sendable { case checking, landing }
    var task: Task
    var control: ImportControl
    var stage: ImportControl.Stage
    var share: Double
    /// When it was asked for; work is done one after another.
    var askedAt: Date
  }

  let id: String
  /// The account of who began it; `nil` for the owner of a machine without accounts.
  let owner: Int64?
  /// The file as the person named it.
  let name: String
  /// The copy of it.
  let path: String
  let bytes: Int
  let entry: PackShelf.Entry
  var startedAt = Date()
  var sheet: String?
  var headerLine: Int?
  var period: String?
  /// What the person said about columns.
  var columns: [Int: KeptMapping.Entry] = [:]
  var state = State.mapping
  /// What went wrong in the last step; told on the next page.
  var notice: Problem?
  /// What the file holds, as it was looked at last, and for whose eyes.
  var preview: (preview: ImportPreview, viewer: RecordViewer)?

  var isWorking: Bool { if case .working = state { true } else { false } }

  /// The import as the store takes it.
  func request(actor: String, viewer: RecordViewer) -> ImportRequest {
    var request = ImportRequest(
      path: path, name: name, type: entry.record.name, packs: entry.packs, actor: actor,
      viewer: viewer)
    request.sheet = sheet
    request.headerLine = headerLine
    request.period = period
    request.columns = columns
    request.ownsFile = true
    request.problemLimit = 100_000
    return request
  }
}
