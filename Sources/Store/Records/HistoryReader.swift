import Foundation
import GRDB
import Packs
import Tables

/// Reads everything that was recorded of one record.
struct HistoryReader {
  let db: Database
  let viewer: RecordViewer
  let declared: RecordType?

  func history(type: String, key: String, until moment: Date?) throws -> RecordHistory {
    let table = BatchTable(db: db)
    let all = try table.batches(of: type)
    let grades = FieldGrades(all, declared: declared, viewer: viewer)
    let latest = moment.map(Moment.milliseconds) ?? .max
    var versions: [(at: Int64, isCorrection: Bool, id: Int64, version: RecordHistory.Version)] = []
    // A viewer who may not see the fields of the name may not ask for a record by it.
    let seesKey = (all.last?.form.key ?? []).allSatisfy(grades.sees)
    guard seesKey else { return RecordHistory(type: type, key: key, versions: []) }
    let corrections = try CorrectionTable(db: db).corrections(
      type: type, key: key, until: moment)
    for batch in all where Moment.milliseconds(batch.recordedAt) <= latest {
      for row in try table.rows(of: key, in: batch) {
        let period = try table.period(row: row, of: batch)
        if viewer.isLimitedToOwn {
          let owner = try owner(row, batch, table, period, corrections)
          guard viewer.sees(recordOf: owner) else { continue }
        }
        let values = try batch.form.fields.map { field -> RecordValue in
          guard grades.sees(field.name) else { return .masked }
          return .shown(try table.value(field.name, row: row, of: batch))
        }
        versions.append(
          (
            Moment.milliseconds(batch.recordedAt), false, batch.id,
            .row(
              RecordHistory.Row(
                batch: batch, line: try table.line(row: row, of: batch), period: period,
                values: values))
          ))
      }
    }
    let periods = Set(versions.map(\.version.period))
    for correction in corrections where periods.contains(correction.period) {
      let shown = grades.sees(correction.field) ? correction : correction.masked
      versions.append(
        (Moment.milliseconds(correction.recordedAt), true, correction.id, .correction(shown)))
    }
    versions.sort { a, b in
      if a.at != b.at { return a.at < b.at }
      if a.isCorrection != b.isCorrection { return !a.isCorrection }
      return a.id < b.id
    }
    return RecordHistory(type: type, key: key, versions: versions.map(\.version))
  }

  /// The enterprise that a row belongs to, a corrected one where it was corrected.
  private func owner(
    _ row: Int, _ batch: RecordBatch, _ table: BatchTable, _ period: String,
    _ corrections: [Correction]
  ) throws -> String? {
    guard let field = batch.form.enterpriseField else { return nil }
    let last = corrections.last { $0.field == field && $0.period == period }
    if let last, last.state != .withdrawn {
      guard case .shown(.text(let code)) = last.value else { return nil }
      return code
    }
    guard case .text(let code) = try table.value(field, row: row, of: batch) else { return nil }
    return code
  }
}
