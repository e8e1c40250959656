/// What an appraisal came to, for people and programs.
public struct Summary: Sendable, Hashable {
  /// How many firms of a region have each grade.
  public struct RegionCount: Sendable, Hashable {
    /// The region.
    public var region: String
    /// The grade.
    public var grade: String
    /// How many.
    public var count: Int
  }

  /// What a scheme gave.
  public struct SchemeCount: Sendable, Hashable {
    /// The name.
    public var scheme: String
    /// How many are ranked.
    public var ranked: Int
    /// How many have each grade, from the best.
    public var grades: [(grade: String, count: Int)]
    /// How many have a total.
    public var totals: Int
    /// The least total, quartiles, and the greatest, rounded to two digits.
    public var quantiles: [String]

    public static func == (a: SchemeCount, b: SchemeCount) -> Bool {
      a.scheme == b.scheme && a.ranked == b.ranked && a.totals == b.totals
        && a.quantiles == b.quantiles && a.grades.elementsEqual(b.grades, by: ==)
    }
    public func hash(into hasher: inout Hasher) {
      hasher.combine(scheme)
      hasher.combine(ranked)
    }
  }

  /// What a consequence comes to.
  public struct ConsequenceSum: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The body that carries it out.
    public var body: String?
    /// For how many firms the rate is not zero.
    public var firms: Int
    /// The exact sum of the amounts; nil where it has none.
    public var amount: String?
    /// The unit of the amount.
    public var unit: String?
  }

  /// How many firms are in a state.
  public struct StateCount: Sendable, Hashable {
    /// The state.
    public var state: String
    /// How many.
    public var count: Int
  }

  /// How many units were looked at.
  public var units: Int
  /// By state.
  public var states: [StateCount]
  /// By region and grade; without a grade where a firm has none.
  public var regions: [RegionCount]
  /// By scheme.
  public var schemes: [SchemeCount]
  /// What follows.
  public var consequences: [ConsequenceSum]
}
