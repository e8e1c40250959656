public import Packs

/// One way of scoring, ranking and grading, for the firms that its condition holds for.
public struct Scheme: Sendable {
  /// The name, such as 规上.
  public var name: String
  /// The condition; all firms where there is none.
  public var when: Method.Formula?
  /// The fields whose values make up a group in which firms are ranked.
  public var peers: [String]
  /// What is measured.
  public var indicators: [Indicator]
  /// What is added to the score, or taken from it.
  public var points: [ExtraPoints]
  /// The most and the least that all of these can come to.
  public var mostPoints: String?
  public var leastPoints: String?
  /// How the total is rounded.
  public var totalRounding: RoundingRule?
  /// What firms are ranked by after the total.
  public var ranking: RankingRule
  /// How ranks or totals become grades.
  public var grading: GradingRule
  /// What changes a grade, in this order.
  public var adjustments: [Adjustment]
  /// Where it is declared.
  public var node: DeclarationNode

  /// Points beside those of indicators.
  public struct ExtraPoints: Sendable {
    /// What they are for.
    public var name: String
    /// The condition; always where there is none.
    public var when: Method.Formula?
    /// How many, as a formula; negative ones are taken off.
    public var points: Method.Formula
    /// The provision.
    public var provision: String?
    /// Where it is declared.
    public var node: DeclarationNode
  }
}

extension Scheme {
  /// Whether a firm may be left without a total, because a fact is missing.
  var canLackTotal: Bool {
    !points.isEmpty
      || indicators.contains { indicator in
        if case .formula = indicator.scoring.kind { return true }
        return indicator.missing != .zero
      }
  }
}

/// How firms with the same total are told apart.
public struct RankingRule: Sendable {
  /// A further column, and whether greater values come first.
  public struct Key: Sendable, Hashable {
    /// The column.
    public var column: String
    /// Whether greater values come first.
    public var isDescending: Bool
  }

  /// What comes after the total.
  public var then: [Key]
  /// What firms get that are the same in all.
  public var ties: String

  /// Creates a rule.
  public init(then: [Key] = [], ties: String = "shared") {
    self.then = then
    self.ties = ties
  }
}

/// How ranks or totals become grades.
public struct GradingRule: Sendable {
  /// What decides.
  public enum Kind: Sendable, Hashable {
    /// Shares of the ranked firms of a group in thousandths, for all grades but the last.
    case shares([Int])
    /// The least total of each grade but the last.
    case limits([String])
  }

  /// The grades from the best to the last.
  public var names: [String]
  /// What decides.
  public var kind: Kind
  /// How the count of firms up to a boundary becomes whole: floor, half-up, ceiling.
  public var boundary: RoundingRule.Mode
  /// Groups of fewer firms are pointed out before publication.
  public var smallestGroup: Int
  /// The provision.
  public var provision: String?
  /// Where it is declared.
  public var node: DeclarationNode
}
