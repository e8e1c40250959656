import Diagnostics
import Foundation
import GRDB
import Tables
import Vocabulary

/// The batches in the file.
struct BatchTable {
  let db: Database
  static let chunkRows = 65_536
  /// The column with the line of the source that each row came from.
  static let lineField = "@line"

  /// A batch with everything that is to be kept of it.
  struct NewBatch {
    var batch: RecordBatch
    var problems: [ImportProblem]
    var rejects: [RejectedRow]
  }

  // MARK: Writing

  /// Keeps a batch whole.
  func insert(
    _ new: NewBatch, encoded: [EncodedColumn], keys: [KeyIndex.Chunk],
    step: (Int) throws -> Void
  ) throws -> RecordBatch {
    var batch = new.batch
    batch.recordedAt = try moment(after: batch.recordedAt)
    try db.execute(
      sql: """
        INSERT INTO batch (type, origin, file, sheet, sha256, bytes, period, periods, pack,
          pack_version, form, mapping, recorded_at, actor, file_rows, rows, problem_count, problems)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        batch.type, batch.origin.rawValue, batch.file, batch.sheet, batch.sha256, batch.bytes,
        batch.period, try JSON.text(batch.periods), batch.pack, batch.packVersion,
        try JSON.text(batch.form), try JSON.text(batch.mapping),
        Moment.milliseconds(batch.recordedAt), batch.actor, batch.fileRows, batch.rows,
        batch.problemCount, try JSON.text(new.problems),
      ])
    batch.id = db.lastInsertedRowID
    let column = try db.makeStatement(
      sql: "INSERT INTO batch_column (batch_id, field, chunk, data) VALUES (?, ?, ?, ?)")
    for (index, encoded) in encoded.enumerated() {
      for (chunk, data) in encoded.chunks.enumerated() {
        try column.execute(arguments: [batch.id, encoded.name, chunk, data])
      }
      try step(index + 1)
    }
    let key = try db.makeStatement(
      sql: "INSERT INTO batch_key (batch_id, chunk, low, high, data) VALUES (?, ?, ?, ?, ?)")
    for (chunk, piece) in keys.enumerated() {
      try key.execute(arguments: [
        batch.id, chunk, Int64(piece.low), Int64(piece.high), piece.data,
      ])
    }
    for (chunk, begin) in stride(from: 0, to: new.rejects.count, by: 1_000).enumerated() {
      let rows = Array(new.rejects[begin..<min(begin + 1_000, new.rejects.count)])
      try db.execute(
        sql: "INSERT INTO batch_reject (batch_id, chunk, rows, data) VALUES (?, ?, ?, ?)",
        arguments: [batch.id, chunk, rows.count, try JSON.text(rows)])
    }
    return batch
  }

  /// A moment that is not before anything recorded, though the clock may have been set back.
  func moment(after now: Date) throws -> Date {
    let last = try Int64.fetchOne(
      db,
      sql: """
        SELECT max(coalesce((SELECT max(recorded_at) FROM batch), 0),
                   coalesce((SELECT max(recorded_at) FROM correction), 0))
        """)
    return Moment.date(max(Moment.milliseconds(now), last ?? 0))
  }

  // MARK: Reading

  /// The batches of a type, in the order in which they were recorded.
  func batches(of type: String? = nil, until moment: Date? = nil) throws -> [RecordBatch] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(RecordBatch.columns) FROM batch
        WHERE (?1 IS NULL OR type = ?1) AND (?2 IS NULL OR recorded_at <= ?2) ORDER BY id
        """, arguments: [type, moment.map(Moment.milliseconds)]
    ).map(RecordBatch.init)
  }

  func batch(_ id: Int64) throws -> RecordBatch? {
    try Row.fetchOne(
      db, sql: "SELECT \(RecordBatch.columns) FROM batch WHERE id = ?", arguments: [id]
    ).map(RecordBatch.init)
  }

  /// A column of a batch; `nil` where the batch has none of the name.
  func column(_ field: String, of batch: RecordBatch) throws -> TypedColumn? {
    var decoder = ColumnDecoder()
    var count = 0
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT chunk, data FROM batch_column WHERE batch_id = ? AND field = ? ORDER BY chunk",
      arguments: [batch.id, field])
    while let row = try rows.next() {
      guard row["chunk"] == count else { throw Self.damaged(batch, field) }
      count += 1
      try row.withUnsafeData(named: "data") { data in
        guard let data else { throw Self.damaged(batch, field) }
        try data.withUnsafeBytes { bytes in try decoder.append(bytes) }
      }
    }
    if count == 0 { return nil }
    let described = batch.form.field(field)
    let column = try decoder.column(
      name: field, unit: described?.unit, sourceColumn: described?.column ?? 0)
    guard column.count == batch.rows else { throw Self.damaged(batch, field) }
    return column
  }

  /// The value of one row; only its chunk is read.
  func value(_ field: String, row: Int, of batch: RecordBatch) throws -> TableValue {
    guard
      let data = try Data.fetchOne(
        db, sql: "SELECT data FROM batch_column WHERE batch_id = ? AND field = ? AND chunk = ?",
        arguments: [batch.id, field, row / Self.chunkRows])
    else { return .missing }
    let column = try TypedColumn(decoding: Array(data), name: field)
    guard row % Self.chunkRows < column.count else { throw Self.damaged(batch, field) }
    return column[row % Self.chunkRows]
  }

  /// The rows of a batch that hold a record, one a period.
  func rows(of key: String, in batch: RecordBatch) throws -> [Int] {
    let hash = RecordKey.hash(key)
    let pieces = try Data.fetchAll(
      db,
      sql:
        "SELECT data FROM batch_key WHERE batch_id = ? AND low <= ? AND high >= ? ORDER BY chunk",
      arguments: [batch.id, Int64(hash), Int64(hash)])
    let candidates = pieces.flatMap { KeyIndex.rows(with: hash, in: $0) }
    return try candidates.filter { row in
      guard row < batch.rows else { throw Self.damaged(batch, "key") }
      return try RecordKey.text(
        batch.form.key.map { try value($0, row: row, of: batch) }) == key
    }
  }

  /// The period of a row.
  func period(row: Int, of batch: RecordBatch) throws -> String {
    if let period = batch.period { return period }
    guard let field = batch.form.periodField else { return "" }
    let value = try value(field, row: row, of: batch)
    return RecordPeriod.of(value, batch.form.period)?.description ?? ""
  }

  /// The line of the source that a row came from.
  func line(row: Int, of batch: RecordBatch) throws -> Int? {
    guard case .number(let number) = try value(Self.lineField, row: row, of: batch) else {
      return nil
    }
    return Int(exactly: number.units)
  }

  static func damaged(_ batch: RecordBatch, _ part: String) -> Problem {
    Problem(
      "records.damaged", .error,
      Wording("第 \(batch.id) 批记录已损坏", "batch \(batch.id) is damaged"), notes: [Wording(part)],
      suggestion: Wording(
        "用 guiju store verify 核验，用备份恢复", "check with guiju store verify, and restore a backup"))
  }
}

/// A column as the chunks that are kept.
struct EncodedColumn: Sendable {
  var name: String
  var chunks: [Data]

  init(_ column: TypedColumn) {
    name = column.name
    let count = column.count
    // A batch without rows keeps an empty chunk, so that its columns are known.
    chunks = stride(from: 0, to: max(count, 1), by: BatchTable.chunkRows).map { begin in
      Data(column.encoded(begin..<min(begin + BatchTable.chunkRows, count)))
    }
  }
}
