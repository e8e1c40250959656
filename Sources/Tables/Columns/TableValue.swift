public import Vocabulary

/// The value of one cell.
public enum TableValue: Sendable, Hashable {
  /// Nothing was supplied, which is never zero.
  case missing
  /// Words.
  case text(String)
  /// A number.
  case number(ScaledDecimal)
  /// A day.
  case date(Day)
  /// Yes or no.
  case boolean(Bool)
}

extension TableValue: CustomStringConvertible {
  /// The value as plain text; empty where it is missing.
  public var description: String {
    switch self {
    case .missing: ""
    case .text(let text): text
    case .number(let number): number.description
    case .date(let day): day.description
    case .boolean(let value): value ? "true" : "false"
    }
  }
}
