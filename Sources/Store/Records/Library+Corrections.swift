public import Diagnostics
import Foundation
import GRDB
import Packs
import Tables
import Vocabulary

extension Library {
  /// Records a new version of one value; what it replaces stays.
  ///
  /// - Parameters:
  ///   - new: The correction.
  ///   - actor: Who corrects.
  ///   - viewer: With whose eyes: a field that they may not see they may not correct.
  /// - Returns: The correction as it is kept.
  /// - Throws: `records.no-reason`, `records.no-field`, `records.key-field`, `records.computed-field`,
  ///   `records.no-record`, `records.masked`, `records.bad-value`, `records.bad-period` and what the
  ///   constraints of the field say.
  @discardableResult
  public func correct(
    _ new: NewCorrection, by actor: String, viewer: RecordViewer
  ) throws(Problem) -> Correction {
    let field = try Self.correctable(new)
    guard !new.reason.allSatisfy(\.isWhitespace) else {
      throw Problem(
        "records.no-reason", .error, Wording("更正必须写明理由", "a correction needs a reason"))
    }
    let period = try RecordPeriod(new.period, new.record.period)
    var value: TableValue?
    if case .value(let text) = new.change { value = try Self.value(text, of: field) }
    if case .missing = new.change, field.constraints.isRequired {
      let breach = FieldRules(field).absent
      throw Problem(breach.code, .error, breach.message)
    }
    let state: Correction.State =
      switch new.change {
      case .value: .value
      case .missing: .missing
      case .withdrawn: .withdrawn
      }
    let action = LogAction(
      "correct", "\(new.record.name) \(new.key) \(period) \(field.name)", by: actor)
    return try write(action) { db in
      let grades = FieldGrades(
        try BatchTable(db: db).batches(of: new.record.name), declared: new.record, viewer: viewer)
      guard grades.sees(field.name) else { throw Self.maskedField(field.name) }
      let history = try HistoryReader(db: db, viewer: viewer, declared: new.record)
        .history(type: new.record.name, key: new.key, until: nil)
      guard history.states.contains(where: { $0.period == period.description }) else {
        throw Self.noRecord(new.key, new.record.name, period.description)
      }
      let moment = try BatchTable(db: db).moment(after: Date())
      try db.execute(
        sql: """
          INSERT INTO correction (type, key, period, field, value, unit, state, reason, source,
            actor, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          new.record.name, new.key, period.description, field.name,
          try value.map { try JSON.text(StoredValue($0)) }, field.unit?.description,
          state.rawValue, new.reason, new.source, actor, Moment.milliseconds(moment),
        ])
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM correction WHERE id = ?", arguments: [db.lastInsertedRowID])
      else { throw DatabaseError(message: "the correction is gone") }
      return try Correction(row)
    }
  }

  /// The field of a correction, which must be one that a person supplies.
  private static func correctable(_ new: NewCorrection) throws(Problem) -> RecordField {
    let record = new.record
    guard let field = record.field(new.field) else {
      let near = NearestName.among(record.fields.map(\.name), to: new.field)
      var problem = noField(new.field, record.name)
      problem.suggestion = near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
      throw problem
    }
    guard field.formula == nil else {
      throw Problem(
        "records.computed-field", .error,
        Wording("\(field.name) 由公式算出，不能更正", "\(field.name) is computed and cannot be corrected"),
        notes: [Wording(field.formula ?? "")],
        suggestion: Wording("请更正它所用的值", "correct the values that it is computed from"))
    }
    guard !record.primaryKey.contains(field.name) else {
      throw Problem(
        "records.key-field", .error,
        Wording(
          "\(field.name) 用来识别记录，不能更正", "\(field.name) tells records apart and cannot be corrected"),
        suggestion: Wording("请重新导入正确的行", "import the right row"))
    }
    return field
  }

  /// Reads a value as a person types it, and holds it against the constraints of its field.
  static func value(_ text: String, of field: RecordField) throws(Problem) -> TableValue {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    var value: TableValue?
    switch field.kind.column {
    case .text: value = text.isEmpty ? nil : .text(text)
    case .decimal: value = ScaledDecimal(digits(text)).map(TableValue.number)
    case .integer:
      value = ScaledDecimal(digits(text)).flatMap { number in
        number.reduced.scale == 0 ? .number(number.reduced) : nil
      }
    case .date: value = Day(text).map(TableValue.date)
    case .boolean:
      value =
        [
          "是": .boolean(true), "否": .boolean(false), "true": .boolean(true),
          "false": .boolean(false),
        ][text]
    }
    guard let value else {
      throw Problem(
        "records.bad-value", .error,
        Wording(
          "“\(text.prefix(60))” 不是 \(field.name) 的值",
          "“\(text.prefix(60))” is no value of \(field.name)"),
        suggestion: hint(field.kind.column))
    }
    if let breach = FieldRules(field).breaches(of: value).first(where: { $0.severity == .error }) {
      throw Problem(
        breach.code, .error, breach.message, notes: breach.rule.map { [$0] } ?? [],
        suggestion: breach.suggestion)
    }
    return value
  }

  private static func digits(_ text: String) -> String {
    text.filter { $0 != "," && $0 != "，" && !$0.isWhitespace }
  }

  private static func hint(_ kind: ColumnKind) -> Wording {
    switch kind {
    case .text: Wording("没有值时说“缺”（--missing）", "say that it is missing with --missing")
    case .decimal: Wording("只写数，单位不写", "write the number alone, without its unit")
    case .integer: Wording("写整数", "write a whole number")
    case .date: Wording("写成 2024-01-31", "write 2024-01-31")
    case .boolean: Wording("写“是”或“否”", "write 是 or 否, true or false")
    }
  }

  private static func maskedField(_ field: String) -> Problem {
    Problem(
      "records.masked", .error,
      Wording("这个角色看不到 \(field)，也不能更正", "this role does not see \(field) and cannot correct it"))
  }

  private static func noRecord(_ key: String, _ type: String, _ period: String) -> Problem {
    Problem(
      "records.no-record", .error,
      Wording(
        "没有 \(type) \(key)\(period.isEmpty ? "" : "（\(period)）")",
        "there is no \(type) \(key)\(period.isEmpty ? "" : " of \(period)")"),
      suggestion: Wording(
        "用 guiju records list \(type) 看有哪些", "see what there is with guiju records list \(type)"))
  }
}
