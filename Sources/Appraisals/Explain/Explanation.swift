/// Why a firm has its grade: every number, where it came from, and which rule made what of it.
public struct Explanation: Sendable, Hashable {
  /// A value that a formula used, and where it came from.
  public struct Fact: Sendable, Hashable {
    /// The field.
    public var field: String
    /// The value as text; empty where it is missing.
    public var value: String
    /// The unit; empty for none.
    public var unit: String
    /// Where it came from; empty where that is not known.
    public var source: String
    /// The formula by which it is computed; empty where it is a field that somebody supplied.
    public var definition: String
  }

  /// An indicator.
  public struct Line: Sendable, Hashable {
    /// The name and the unit.
    public var name: String
    public var unit: String?
    /// How the value is computed, and the value with all its digits.
    public var formula: String
    public var value: String
    /// The values that went into it.
    public var facts: [Fact]
    /// What it is held against, and where that comes from.
    public var baseline: String
    public var baselineSource: String
    /// The weight, how points come of it, and the points.
    public var weight: String
    public var scoring: String
    public var points: String
    /// The middle points of its group, to two digits.
    public var groupMedian: String
    /// Whether the points are those of a missing value.
    public var isMissing: Bool
    /// The provision.
    public var provision: String?
  }

  /// Points beside those of indicators.
  public struct Extra: Sendable, Hashable {
    public var name: String
    public var points: String
    public var provision: String?
  }

  /// An adjustment that holds.
  public struct Change: Sendable, Hashable {
    /// Its name, and the rule of its table.
    public var name: String
    public var rule: String?
    /// What it does, such as 最高为 C.
    public var effect: String
    /// The grade before and after.
    public var before: String
    public var after: String
    public var provision: String?
  }

  /// What follows.
  public struct Outcome: Sendable, Hashable {
    public var name: String
    public var body: String?
    public var rate: String
    public var unit: String?
    public var amount: String?
    public var amountUnit: String?
    public var formula: String?
    public var provision: String?
  }

  /// A way to the next better grade, others staying as they are.
  public struct Lift: Sendable, Hashable {
    /// The indicator, its value, and the value that would do.
    public var indicator: String
    public var unit: String?
    public var value: String
    public var needed: String
  }

  /// The firm.
  public var key: String
  public var name: String?
  public var region: String?
  /// What became of it, and why it is not ranked.
  public var state: String
  public var reason: String?
  public var stateProvision: String?
  /// The facts that are missing, where it cannot be told.
  public var missing: [String]
  /// Others that share the result.
  public var sharedWith: [String]
  /// The scheme.
  public var scheme: String?
  public var lines: [Line]
  public var extras: [Extra]
  public var total: String
  public var totalMedian: String
  /// The rank, of how many, and in which group.
  public var rank: String
  public var count: String
  public var group: [Fact]
  /// How the rank, or the total, became a grade.
  public var grading: String
  public var gradingProvision: String?
  public var baseGrade: String
  public var changes: [Change]
  public var grade: String
  /// The grade as which it is treated, where it has none.
  public var treatedAs: String?
  public var outcomes: [Outcome]
  /// What the next better grade is, its least total, and ways there.
  public var nextGrade: String?
  public var neededTotal: String?
  public var lifts: [Lift]
}
