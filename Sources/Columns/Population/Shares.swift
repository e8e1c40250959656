public import FEEL

/// Grades by shares of a ranked group, such as 20 % A, 60 % B, 15 % C and the rest D.
///
/// Whether a boundary such as 20 % of 333 firms is 66 or 67 of them is part of a method. The formula
/// that comes of it can be used in a ``Calculation`` and read by an officer.
///
/// ```swift
/// let shares = Shares([("A", 200), ("B", 600), ("C", 150)], rest: "D", rounding: .halfUp)
/// calculation.derive("等级", shares.formula(rank: "名次", count: "户数"))
/// ```
public struct Shares: Sendable {
  /// The grades from the top, each with its share in thousandths.
  public var grades: [(name: String, thousandths: Int)]
  /// The grade of all others.
  public var rest: String
  /// How the count of firms up to a boundary is made whole.
  public var rounding: Decimal128.Rounding

  /// Creates shares.
  public init(
    _ grades: [(name: String, thousandths: Int)], rest: String,
    rounding: Decimal128.Rounding = .halfUp
  ) {
    self.grades = grades
    self.rest = rest
    self.rounding = rounding
  }

  /// The grade of a row as a formula in FEEL; null where the rank is.
  ///
  /// - Parameters:
  ///   - rank: The column of ranks, from 1.
  ///   - count: The column that holds how many are ranked.
  /// - Returns: The formula.
  public func formula(rank: String, count: String) -> String {
    var total = 0
    var text = "if \(rank) = null then null "
    for grade in grades {
      total += grade.thousandths
      let share = "\(count) * \(total) / 1000"
      text += "else if \(rank) <= \(function)(\(share), 0) then \(quoted(grade.name)) "
    }
    return text + "else \(quoted(rest))"
  }

  private var function: String {
    switch rounding {
    case .halfEven: "decimal"
    case .halfUp: "round half up"
    case .halfDown: "round half down"
    case .up: "round up"
    case .down: "round down"
    case .floor: "floor"
    case .ceiling: "ceiling"
    }
  }

  private func quoted(_ text: String) -> String { Value.string(text).feelText }
}
