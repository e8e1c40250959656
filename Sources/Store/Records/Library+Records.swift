public import Diagnostics
public import Foundation
import GRDB
public import Packs

extension Library {
  /// The batches of records, in the order in which they were recorded.
  ///
  /// - Parameter type: The type of records; `nil` for all.
  /// - Returns: The batches.
  /// - Throws: The problems of the file.
  public func batches(of type: String? = nil) throws(Problem) -> [RecordBatch] {
    try read { db in try BatchTable(db: db).batches(of: type) }
  }

  /// The records of a type as they were known at a moment.
  ///
  /// - Parameters:
  ///   - type: The name of the type.
  ///   - period: The period that records are true of; `nil` for all.
  ///   - moment: When they were known; `nil` for now.
  ///   - viewer: Who looks: what they may not see is masked, and an enterprise sees its own records.
  ///   - declared: The type as the pack in use declares it, whose grades count where they are higher.
  /// - Returns: The table; without rows where nothing is known.
  /// - Throws: `records.damaged`, `tables.bad-chunk`, the problems of the file.
  /// - Complexity: The size of the batches that have rows of the period.
  public func recordTable(
    type: String, period: RecordPeriod? = nil, asKnownOn moment: Date? = nil,
    viewer: RecordViewer, declared: RecordType? = nil
  ) throws(Problem) -> RecordTable {
    try read { db in
      try RecordView(
        db, type: type, period: period, moment: moment, viewer: viewer, declared: declared
      ).make()
    }
  }

  /// The problems of a batch, as a viewer may read them.
  ///
  /// - Throws: `records.no-batch`.
  public func problems(
    ofBatch id: Int64, viewer: RecordViewer, declared: RecordType? = nil
  ) throws(Problem) -> [Problem] {
    try read { db in
      let table = BatchTable(db: db)
      guard let batch = try table.batch(id) else { throw Self.noBatch(id) }
      let grades = FieldGrades(
        try table.batches(of: batch.type), declared: declared, viewer: viewer)
      return try table.problems(of: id).map {
        $0.problem(for: viewer, grade: grades.grade, file: batch.file, sheet: batch.sheet)
      }
    }
  }

  static func noBatch(_ id: Int64) -> Problem {
    Problem(
      "records.no-batch", .error, Wording("没有第 \(id) 批记录", "there is no batch \(id)"),
      suggestion: Wording(
        "用 guiju records batches 看有哪些", "see what there is with guiju records batches"))
  }
}

extension BatchTable {
  func problems(of id: Int64) throws -> [ImportProblem] {
    let text = try String.fetchOne(
      db, sql: "SELECT problems FROM batch WHERE id = ?", arguments: [id])
    return try text.map { try JSON.value([ImportProblem].self, from: $0) } ?? []
  }

  func rejects(of id: Int64) throws -> [RejectedRow] {
    try String.fetchAll(
      db, sql: "SELECT data FROM batch_reject WHERE batch_id = ? ORDER BY chunk", arguments: [id]
    ).flatMap { try JSON.value([RejectedRow].self, from: $0) }
  }
}
