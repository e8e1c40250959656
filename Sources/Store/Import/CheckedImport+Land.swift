public import Diagnostics
import Dispatch
import Foundation
import GRDB
import Packs
import Synchronization
import Tables
import Vocabulary

extension CheckedImport {
  /// Lands the rows, in one transaction: after a crash either all of them are there or none.
  ///
  /// With errors nothing lands, unless the request accepts them: then the sound rows land, and the
  /// others are kept with the batch. The same file read in the same way by the same pack lands once.
  ///
  /// - Parameters:
  ///   - control: Follows the work and can end it.
  ///   - accepting: Whether sound rows land though others have errors; `nil` for what the request says.
  /// - Returns: What became of the rows.
  /// - Throws: `records.cancelled`, the problems of the store.
  public func land(
    _ control: ImportControl = ImportControl(), accepting: Bool? = nil
  ) throws(Problem) -> ImportOutcome {
    let library = session.library
    if let same = try landed() { return .unchanged(same) }
    let accepts = accepting ?? session.request.acceptsProblems
    guard errorCount == 0 || (accepts && soundCount > 0) else { return .refused }
    guard soundCount > 0 else {
      throw Problem(
        "records.no-rows", .error, Wording("文件中没有数据行", "the file has no rows"),
        at: Place(file: session.request.name, sheet: source.sheet))
    }
    try control.step(.storing, 0)
    let rejects = try rejectedRows()
    var kept = columns
    var hashes = result.hashes
    var lines = table.lines
    if let sound = result.soundRows {
      kept = kept.map { $0.selecting(sound) }
      hashes = sound.map { hashes[$0] }
      lines = sound.map { lines[$0] }
    }
    if let column = TypedColumn(
      name: BatchTable.lineField, kind: .integer,
      values: lines.lazy.map { .number(ScaledDecimal(Int($0))) })
    {
      kept.append(column)
    }
    let new = BatchTable.NewBatch(
      batch: batch(rows: lines.count),
      problems: Array(result.problems.prefix(RecordBatch.keptProblems)),
      rejects: rejects)
    let encoded = EncodedColumn.all(kept)
    let keys = KeyIndex.chunks(hashes)
    try control.step(.storing, 0.5)
    let action = LogAction(
      "import", "\(session.record.name) \(session.request.name)", by: session.request.actor)
    return try library.write(action) { db in
      let table = BatchTable(db: db)
      if let same = try table.same(as: new.batch) { return .unchanged(same) }
      let batch = try table.insert(new, encoded: encoded, keys: keys) { done in
        try control.step(.storing, 0.5 + Double(done) / Double(encoded.count * 2 + 1))
      }
      return .landed(batch)
    }
  }

  /// The batch of the same file, read in the same way.
  public func landed() throws(Problem) -> RecordBatch? {
    let batch = batch(rows: soundCount)
    return try session.library.read { db in try BatchTable(db: db).same(as: batch) }
  }

  private func batch(rows: Int) -> RecordBatch {
    let request = session.request
    return RecordBatch(
      id: 0, type: session.record.name, origin: .import, file: request.name, sheet: source.sheet,
      sha256: digest.sha256, bytes: digest.bytes,
      period: preview.periodGround == .column ? nil : preview.period?.description,
      periods: result.periods, pack: session.pack.name, packVersion: session.pack.manifest.version,
      form: form, mapping: preview.mapping.kept(titles: header.titles), recordedAt: Date(),
      actor: request.actor, fileRows: table.rowCount, rows: rows, problemCount: problemCount)
  }
}

extension EncodedColumn {
  /// Columns as chunks, made on all cores.
  static func all(_ columns: [TypedColumn]) -> [EncodedColumn] {
    let results = Mutex([Int: EncodedColumn]())
    let job = { @Sendable (index: Int) in
      let encoded = EncodedColumn(columns[index])
      results.withLock { $0[index] = encoded }
    }
    DispatchQueue.concurrentPerform(iterations: columns.count, execute: job)
    return results.withLock { results in columns.indices.compactMap { results[$0] } }
  }
}

extension BatchTable {
  /// The batch of the same file, sheet and period, read in the same way by the same pack.
  func same(as batch: RecordBatch) throws -> RecordBatch? {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(RecordBatch.columns) FROM batch
        WHERE sha256 = ? AND type = ? AND sheet IS ? AND period IS ? AND pack = ?
          AND pack_version = ? ORDER BY id
        """,
      arguments: [
        batch.sha256, batch.type, batch.sheet, batch.period, batch.pack, batch.packVersion,
      ]
    ).map(RecordBatch.init).last { $0.form == batch.form && $0.rows >= batch.rows }
  }
}
