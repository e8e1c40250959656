public import Rulings
public import Store
public import Vocabulary

/// A ledger as a pack declares it: which accounts there are, and which postings move what between them.
public struct Ledger: Sendable {
  /// An account; every owner, purpose and year has its own.
  public struct Account: Sendable {
    /// The name.
    public var name: String
    /// The title.
    public var title: String
    /// The unit.
    public var unit: Unit
    /// The digits after the point.
    public var decimals: Int
    /// What it never falls below, in units of the last digit; `nil` for a source, which may.
    public var floor: Int64?
  }

  /// What postings are for.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case allot
    case advance
    case use
    case `return`
    case expire
    case transfer
    case carry
    case balance
  }

  /// How a computed amount is brought to the digits of an account.
  public enum Rounding: String, Sendable, Hashable, CaseIterable {
    /// It must fit.
    case exact
    /// What does not fit is cut off.
    case down
    /// Half is rounded away from zero.
    case half
  }

  /// A kind of posting.
  public struct Posting: Sendable {
    /// The name.
    public var name: String
    /// The title.
    public var title: String
    /// What it is for.
    public var kind: Kind
    /// The account that gives.
    public var from: String
    /// The account that receives.
    public var to: String
    /// In what the two may differ: `owner`, `purpose`, `year`.
    public var across: Set<String>
    /// Who may post; anybody where none are named.
    public var roles: [Role]
    /// What must be stated.
    public var facts: [FactDeclaration]
    /// How the amount is computed; stated where `nil`.
    public var amount: Rule?
    /// How a computed amount is rounded.
    public var rounding: Rounding
    /// What must hold.
    public var guards: [Rule]
    /// The provision.
    public var provision: String?
  }

  /// What becomes of an account when its year ends.
  public struct YearEnd: Sendable {
    /// The account.
    public var account: String
    /// The posting that empties it.
    public var posting: String
  }

  /// The name.
  public var name: String
  /// The title.
  public var title: String
  /// The provision.
  public var provision: String?
  /// The data grade of amounts.
  public var grade: Int
  /// What owners are.
  public var owners: String
  /// The purposes; any where empty.
  public var purposes: [String]
  /// The accounts.
  public var accounts: [Account]
  /// The kinds of posting.
  public var postings: [Posting]
  /// What is done at the end of a year.
  public var yearEnds: [YearEnd]
  /// The pack and its version.
  public var pack: (name: String, version: String)

  /// The account of a name.
  public func account(_ name: String) -> Account? { accounts.first { $0.name == name } }

  /// The posting of a name.
  public func posting(_ name: String) -> Posting? { postings.first { $0.name == name } }
}
