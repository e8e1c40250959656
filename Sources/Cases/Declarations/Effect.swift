public import Rulings

extension Procedure {
  /// What a step brings about elsewhere once it is done: a subject leaves a register or is put forward in
  /// one, an amount is posted, another case is opened.
  ///
  /// It lands in the transaction of the step; what is refused there refuses the step. The declaration is
  /// what allows it, whatever the role of who does the step may do by hand.
  public struct Effect: Sendable {
    /// What is done.
    public enum Action: Sendable {
      /// The subject leaves a register for a reason, where it is on its list.
      case leave(register: String, reason: String)
      /// The subject is put forward in a register, where it is not in it yet.
      case enter(register: String, reason: String)
      /// An amount is posted.
      case post(Posting)
      /// A case is opened about the subject, once.
      case open(procedure: String, facts: [Argument])
    }

    /// A value that is computed from what is known in the case.
    public struct Argument: Sendable {
      /// The name of the fact that it becomes.
      public var name: String
      /// FEEL over the facts of the case.
      public var rule: Rule
    }

    /// A posting.
    public struct Posting: Sendable {
      /// The ledger.
      public var ledger: String
      /// The kind of posting.
      public var posting: String
      /// For what; empty where the ledger names no purposes.
      public var purpose: String
      /// Whose accounts.
      public var owner: Rule
      /// The year of the quota; that of the day where `nil`.
      public var year: Rule?
      /// The amount; `nil` where the posting computes it.
      public var amount: Rule?
      /// What the posting asks for.
      public var facts: [Argument]
    }

    /// What is done.
    public var action: Action
    /// When it is done; always where `nil`.
    public var when: Rule?
    /// Whom it concerns: the name of a record; the case's subject where `nil`.
    public var subject: Rule?
  }
}
