public import Vocabulary

/// A column that shall be read, and how.
public struct PlannedColumn: Sendable, Hashable {
  /// The column in the source, counted from 1.
  public var source: Int
  /// The name that the column shall have.
  public var name: String
  /// What its cells hold.
  public var kind: ColumnKind
  /// The unit in which the source states numbers, where it is known.
  public var sourceUnit: Unit?
  /// The unit in which numbers are wanted; they are converted exactly.
  public var unit: Unit?
  /// What stands for a missing value.
  public var missing: MissingTokens

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - source: The column in the source, counted from 1.
  ///   - name: The name that the column shall have.
  ///   - kind: What its cells hold.
  ///   - sourceUnit: The unit in which the source states numbers.
  ///   - unit: The unit in which numbers are wanted; the source's where it is `nil`.
  ///   - missing: What stands for a missing value.
  public init(
    source: Int, name: String, kind: ColumnKind = .text, sourceUnit: Unit? = nil,
    unit: Unit? = nil, missing: MissingTokens = .standard
  ) {
    self.source = source
    self.name = name
    self.kind = kind
    self.sourceUnit = sourceUnit
    self.unit = unit
    self.missing = missing
  }
}
