import Diagnostics
import Foundation
import Hummingbird
import Packs
import Store
import Tables
import Vocabulary

private struct BatchRow {
  let id: Int64
  let type: String
  let typeName: String
  let file: String
  let period: String
  let at: String
  let actor: String
  let rows: Int
  let fileRows: Int
  let problems: Int

  init(_ batch: RecordBatch, title: String) {
    id = batch.id
    type = HTML.percentEncoded(batch.type)
    typeName = title
    file = batch.file
    let periods = batch.periods.keys.sorted().filter { !$0.isEmpty }
    period =
      periods.count > 2
      ? "\(periods[0])–\(periods[periods.count - 1])" : periods.joined(separator: "、")
    at = Moment.text(batch.recordedAt)
    actor = batch.actor
    rows = batch.rows
    fileRows = batch.fileRows
    problems = batch.problemCount
  }
}

private struct BatchesView {
  let rows: [BatchRow]
  let isEmpty: Bool
  let types: [Choice]
  let mayImport: Bool
}

private struct MappedColumn {
  let number: Int
  let title: String
  let field: String
  let unit: String
  let isLeftOut: Bool
}

private struct BatchView {
  let batch: BatchRow
  let sheet: String
  let sha256: String
  let size: String
  let pack: String
  let rejected: Int
  let hasRejects: Bool
  let isLanded: Bool
  let isUnchanged: Bool
  let mapping: [MappedColumn]
  let groups: [ProblemGroupView]
  let hasProblems: Bool
  let address: String
  let total: Int
  let kept: Int
  let hasMore: Bool
}

extension Site {
  /// The imports, the newest first.
  func batches(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let all = try library.batches()
    let type = parameter("type", request)
    let shown = all.filter { type == nil || $0.type == type }
    let view = BatchesView(
      rows: shown.reversed().map { BatchRow($0, title: title(of: $0)) }, isEmpty: shown.isEmpty,
      types: Set(all.map(\.type)).sorted().map { name in
        Choice(
          value: name, name: packs.entry(type: name)?.record.title ?? name,
          isChosen: name == type)
      }, mayImport: context.visitor.may(.importRecords))
    return page(
      request, context, .batches, title: Wording("导入批次", "Batches"), section: .imports, view)
  }

  /// One import: what came of it, how its columns were read, who, when, and what was wrong.
  func batch(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let batch = try batch(context)
    let list = try library.problemList(
      ofBatch: batch.id, viewer: viewer(context), declared: declared(batch.type, batch.pack))
    let landed = parameter("landed", request)
    // What was told of the columns is counted with the batch, but not kept.
    let isCut = list.entries.count >= RecordBatch.keptProblems
    let fields = Dictionary(
      batch.form.fields.compactMap { field in field.column.map { ($0, field) } },
      uniquingKeysWith: { first, _ in first })
    let view = BatchView(
      batch: BatchRow(batch, title: title(of: batch)), sheet: batch.sheet ?? "",
      sha256: batch.sha256, size: Self.fileSize(batch.bytes),
      pack: "\(batch.pack) \(batch.packVersion)", rejected: batch.fileRows - batch.rows,
      hasRejects: batch.fileRows > batch.rows, isLanded: landed == "1",
      isUnchanged: landed == "0",
      mapping: batch.form.source.enumerated().map { index, column in
        let field = fields[index + 1]
        return MappedColumn(
          number: index + 1, title: column.title, field: field?.name ?? "",
          unit: field?.sourceUnit?.description ?? "", isLeftOut: field == nil)
      }, groups: ProblemGroupView.groups(list, context.language),
      hasProblems: !list.entries.isEmpty, address: "/batches/\(batch.id)/problems",
      total: isCut ? list.total : list.entries.count, kept: list.entries.count, hasMore: isCut)
    return page(
      request, context, .batch,
      title: Wording("第 \(batch.id) 批", "Batch \(batch.id)"), section: .imports, view)
  }

  /// What was wrong with the file of a batch, beside the rows that did not land.
  func batchProblems(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let batch = try batch(context)
    let (viewer, declared) = (viewer(context), declared(batch.type, batch.pack))
    return try problemFile(
      library.problemList(ofBatch: batch.id, viewer: viewer, declared: declared),
      library.rejects(ofBatch: batch.id, viewer: viewer, declared: declared), name: batch.file,
      context)
  }

  private func batch(_ context: WorkbenchContext) throws -> RecordBatch {
    let text = context.parameters.get("id") ?? ""
    guard let id = Int64(text) else { throw PageProblem.notFound(text) }
    return try library.batch(id)
  }

  private func title(of batch: RecordBatch) -> String {
    packs.entry(type: batch.type, pack: batch.pack)?.record.title ?? batch.type
  }
}
