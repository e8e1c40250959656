public import Diagnostics
public import Foundation
public import Packs

extension Library {
  /// Everything that was recorded of one record.
  ///
  /// - Parameters:
  ///   - type: The name of the type.
  ///   - key: The name of the record.
  ///   - moment: Until when; `nil` for all.
  ///   - viewer: Who looks.
  ///   - declared: The type as the pack in use declares it.
  /// - Returns: The versions; none where there is no such record, or not for this viewer.
  /// - Throws: `records.damaged`, the problems of the file.
  /// - Complexity: One piece of the key index a batch of the type, and one chunk a field.
  public func record(
    type: String, key: String, asKnownOn moment: Date? = nil, viewer: RecordViewer,
    declared: RecordType? = nil
  ) throws(Problem) -> RecordHistory {
    try read { db in
      try HistoryReader(db: db, viewer: viewer, declared: declared)
        .history(type: type, key: key, until: moment)
    }
  }

  /// Where the value of a field came from.
  ///
  /// - Parameters:
  ///   - type: The name of the type.
  ///   - key: The name of the record.
  ///   - period: The period, as text; empty where records have none.
  ///   - field: The field.
  ///   - moment: As known when; `nil` for now.
  ///   - viewer: Who looks.
  ///   - declared: The type as the pack in use declares it.
  /// - Returns: `nil` where there is no such record, or not for this viewer.
  /// - Throws: `records.no-field`.
  public func provenance(
    type: String, key: String, period: String, field: String, asKnownOn moment: Date? = nil,
    viewer: RecordViewer, declared: RecordType? = nil
  ) throws(Problem) -> Provenance? {
    let history = try record(
      type: type, key: key, asKnownOn: moment, viewer: viewer, declared: declared)
    guard let state = history.states.first(where: { $0.period == period }) else { return nil }
    guard let described = state.row.batch.form.field(field) ?? Self.field(field, in: history) else {
      throw Self.noField(field, type)
    }
    return Provenance(
      type: type, key: key, period: period, field: field, value: state.value(field),
      unit: described.unit, correction: state.corrections[field], batch: state.row.batch,
      line: state.row.line, column: described.column, columnTitle: described.columnTitle,
      sourceUnit: described.sourceUnit, imported: state.row.value(field))
  }

  private static func field(_ name: String, in history: RecordHistory) -> RecordForm.Field? {
    for case .row(let row) in history.versions.reversed() {
      if let field = row.batch.form.field(name) { return field }
    }
    return nil
  }

  static func noField(_ name: String, _ type: String) -> Problem {
    Problem(
      "records.no-field", .error,
      Wording("\(type) 没有字段 “\(name)”", "\(type) has no field “\(name)”"))
  }
}
