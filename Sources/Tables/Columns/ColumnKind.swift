/// What the cells of a column hold.
public enum ColumnKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Words.
  case text
  /// Exact decimal numbers.
  case decimal
  /// Whole numbers.
  case integer
  /// Days.
  case date
  /// Yes or no.
  case boolean
}
