public import Diagnostics
import GRDB
public import Packs

extension Library {
  /// The rows of a batch's file that did not land, with what is wrong with each.
  ///
  /// - Throws: `records.no-batch`.
  public func rejects(
    ofBatch id: Int64, viewer: RecordViewer, declared: RecordType? = nil
  ) throws(Problem) -> RejectList {
    try read { db in
      let table = BatchTable(db: db)
      guard let batch = try table.batch(id) else { throw Self.noBatch(id) }
      let grades = FieldGrades(
        try table.batches(of: batch.type), declared: declared, viewer: viewer)
      return RejectList(
        titles: batch.form.source.map(\.title), form: batch.form, rows: try table.rejects(of: id),
        viewer: viewer, grade: grades.grade)
    }
  }

  /// The batch of a number.
  ///
  /// - Throws: `records.no-batch`.
  public func batch(_ id: Int64) throws(Problem) -> RecordBatch {
    try read { db in
      guard let batch = try BatchTable(db: db).batch(id) else { throw Self.noBatch(id) }
      return batch
    }
  }

  /// What was wrong with the file of a batch, beside the rows that did not land.
  ///
  /// - Throws: `records.no-batch`.
  public func problemList(
    ofBatch id: Int64, viewer: RecordViewer, declared: RecordType? = nil
  ) throws(Problem) -> ProblemList {
    try read { db in
      let table = BatchTable(db: db)
      guard let batch = try table.batch(id) else { throw Self.noBatch(id) }
      let grades = FieldGrades(
        try table.batches(of: batch.type), declared: declared, viewer: viewer)
      return ProblemList(
        problems: try table.problems(of: id), titles: batch.form.source.map(\.title),
        form: batch.form, sheetName: batch.sheet, rows: try table.rejects(of: id),
        total: batch.problemCount, viewer: viewer, grade: grades.grade)
    }
  }
}
