public import Vocabulary

/// What is to be posted.
public struct NewPosting: Sendable {
  /// The ledger.
  public var ledger: String
  /// The kind of posting.
  public var posting: String
  /// Whose accounts.
  public var owner: String
  /// For what; empty where the ledger names no purposes.
  public var purpose: String
  /// The year of the quota.
  public var year: Int
  /// The amount, as it is written; `nil` where the posting computes it.
  public var amount: String?
  /// The unit of the amount; the account's where `nil`.
  public var unit: Vocabulary.Unit?
  /// The day on which it counts.
  public var day: Day
  /// Why.
  public var reason: String
  /// What the posting asks for, as it is written.
  public var facts: [String: String]
  /// The receiving owner, purpose and year, where they differ.
  public var toOwner: String?
  public var toPurpose: String?
  public var toYear: Int?
  /// A name of the request: repeated with the same name, it is posted once.
  public var request: String?

  /// Creates a posting.
  public init(
    ledger: String, posting: String, owner: String, purpose: String = "", year: Int,
    amount: String? = nil, unit: Vocabulary.Unit? = nil, day: Day, reason: String,
    facts: [String: String] = [:], toOwner: String? = nil, toPurpose: String? = nil,
    toYear: Int? = nil, request: String? = nil
  ) {
    self.ledger = ledger
    self.posting = posting
    self.owner = owner
    self.purpose = purpose
    self.year = year
    self.amount = amount
    self.unit = unit
    self.day = day
    self.reason = reason
    self.facts = facts
    self.toOwner = toOwner
    self.toPurpose = toPurpose
    self.toYear = toYear
    self.request = request
  }
}
