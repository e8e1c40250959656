public import DMN
public import Packs

/// What changes a grade.
public struct Adjustment: Sendable {
  /// What it does.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The grade is this one, whatever the score.
    case fix
    /// So many grades up.
    case raise
    /// So many grades down.
    case lower
    /// This grade at best.
    case cap
    /// This grade at least.
    case floor
  }

  /// When it does it.
  public enum Rule: Sendable {
    /// A condition, and the grade (of fix, cap, floor) or the steps (of raise, lower).
    case condition(Method.Formula, grade: String?, steps: Int)
    /// A decision table; an output has the grade or the steps, another tells the rule.
    case table(DecisionTable, grade: String, rule: String?, file: String)
  }

  /// What it is called, such as 重大安全事故.
  public var name: String
  /// What it does.
  public var kind: Kind
  /// When it does it.
  public var rule: Rule
  /// The provision.
  public var provision: String?
  /// Where it is declared.
  public var node: DeclarationNode
}

/// What follows from a grade.
public struct Consequence: Sendable {
  /// What it is called, such as 差别化电价.
  public var name: String
  /// The body that carries it out, which gets a list.
  public var body: String?
  /// The rate by grade, as it is written.
  public var rates: [(grade: String, rate: String)]
  /// The unit of the rate.
  public var unit: String?
  /// What it comes to for a firm: a formula over fields and 费率.
  public var amount: Method.Formula?
  /// The unit of the amount.
  public var amountUnit: String?
  /// A further condition.
  public var when: Method.Formula?
  /// What to know of it, such as where the rate is from.
  public var note: String?
  /// The provision.
  public var provision: String?
  /// Where it is declared.
  public var node: DeclarationNode
}

/// How results are published and objected to.
public struct Publication: Sendable, Hashable {
  /// For how many days results are published before they are final.
  public var days: Int
  /// Whether these are working days.
  public var isWorkingDays: Bool
  /// For how many days the land area is published first; 0 where it is not.
  public var landDays: Int
  /// For how many days firms can confirm their data.
  public var confirmationDays: Int
  /// The provision.
  public var provision: String?

  /// Creates a rule.
  public init(
    days: Int = 7, isWorkingDays: Bool = true, landDays: Int = 0, confirmationDays: Int = 5,
    provision: String? = nil
  ) {
    self.days = days
    self.isWorkingDays = isWorkingDays
    self.landDays = landDays
    self.confirmationDays = confirmationDays
    self.provision = provision
  }
}
