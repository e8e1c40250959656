public import Foundation
public import Rulings
public import Vocabulary

/// An entry, which is never changed.
public struct LedgerEntry: Sendable, Hashable, Identifiable {
  /// What an entry does to one account.
  public struct Line: Sendable, Hashable {
    /// The account.
    public var account: String
    /// Its owner.
    public var owner: String
    /// Its purpose.
    public var purpose: String
    /// Its year.
    public var year: Int
    /// What is added, or taken where negative; `nil` where the viewer may not see it.
    public var amount: Amount?
    /// The unit.
    public var unit: Vocabulary.Unit
  }

  /// The number.
  public var id: Int64
  /// The ledger.
  public var ledger: String
  /// The kind of posting, or that of the entry that is reversed.
  public var posting: String
  /// What it is for.
  public var kind: String
  /// The day on which it counts.
  public var day: Day
  /// When it was recorded, to the millisecond.
  public var recordedAt: Date
  /// Who posted it.
  public var actor: String
  /// Why.
  public var reason: String
  /// The provision.
  public var provision: String?
  /// The entry that it takes back.
  public var reverses: Int64?
  /// The pack and its version.
  public var pack: String
  /// Why it was allowed.
  public var explanations: [Explanation]
  /// What it does; the lines sum to zero.
  public var lines: [Line]
}
