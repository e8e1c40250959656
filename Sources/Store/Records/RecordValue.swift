public import Tables

/// A value of a record as a viewer gets it.
public enum RecordValue: Sendable, Hashable {
  /// The value; it may be missing.
  case shown(TableValue)
  /// There may be a value, but not for this viewer.
  case masked

  /// The value; `nil` where it is masked.
  public var value: TableValue? { if case .shown(let value) = self { value } else { nil } }
  /// Whether it is masked.
  public var isMasked: Bool { self == .masked }
}
