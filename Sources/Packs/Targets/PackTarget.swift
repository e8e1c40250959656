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
    /// 左右.
    case about = "~"

    /// Reads a comparator in signs of either kind.
    init?(written text: String) {
      self.init(
        rawValue: [
          "≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "＞": ">", "＜": "<", "＝": "=", "≈": "~",
          "approx": "~",
        ][text]
          ?? text)
    }
  }

  /// The identifier.
  public var id: String
  /// What is measured: a metric of the packs in sight, or words.
  public var metric: String
  /// What is measured, in words.
  public var title: String
  /// The provision that sets it.
  public var provision: String
  /// How the value reached compares with it.
  public var comparator: Comparator
  /// The value; of a fraction such as 2/3 the nearest number of 34 digits.
  public var value: ScaledDecimal
  /// The value as it is written.
  public var writtenValue: String
  /// Its unit.
  public var unit: Unit
  /// The region, cluster or industry that it is of; that of the pack where empty.
  public var scope: String
  /// Whom it binds, in words, where that is not everybody of the scope.
  public var subject: String
  /// The clock; `nil` where the file says nothing.
  public var clock: TargetClock?
  /// How a value is judged; `nil` where the file says nothing.
  public var sense: TargetSense?
  /// The first year that counts.
  public var since: Int?
  /// The value from which it starts, as it is written.
  public var base: String?
  /// Words that soften it.
  public var hedges: [String]
  /// The day or year by which it shall be reached; empty for a standing one.
  public var due: String
  /// The line of the file.
  public var line: Int
}
