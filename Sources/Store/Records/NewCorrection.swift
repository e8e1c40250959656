public import Packs

/// A correction that shall be recorded.
public struct NewCorrection: Sendable {
  /// What is said of the value.
  public enum Change: Sendable, Hashable {
    /// It is another, as it is typed.
    case value(String)
    /// There is none.
    case missing
    /// What was imported holds again.
    case withdrawn
  }

  /// The type, as the pack declares it.
  public var record: RecordType
  /// The name of the record.
  public var key: String
  /// The period as it is typed; empty where records have none.
  public var period: String
  /// The field.
  public var field: String
  /// What is said of the value, in the unit of the field.
  public var change: Change
  /// Why.
  public var reason: String
  /// Where the new value is from.
  public var source: String?

  /// Creates a correction.
  public init(
    record: RecordType, key: String, period: String, field: String, change: Change,
    reason: String, source: String? = nil
  ) {
    self.record = record
    self.key = key
    self.period = period
    self.field = field
    self.change = change
    self.reason = reason
    self.source = source
  }
}
