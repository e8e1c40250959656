import Vocabulary

/// Factors between the units of cells and of columns.
enum UnitFactor {
  private static let percent = try? Unit("%")

  /// What a percentage is multiplied by to be in a unit; `nil` where the unit is no pure number.
  static func ofPercent(in unit: Unit?) -> Ratio? {
    try? percent?.factor(to: unit ?? .one)
  }
}
