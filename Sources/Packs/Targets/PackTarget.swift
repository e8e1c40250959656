public import Vocabulary

/// A numeric target that a pack carries, a row of `targets.csv`.
public struct PackTarget: Sendable, Hashable {
  /// How the value reached compares with the target.
  public enum Comparator: String, Sendable, Hashable, Codable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = "="

    /// Reads a comparator in signs of either kind.
    init?(written text: String) {
      self.init(
        rawValue: ["≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "＞": ">", "＜": "<", "＝": "="][text]
          ?? text)
    }
  }

  /// The identifier.
  public var id: String
  /// What is measured.
  public var metric: String
  /// The provision that sets it.
  public var provision: String
  /// How the value reached compares with it.
  public var comparator: Comparator
  /// The value.
  public var value: ScaledDecimal
  /// Its unit.
  public var unit: Unit
  /// Of whom or what, where it is not of all.
  public var scope: String
  /// The day or year by which it shall be reached; empty for a standing one.
  public var due: String
  /// The line of the file.
  public var line: Int
}
