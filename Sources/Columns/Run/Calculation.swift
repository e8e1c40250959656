public import DMN

/// Steps that compute columns of a table from others: formulas, decision tables, groups and ranks.
///
/// ```swift
/// var calculation = Calculation()
/// calculation.derive("亩均税收", "if 用地 > 0 then 税收 / 用地 else null")
/// calculation.group(by: ["行业"], [.sum("税收合计", of: "税收"), .sum("用地合计", of: "用地")])
/// calculation.derive("基准", "税收合计 / 用地合计")
/// calculation.derive("得分", "round half up(25 * min(亩均税收 / 基准, 1.5), 2)")
/// calculation.rank("名次", within: ["区县"], by: [.descending("得分"), .ascending("编号")])
/// let result = try calculation.run(on: table)
/// ```
///
/// The answers are those of the interpreter, row by row, whatever the number of threads and the order
/// of the rows; `docs/exactness.md` tells why.
public struct Calculation: Sendable {
  /// One step.
  enum Step: Sendable {
    case derive(String, String)
    case decide([String], DecisionTable)
    case group([String], [GroupColumn])
    case rank(RankColumn)
  }

  var steps: [Step] = []
  /// The columns that the result holds; nil for all that are computed.
  public var kept: [String]?

  /// Creates a calculation without steps.
  public init() {}

  /// Computes a column by a formula in FEEL over columns of the table and of steps before.
  public mutating func derive(_ name: String, _ formula: String) {
    steps.append(.derive(name, formula))
  }

  /// Computes columns by a decision table.
  ///
  /// - Parameters:
  ///   - names: A name for every output of the table.
  ///   - table: The table; its inputs are formulas over columns.
  public mutating func decide(_ names: [String], by table: DecisionTable) {
    steps.append(.decide(names, table))
  }

  /// Gathers values of groups of rows; every row of a group then has them.
  ///
  /// - Parameters:
  ///   - keys: Columns of few distinct values; rows in which all are the same make up a group, and null
  ///     is the same as null. Without keys all rows are one group.
  ///   - columns: What is gathered.
  public mutating func group(by keys: [String], _ columns: [GroupColumn]) {
    steps.append(.group(keys, columns))
  }

  /// Ranks rows.
  ///
  /// - Parameters:
  ///   - name: The column of ranks, from 1.
  ///   - keys: Rows in which these are the same are ranked among themselves.
  ///   - order: What is compared, the first first. Null comes behind everything.
  ///   - ties: What rows get that compare the same.
  public mutating func rank(
    _ name: String, within keys: [String] = [], by order: [RankOrder], ties: TieRule = .byRow
  ) {
    steps.append(.rank(RankColumn(name: name, keys: keys, order: order, ties: ties)))
  }
}

/// A value of a group.
public struct GroupColumn: Sendable {
  /// What is gathered.
  public enum Aggregate: Sendable, Hashable {
    /// How many rows there are.
    case rows
    /// How many values are not null.
    case count
    /// The exact sum of the values that are not null; null if there are none.
    case sum
    /// The sum divided by the count, rounded once to 34 digits.
    case mean
    /// Σ value × weight ÷ Σ weight over rows where neither is null, rounded once to 34 digits.
    case weightedMean
    /// The least value.
    case least
    /// The greatest value.
    case greatest
    /// The value at a place between least (0) and greatest (1).
    case quantile(QuantileRule)
  }

  var name: String
  var aggregate: Aggregate
  var value: String
  var weight: String

  /// Creates a value of a group.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - aggregate: What is gathered.
  ///   - value: A formula for the value of a row; null rows do not count.
  ///   - weight: A formula for the weight of a row.
  public init(_ name: String, _ aggregate: Aggregate, of value: String = "", weight: String = "") {
    self.name = name
    self.aggregate = aggregate
    self.value = value
    self.weight = weight
  }

  /// How many rows there are.
  public static func rows(_ name: String) -> GroupColumn { GroupColumn(name, .rows) }
  /// How many values are not null.
  public static func count(_ name: String, of value: String) -> GroupColumn {
    GroupColumn(name, .count, of: value)
  }
  /// The exact sum.
  public static func sum(_ name: String, of value: String) -> GroupColumn {
    GroupColumn(name, .sum, of: value)
  }
  /// The mean.
  public static func mean(_ name: String, of value: String) -> GroupColumn {
    GroupColumn(name, .mean, of: value)
  }
  /// The mean by weights.
  public static func weightedMean(_ name: String, of value: String, weight: String) -> GroupColumn {
    GroupColumn(name, .weightedMean, of: value, weight: weight)
  }
}

/// What rows are ranked by.
public struct RankOrder: Sendable, Hashable {
  /// The column.
  public var column: String
  /// Whether greater values come first.
  public var isDescending: Bool

  /// Smaller values first.
  public static func ascending(_ column: String) -> RankOrder {
    RankOrder(column: column, isDescending: false)
  }
  /// Greater values first.
  public static func descending(_ column: String) -> RankOrder {
    RankOrder(column: column, isDescending: true)
  }
}

/// What rank rows get that compare the same.
public enum TieRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// One after the other in the order of the rows: 1, 2, 3, 4.
  case byRow
  /// The same, and the next ranks are left out: 1, 2, 2, 4.
  case shared
  /// The same, and no rank is left out: 1, 2, 2, 3.
  case dense
}

/// Where a quantile lies that falls between two values.
public struct QuantileRule: Sendable, Hashable {
  /// How it is found.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// The value at the place ⌈p·n⌉ of n.
    case nearest
    /// Between the values around 1 + p·(n − 1), in proportion, rounded to 34 digits.
    case between
  }

  /// The place in thousandths, 0 to 1000.
  public var thousandths: Int
  /// What is done between two values.
  public var method: Method

  /// Creates a rule; `500` is the median.
  public init(thousandths: Int, _ method: Method = .nearest) {
    self.thousandths = min(max(thousandths, 0), 1_000)
    self.method = method
  }
}

struct RankColumn: Sendable {
  var name: String
  var keys: [String]
  var order: [RankOrder]
  var ties: TieRule
}
