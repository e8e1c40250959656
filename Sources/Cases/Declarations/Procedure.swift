public import Rulings
public import Store

/// A procedure as a pack declares it: steps, who does them by when, on what evidence, and where they
/// lead.
public struct Procedure: Sendable {
  /// A step.
  public struct Step: Sendable {
    /// What a step is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Somebody does it.
      case task
      /// It passes by itself when its time is over.
      case wait
      /// It goes on once all branches that lead to it have come.
      case join
      /// The case ends.
      case end
    }

    /// The name.
    public var name: String
    /// The title.
    public var title: String
    /// What it is.
    public var kind: Kind
    /// The roles that may do it.
    public var roles: [Role]
    /// The person who does it: a login, or the name of a fact that holds one.
    public var person: String?
    /// The time.
    public var within: Term?
    /// How many days before its end somebody is reminded.
    public var remind: Int?
    /// How long after its end others are called, and who.
    public var escalation: Escalation?
    /// What must be attached before it is done.
    public var evidence: [Evidence]
    /// What must be stated when it is done.
    public var facts: [FactDeclaration]
    /// Where it leads: the first whose condition holds.
    public var next: [Branch]
    /// Where it leads at once.
    public var fork: [String]
    /// The steps that a join waits for.
    public var of: [String]
    /// What it brings about elsewhere.
    public var effects: [Effect] = []
    /// How the case ended.
    public var outcome: String?
    /// Whether the end cancels what else is open.
    public var cancels: Bool
    /// Evidence of the whole case without which it does not end so.
    public var requires: [String]
    /// How long it takes, in days, for simulations.
    public var takes: Duration?
    /// How much of a person's day it takes while it is under way, above 0 to 1, for simulations.
    public var attention = 1.0
    /// The provision.
    public var provision: String?
  }

  /// Who is called when a step is late.
  public struct Escalation: Sendable {
    /// How long after the due day.
    public var after: Term
    /// Who may then do it as well.
    public var roles: [Role]
  }

  /// A piece of evidence.
  public struct Evidence: Sendable {
    /// The name.
    public var name: String
    /// The kinds of file; any known where empty.
    public var types: [EvidenceType]
    /// How many files.
    public var least: Int
  }

  /// A way on.
  public struct Branch: Sendable {
    /// The step.
    public var to: String
    /// The condition; none where `nil`.
    public var when: Rule?
    /// How often it is taken, for simulations.
    public var share: Double?
  }

  /// A distribution of days between two bounds with one likeliest value.
  public struct Duration: Sendable, Hashable {
    public var least: Double
    public var likely: Double
    public var most: Double
  }

  /// A reason for which clocks stop.
  public struct Stop: Sendable {
    /// The name.
    public var name: String
    /// The provision.
    public var provision: String?
  }

  /// Where open cases of another version go on.
  public struct Migration: Sendable {
    /// The version.
    public var from: String
    /// The steps that have other names now.
    public var steps: [String: String]
  }

  /// A letter.
  public struct Letter: Sendable {
    /// The name.
    public var name: String
    /// The title.
    public var title: String
    /// The template: a text or a `.docx`, from the folder of the pack.
    public var file: String
  }

  /// The name.
  public var name: String
  /// The title.
  public var title: String
  /// The version, which changes whenever the steps do.
  public var version: String
  /// The provision.
  public var provision: String?
  /// The type of records that cases are about.
  public var subject: String?
  /// Who may open a case; anybody where empty.
  public var openers: [Role]
  /// The registers whose listed subjects each get a case.
  public var opensFor: [String] = []
  /// The first step.
  public var start: String
  /// What is stated when a case is opened.
  public var facts: [FactDeclaration]
  /// The steps.
  public var steps: [Step]
  /// Why clocks may stop; they may not where empty.
  public var stops: [Stop]
  /// Where a closed case goes on when it is opened again, and who may do that.
  public var reopening: (to: String, roles: [Role])?
  /// Where open cases of other versions go on.
  public var migrations: [Migration]
  /// The letters.
  public var letters: [Letter]
  /// How many people of a role work on cases, for simulations.
  public var staff: [String: Int]
  /// How many cases come in a day, for simulations.
  public var arrivals: Double
  /// The pack and its version.
  public var pack: (name: String, version: String)

  /// The step of a name.
  public func step(_ name: String) -> Step? { steps.first { $0.name == name } }

  /// All facts that may be stated in a case, each name once.
  public var allFacts: [FactDeclaration] {
    var names: Set<String> = []
    return (facts + steps.flatMap(\.facts)).filter { names.insert($0.name).inserted }
  }
}
