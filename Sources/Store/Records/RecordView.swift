import Foundation
import GRDB
import Packs
import Tables
import Vocabulary

/// Makes the table of records as they were known at a moment.
///
/// Batches count in the order in which they were recorded: a row of a later one takes the place of the
/// row of the same record and period whole. Then corrections take the places of single values.
struct RecordView {
  let db: Database
  let type: String
  let period: RecordPeriod?
  let moment: Date?
  let grades: FieldGrades
  /// The batches until the moment that have rows of the period.
  private let batches: [RecordBatch]
  private let all: [RecordBatch]
  private let table: BatchTable

  init(
    _ db: Database, type: String, period: RecordPeriod?, moment: Date?, viewer: RecordViewer,
    declared: RecordType?
  ) throws {
    self.db = db
    self.type = type
    self.period = period
    self.moment = moment
    table = BatchTable(db: db)
    all = try table.batches(of: type)
    grades = FieldGrades(all, declared: declared, viewer: viewer)
    let latest = moment.map(Moment.milliseconds)
    batches = all.filter { batch in
      (latest.map { Moment.milliseconds(batch.recordedAt) <= $0 } ?? true) && batch.rows > 0
        && (period.map { batch.periods[$0.description] != nil } ?? true)
    }
  }

  func make() throws -> RecordTable {
    let stretches = try chosen()
    let rowCount = stretches.reduce(0) { $0 + ($1.rows?.count ?? batches[$1.batch].rows) }
    var columns: [String: TypedColumn] = [:]
    func column(_ name: String) throws -> TypedColumn {
      if let column = columns[name] { return column }
      let column = try gathered(name, stretches)
      columns[name] = column
      return column
    }
    let fields = fields
    let form = all.last?.form
    let keys = try (form?.key ?? []).map { try column($0) }
    let periods = try periods(form, rowCount: rowCount, column)
    let corrections = try corrections(keys: keys, periods: periods, rowCount: rowCount, stretches)
    var made: [RecordTable.Field] = []
    for field in fields {
      var values: TypedColumn?
      var applied: [Int: Int64] = [:]
      if grades.sees(field.name) || field.name == form?.enterpriseField {
        let changes = corrections[field.name] ?? [:]
        values = try column(field.name)
        var replacements: [Int: TableValue] = [:]
        for (row, correction) in changes {
          guard let corrected = correction.value(in: field.unit) else { continue }
          replacements[row] = corrected
          applied[row] = correction.id
        }
        guard let changed = values?.replacing(replacements) else {
          throw DatabaseError(
            resultCode: .SQLITE_CORRUPT, message: "a correction of \(type).\(field.name)")
        }
        values = changed
      }
      made.append(
        RecordTable.Field(
          name: field.name, title: field.title, kind: field.kind, unit: field.unit,
          grade: grades.grade(field.name), column: values, corrections: applied))
    }
    let whole = RecordTable(
      type: type, period: period, asKnownOn: moment, fields: made, rowCount: rowCount,
      batches: batches, keys: keys, periods: periods, stretches: stretches)
    return masked(whole, owner: form?.enterpriseField, key: form?.key ?? [])
  }

  /// Takes away what the viewer may not see.
  private func masked(_ table: RecordTable, owner: String?, key: [String]) -> RecordTable {
    var table = table
    if grades.viewer.isLimitedToOwn {
      let owners = owner.flatMap { table.field($0)?.column }
      table = table.selecting(
        (0..<table.rowCount).filter { row in
          guard case .text(let code)? = owners?[row] else { return false }
          return grades.viewer.sees(recordOf: code)
        })
    }
    return table.masking { grades.sees($0) }
  }

  /// The fields: those of the newest batch, then those that only earlier ones have.
  private var fields: [RecordForm.Field] {
    let forms = (batches.isEmpty ? all.suffix(1) : batches[...]).reversed().map(\.form)
    var fields: [RecordForm.Field] = []
    for form in forms {
      for field in form.fields {
        guard let index = fields.firstIndex(where: { $0.name == field.name }) else {
          fields.append(field)
          continue
        }
        let (newer, older) = (fields[index].kind, field.kind)
        if newer == older || newer.column == older.column { continue }
        // A field that was declared otherwise before: numbers stay numbers, all else becomes words.
        fields[index].kind = newer.isMeasured && older.isMeasured ? .number : .string
      }
    }
    return fields
  }

  private func gathered(_ name: String, _ stretches: [RecordTable.Stretch]) throws -> TypedColumn {
    let field = fields.first { $0.name == name }
    let kind = field?.kind.column ?? .text
    if stretches.count == 1, let only = stretches.first, only.rows == nil,
      let column = try table.column(name, of: batches[only.batch]), column.kind == kind
    {
      return column
    }
    let parts = try stretches.map { stretch in
      let batch = batches[stretch.batch]
      return TypedColumn.Part(
        column: try table.column(name, of: batch), rows: stretch.rows,
        count: stretch.rows?.count ?? batch.rows)
    }
    guard
      let column = TypedColumn.gathered(name: name, kind: kind, unit: field?.unit, from: parts)
    else {
      throw DatabaseError(
        resultCode: .SQLITE_MISMATCH, message: "the batches of \(type) disagree about \(name)")
    }
    return column
  }

  private func periods(
    _ form: RecordForm?, rowCount: Int, _ column: (String) throws -> TypedColumn
  ) throws -> RecordTable.Periods {
    if let period { return .one(period.description) }
    guard let form, let field = form.periodField else {
      // Records without a column for it have the period of their batch.
      return form.map { $0.period == .none } ?? true ? .one("") : .batch
    }
    return .column(try column(field), form.period)
  }

  // MARK: Which rows

  /// The rows that count, a stretch a batch.
  private func chosen() throws -> [RecordTable.Stretch] {
    var rows = try batches.map { batch -> [Int]? in
      guard let period, batch.periods.count > 1, let field = batch.form.periodField,
        let column = try table.column(field, of: batch)
      else { return nil }
      return (0..<batch.rows).filter {
        RecordPeriod.of(column[$0], batch.form.period) == period
      }
    }
    if batches.count > 1 { try keepLatest(&rows) }
    var begin = 0
    var stretches: [RecordTable.Stretch] = []
    for (index, batch) in batches.enumerated() {
      let count = rows[index]?.count ?? batch.rows
      guard count > 0, let lines = try table.column(BatchTable.lineField, of: batch) else {
        continue
      }
      stretches.append(
        RecordTable.Stretch(begin: begin, batch: index, lines: lines, rows: rows[index]))
      begin += count
    }
    return stretches
  }

  /// Leaves of each record and period only the row of the latest batch.
  private func keepLatest(_ rows: inout [[Int]?]) throws {
    var names = TextDictionary()
    var latest: [Int] = []
    var ids: [[UInt32]] = []
    for (index, batch) in batches.enumerated() {
      let chosen = rows[index] ?? Array(0..<batch.rows)
      let found = try identities(batch, chosen, &names)
      if latest.count < names.count {
        latest += repeatElement(-1, count: names.count - latest.count)
      }
      for id in found { latest[Int(id)] = index }
      ids.append(found)
    }
    for index in batches.indices {
      let chosen = rows[index] ?? Array(0..<batches[index].rows)
      let kept = zip(chosen, ids[index]).filter { latest[Int($1)] == index }.map(\.0)
      if kept.count < chosen.count { rows[index] = kept }
    }
  }

  /// A number for the record and period of each row.
  private func identities(
    _ batch: RecordBatch, _ rows: [Int], _ names: inout TextDictionary
  ) throws -> [UInt32] {
    let keys = try batch.form.key.map { try table.column($0, of: batch) }
    let constant = period?.description ?? batch.period
    if let constant, keys.count == 1, case .text(let texts, let codes)? = keys[0]?.data {
      let map = texts.texts.map { names.add($0 + "\u{1F}" + constant).code }
      return rows.map { map[Int(codes[$0])] }
    }
    let periods = try batch.form.periodField.flatMap { try table.column($0, of: batch) }
    return rows.map { row in
      let period =
        constant
        ?? periods.flatMap { RecordPeriod.of($0[row], batch.form.period)?.description } ?? ""
      let key = RecordKey.text(keys.map { $0?[row] ?? .missing })
      return names.add(key + "\u{1F}" + period).code
    }
  }

  // MARK: Corrections

  /// The corrections that hold, by field and row.
  private func corrections(
    keys: [TypedColumn], periods: RecordTable.Periods, rowCount: Int,
    _ stretches: [RecordTable.Stretch]
  ) throws -> [String: [Int: Correction]] {
    let found = try CorrectionTable(db: db).corrections(
      type: type, period: period?.description, until: moment)
    guard !found.isEmpty, rowCount > 0, !keys.isEmpty else { return [:] }
    let wanted = Set(found.map(\.key))
    var rows: [String: [Int]] = [:]
    if keys.count == 1, case .text(let texts, let codes) = keys[0].data {
      let isWanted = texts.texts.map { wanted.contains($0) }
      for row in 0..<rowCount where isWanted[Int(codes[row])] {
        rows[texts[codes[row]], default: []].append(row)
      }
    } else {
      for row in 0..<rowCount {
        let key = RecordKey.text(keys.map { $0[row] })
        if wanted.contains(key) { rows[key, default: []].append(row) }
      }
    }
    var result: [String: [Int: Correction]] = [:]
    for correction in found {
      for row in rows[correction.key] ?? [] {
        let period: String =
          switch periods {
          case .one(let period): period
          case .column(let column, let kind):
            RecordPeriod.of(column[row], kind)?.description ?? ""
          case .batch:
            batches[stretches.last { $0.begin <= row }?.batch ?? 0].period ?? ""
          }
        guard period == correction.period else { continue }
        result[correction.field, default: [:]][row] =
          correction.state == .withdrawn ? nil : correction
      }
    }
    return result
  }
}
