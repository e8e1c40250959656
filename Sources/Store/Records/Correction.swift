public import Foundation
import GRDB
import Tables
public import Vocabulary

/// A new version of one value, with its reason; what it replaces stays.
public struct Correction: Sendable, Hashable, Identifiable {
  /// What a correction says.
  public enum State: String, Sendable, Hashable, Codable {
    /// The value is another.
    case value
    /// There is no value.
    case missing
    /// Earlier corrections of the value no longer hold: what was imported does.
    case withdrawn
  }

  /// The number of the correction.
  public var id: Int64
  /// The type of the record.
  public var type: String
  /// The name of the record.
  public var key: String
  /// The period, as text; empty where records have none.
  public var period: String
  /// The field.
  public var field: String
  /// What it says.
  public var state: State
  /// The new value; masked where the viewer may not see the field.
  public var value: RecordValue
  /// The unit of the new value.
  public var unit: Vocabulary.Unit?
  /// Why; `nil` where the viewer may not see the field, for a reason may tell the value.
  public var reason: String?
  /// Where the new value is from.
  public var source: String?
  /// Who corrected it.
  public var actor: String
  /// When it was recorded, to the millisecond.
  public var recordedAt: Date
}

extension Correction {
  init(_ row: Row) throws {
    let state: String = row["state"]
    let stored = try (row["value"] as String?).map {
      try JSON.value(StoredValue.self, from: $0)
    }
    guard let state = State(rawValue: state), state != .value || stored?.value != nil else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a correction")
    }
    self.init(
      id: row["id"], type: row["type"], key: row["key"], period: row["period"],
      field: row["field"], state: state, value: .shown(stored?.value ?? .missing),
      unit: (row["unit"] as String?).flatMap { try? Vocabulary.Unit($0) }, reason: row["reason"],
      source: row["source"], actor: row["actor"], recordedAt: Moment.date(row["recorded_at"]))
  }

  /// The correction without what tells the value.
  var masked: Correction {
    var masked = self
    masked.value = .masked
    masked.reason = nil
    masked.source = nil
    return masked
  }

  /// The value in a unit; `nil` where it cannot be.
  func value(in wanted: Vocabulary.Unit?) -> TableValue? {
    guard case .shown(let value) = value else { return nil }
    guard case .number(let number) = value, let unit, let wanted, unit != wanted else {
      return value
    }
    guard let factor = try? unit.factor(to: wanted) else { return nil }
    return number.times(factor).map { .number($0.value) }
  }
}

/// The corrections in the file.
struct CorrectionTable {
  let db: Database

  func corrections(
    type: String, key: String? = nil, period: String? = nil, until moment: Date? = nil
  ) throws -> [Correction] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM correction WHERE type = ?1 AND (?2 IS NULL OR key = ?2)
          AND (?3 IS NULL OR period = ?3) AND (?4 IS NULL OR recorded_at <= ?4) ORDER BY id
        """, arguments: [type, key, period, moment.map(Moment.milliseconds)]
    ).map(Correction.init)
  }
}
