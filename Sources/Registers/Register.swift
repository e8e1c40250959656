public import Diagnostics
public import Rulings
public import Store

/// A register as a pack declares it: who enters, who decides, when it is looked at again, and why one
/// leaves.
public struct Register: Sendable {
  /// How subjects come to be proposed.
  public enum Entry: Sendable {
    /// By a rule over the records of the subject.
    case rule(Rule)
    /// By the grade of an appraisal.
    case grade(method: String, grades: [String])
    /// By hand alone, with a reason.
    case hand
  }

  /// Who looks at proposals, and how long they may take.
  public struct Review: Sendable {
    /// The roles.
    public var roles: [Role]
    /// The time; none where `nil`.
    public var within: Term?
  }

  /// How many may be listed in a year.
  public struct Quota: Sendable {
    /// The number, as a rule over parameters.
    public var limit: Rule
    /// Whether each region has its own.
    public var isByRegion: Bool
  }

  /// A level of the register: county, city, province.
  public struct Level: Sendable {
    /// The name.
    public var name: String
    /// What must hold besides; asked when a subject is recommended to the level.
    public var rule: Rule?
    /// Who decides; nobody needs to where `nil`.
    public var review: Review?
    /// How long it is published; not at all where `nil`.
    public var publication: Term?
    /// How many may be listed a year.
    public var quota: Quota?
    /// How many should be.
    public var goal: Int?
  }

  /// When the listed are looked at again.
  public struct Recheck: Sendable {
    /// After how long.
    public var every: Term
    /// What must still hold; the entry rule where `nil`.
    public var rule: Rule?
  }

  /// The name.
  public var name: String
  /// The title.
  public var title: String
  /// The provision.
  public var provision: String?
  /// The type of records that are its subjects.
  public var subject: String
  /// Of which period records are asked for: `previous` and `same` year, or all.
  public var period: String?
  /// How subjects are proposed.
  public var entry: Entry
  /// Who may enter by hand; nobody where empty.
  public var handRoles: [Role]
  /// How long a decision on an objection may take.
  public var objection: Term?
  /// When the listed are looked at again.
  public var recheck: Recheck?
  /// Why one may leave; anything where empty.
  public var exitReasons: [String]
  /// What says that a listed subject is to leave.
  public var exitRule: Rule?
  /// Whether rules let leave by themselves, without anybody deciding.
  public var exitsAutomatically: Bool
  /// Registers in which a subject of this one may not be at the same time.
  public var excludes: [String]
  /// Registers that are run before, and in which a subject must not be.
  public var after: [String]
  /// The levels, the lowest first; one at least.
  public var levels: [Level]
  /// The pack and its version.
  public var pack: (name: String, version: String)

  /// The level of a name.
  public func level(_ name: String) -> Level? { levels.first { $0.name == name } }
}

/// Where a subject stands in a register.
public enum RegisterState: String, Sendable, Hashable, Codable, CaseIterable {
  /// The rule cannot be decided: facts are missing.
  case undecided
  /// It is proposed and waits for review.
  case review
  /// It is published, and objections may come.
  case publication
  /// Somebody objected, and nobody has decided.
  case objection
  /// It is approved, but the quota of the year is used up.
  case waiting
  /// It is listed.
  case listed
  /// It is listed, and whether it stays has to be decided.
  case recheck
  /// It was not listed.
  case refused
  /// It was listed and has left.
  case exited

  /// Whether the subject is on the list.
  public var isMember: Bool { self == .listed || self == .recheck }
  /// Whether nothing more can come of it.
  public var isOver: Bool { self == .refused || self == .exited }

  /// The state as a person reads it.
  public var name: Wording {
    switch self {
    case .undecided: Wording("待补事实", "undecided")
    case .review: Wording("审核", "in review")
    case .publication: Wording("公示", "published")
    case .objection: Wording("异议", "objected to")
    case .waiting: Wording("候补", "waiting for quota")
    case .listed: Wording("在册", "listed")
    case .recheck: Wording("复核", "to be re-checked")
    case .refused: Wording("不列入", "refused")
    case .exited: Wording("退出", "left")
    }
  }
}
