public import Packs

/// Something that is measured of every firm and scored.
public struct Indicator: Sendable {
  /// The name, such as 亩均税收.
  public var name: String
  /// The unit.
  public var unit: String?
  /// The value, where it is no quotient.
  public var value: Method.Formula?
  /// Numerator and denominator, where it is one; null where the denominator is not above zero.
  public var numerator: Method.Formula?
  public var denominator: Method.Formula?
  /// Whether less is better.
  public var isLessBetter: Bool
  /// The weight, the points of a firm that meets the baseline.
  public var weight: String
  /// What values are held against.
  public var baseline: Baseline?
  /// How a value becomes points.
  public var scoring: Scoring
  /// The points where the value, or the baseline, is missing.
  public var missing: MissingRule
  /// How values, baselines and points are rounded.
  public var valueRounding: RoundingRule?
  public var baselineRounding: RoundingRule?
  public var pointsRounding: RoundingRule?
  /// The provision.
  public var provision: String?
  /// Where it is declared.
  public var node: DeclarationNode

  /// What values are held against.
  public struct Baseline: Sendable {
    /// Where it comes from.
    public enum Source: Sendable, Hashable {
      /// A number of the method.
      case value(String)
      /// A table of the pack, whose rows have 年度, 方案, 指标, 基准 and further keys.
      case table(String)
      /// A statistic of the population.
      case statistic(Statistic)
    }

    /// A statistic of a population.
    public enum Statistic: String, Sendable, Hashable, CaseIterable {
      /// Σ numerator ÷ Σ denominator.
      case weighted = "weighted-mean"
      /// The mean of the values.
      case mean
      case median
    }

    /// Where it comes from.
    public var source: Source
    /// The fields whose values have a baseline each.
    public var by: [String]
    /// What a statistic is multiplied by.
    public var factor: String?
    /// Whether a statistic is that of the year before.
    public var isOfLastYear: Bool
    /// The provision.
    public var provision: String?
    /// Where it is declared.
    public var node: DeclarationNode
  }

  /// How a value becomes points.
  public struct Scoring: Sendable {
    /// The kinds.
    public enum Kind: Sendable, Hashable {
      /// weight × value ÷ baseline.
      case ratio
      /// weight × (base + (100 − base) × (value − least) ÷ (greatest − least)) ÷ 100.
      case minMax(base: String)
      /// weight × (count − rank + 1) ÷ count.
      case rank
      /// A formula over 指标值, 基准值, 权重.
      case formula(String)
    }

    /// The kind.
    public var kind: Kind
    /// The most and the least times the weight that a firm can have.
    public var cap: String?
    public var floor: String?
    /// What min–max gives where all values are the same: the share of the weight.
    public var sameValue: String
    /// Where it is declared.
    public var node: DeclarationNode?
  }

  /// The points where something is missing.
  public enum MissingRule: String, Sendable, Hashable, CaseIterable {
    /// None.
    case zero
    /// The mean points of the firms that have a value.
    case groupMean = "group-mean"
    /// The weights of the others are scaled up.
    case exclude
    /// The firm gets no grade and is listed as undecided.
    case undecided
  }
}

/// How a number is rounded.
public struct RoundingRule: Sendable, Hashable {
  /// The ways.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    case halfUp = "half-up"
    case halfEven = "half-even"
    case halfDown = "half-down"
    case up
    case down
    case floor
    case ceiling

    /// The function of FEEL.
    var function: String {
      switch self {
      case .halfUp: "round half up"
      case .halfEven: "decimal"
      case .halfDown: "round half down"
      case .up: "round up"
      case .down: "round down"
      case .floor: "floor"
      case .ceiling: "ceiling"
      }
    }
  }

  /// The digits behind the point.
  public var digits: Int
  /// The way.
  public var mode: Mode

  /// Creates a rule.
  public init(digits: Int, mode: Mode = .halfUp) {
    self.digits = digits
    self.mode = mode
  }

  /// A formula, rounded.
  func of(_ formula: String) -> String { "\(mode.function)(\(formula), \(digits))" }
}
