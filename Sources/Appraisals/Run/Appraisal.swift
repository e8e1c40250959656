public import Columns
public import Diagnostics

/// The result of a method for a population.
public struct Appraisal: Sendable {
  /// What a scheme gave.
  public struct SchemeResult: Sendable {
    /// The place of the scheme in the method.
    public var scheme: Int
    /// The rows of units that it is of; nil for all.
    public var rows: [Int]?
    /// What was computed.
    public var table: ColumnTable
    /// The columns with results, in the order in which they are shown.
    public var outputs: [OutputColumn]
    /// The names of the columns that hold adjustments and points, besides.
    public var kept: [String]
  }

  /// The method.
  public var bundle: MethodBundle
  /// How it was made.
  public var options: AppraisalOptions
  /// The units that were appraised: the rows themselves, or what became of several.
  public var units: Units
  /// The values of units.
  public var input: ColumnTable
  /// The state of every unit; nil where all are ranked by the only scheme.
  public var states: [RowState]?
  /// What each scheme gave.
  public var schemes: [SchemeResult]
  /// How many results of single rows the bounds left open, so that the interpreter settled them.
  public var settled: Int
  /// What was computed row by row, and why; the answers are the same, only slower.
  public var rowByRow: [Problem] = []

  /// The method.
  public var method: Method { bundle.method }
  /// How many units there are.
  public var count: Int { input.rowCount }

  /// What became of a unit.
  public func state(_ unit: Int) -> RowState { states?[unit] ?? .ranked(scheme: 0) }
}

/// Units and the rows that they are of.
public struct Units: Sendable {
  /// For every unit the rows; nil where a unit is a row.
  public var rows: [[Int]]?

  /// The unit of each of so many rows; nil where a unit is a row.
  func ofRows(_ count: Int) -> [Int]? {
    guard let rows else { return nil }
    var units = [Int](repeating: 0, count: count)
    for (unit, members) in rows.enumerated() { for row in members { units[row] = unit } }
    return units
  }

  /// The rows of a unit.
  public func rows(of unit: Int) -> [Int] { rows?[unit] ?? [unit] }
}
