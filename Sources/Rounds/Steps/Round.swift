public import Diagnostics
public import Foundation
public import Vocabulary

/// A round of appraisal: one method for the data of one year, from preparing to what follows.
public struct Round: Sendable, Hashable, Identifiable {
  /// The stages, in the order in which a round passes through them.
  public enum Stage: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Data and method are put in order (准备).
    case prepare
    /// Firms confirm their data (企业核对).
    case confirm
    /// Results are drafted (初评).
    case draft
    /// The land area of firms is published (用地公示).
    case land
    /// Results are published for objection (公示).
    case publish
    /// Results are final and lists go out (定稿).
    case final

    public static func < (a: Stage, b: Stage) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }

    /// The stage as a person reads it.
    public var name: Wording {
      switch self {
      case .prepare: Wording("准备", "preparing")
      case .confirm: Wording("企业核对", "firms confirm")
      case .draft: Wording("初评", "draft")
      case .land: Wording("用地公示", "land published")
      case .publish: Wording("公示", "published")
      case .final: Wording("定稿", "final")
      }
    }
  }

  /// The number and the code, such as `huangyan-2022`.
  public var id: Int64
  public var code: String
  /// The pack, the method and its title.
  public var pack: String
  public var method: String
  public var title: String
  /// The region, the year of the data, the day of the appraisal.
  public var region: String?
  public var year: Int
  public var asOf: Day
  /// The stage, and until when it lasts.
  public var stage: Stage
  public var due: Day?
  /// The run that counts.
  public var run: Int64?
}

/// Something that was done in a round.
public struct RoundEvent: Sendable, Hashable {
  /// When, who, what.
  public var at: Date
  public var actor: String
  public var kind: String
  /// The stage after it and until when that lasts.
  public var stage: Round.Stage
  public var due: String?
  /// What was said.
  public var note: String
  /// The run that came of it.
  public var run: Int64?
}

/// What a firm said of its data.
public struct Confirmation: Sendable, Hashable {
  /// The firm.
  public var key: String
  /// Whether it agrees.
  public var agrees: Bool
  /// What it says.
  public var note: String
  public var actor: String
  public var at: Date
}

/// An objection to a published result.
public struct Objection: Sendable, Hashable, Identifiable {
  /// The answer.
  public struct Answer: Sendable, Hashable {
    /// Whether the objection was upheld.
    public var isUpheld: Bool
    public var text: String
    public var actor: String
    public var at: Date
  }

  public var id: Int64
  /// The firm, and the run that it objects to.
  public var key: String
  public var run: Int64
  /// What it says, and the file that shows it.
  public var text: String
  public var evidenceName: String?
  public var evidenceDigest: String?
  public var actor: String
  public var at: Date
  /// The answer; nil while there is none.
  public var answer: Answer?
}
