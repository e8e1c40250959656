public import Foundation
import Tables

/// Everything that was ever recorded of one record, in the order in which it was.
public struct RecordHistory: Sendable {
  /// A row of a batch, or a correction.
  public enum Version: Sendable {
    /// A row of a batch took the place of the row before it.
    case row(Row)
    /// One value was corrected.
    case correction(Correction)

    /// When it was recorded.
    public var recordedAt: Date {
      switch self {
      case .row(let row): row.batch.recordedAt
      case .correction(let correction): correction.recordedAt
      }
    }

    /// The period that it is true of.
    public var period: String {
      switch self {
      case .row(let row): row.period
      case .correction(let correction): correction.period
      }
    }
  }

  /// A row of a batch.
  public struct Row: Sendable {
    /// The batch.
    public var batch: RecordBatch
    /// The line or row of the source.
    public var line: Int?
    /// The period.
    public var period: String
    /// The values, in the order of the fields of the batch.
    public var values: [RecordValue]

    /// The value of a field.
    public func value(_ name: String) -> RecordValue {
      guard let index = batch.form.fields.firstIndex(where: { $0.name == name }) else {
        return .shown(.missing)
      }
      return values[index]
    }
  }

  /// What holds of a record in one period.
  public struct State: Sendable {
    /// The period.
    public var period: String
    /// The row of the latest batch.
    public var row: Row
    /// The corrections that hold, by field.
    public var corrections: [String: Correction]

    /// The value that holds, in the unit of the batch.
    public func value(_ name: String) -> RecordValue {
      let field = row.batch.form.field(name)
      guard let correction = corrections[name] else { return row.value(name) }
      guard !correction.value.isMasked, let value = correction.value(in: field?.unit) else {
        return .masked
      }
      return .shown(value)
    }
  }

  /// The type.
  public var type: String
  /// The name of the record.
  public var key: String
  /// All versions, the oldest first.
  public var versions: [Version]

  /// What holds in each period, in order.
  public var states: [State] {
    var states: [String: State] = [:]
    for version in versions {
      switch version {
      case .row(let row):
        // Corrections stay in force over later batches until they are withdrawn.
        let corrections = states[row.period]?.corrections ?? [:]
        states[row.period] = State(period: row.period, row: row, corrections: corrections)
      case .correction(let correction):
        states[correction.period]?.corrections[correction.field] =
          correction.state == .withdrawn ? nil : correction
      }
    }
    return states.values.sorted { $0.period < $1.period }
  }
}
