public import Vocabulary

/// Where one value came from.
public struct Provenance: Sendable {
  /// The type.
  public var type: String
  /// The name of the record.
  public var key: String
  /// The period.
  public var period: String
  /// The field.
  public var field: String
  /// The value that holds; masked where the viewer may not see it.
  public var value: RecordValue
  /// Its unit.
  public var unit: Vocabulary.Unit?
  /// The correction that gave it; `nil` where it is as it was imported.
  public var correction: Correction?
  /// The batch with the row that was imported last.
  public var batch: RecordBatch
  /// The line or row of the source.
  public var line: Int?
  /// The column of the file; `nil` where the value was not in the file but stated for all of it.
  public var column: Int?
  /// The title of that column.
  public var columnTitle: String?
  /// The unit in which the file states the value.
  public var sourceUnit: Vocabulary.Unit?
  /// The value that was imported; the same as ``value`` where there is no correction.
  public var imported: RecordValue
}
