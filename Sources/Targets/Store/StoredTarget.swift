public import Foundation

/// A target that a person confirmed, as it stands now.
public struct StoredTarget: Sendable, Hashable {
  /// The target.
  public var target: PolicyTarget
  /// How many times it was confirmed or changed.
  public var version: Int
  /// Whether it was withdrawn.
  public var isWithdrawn: Bool
  /// The code of the statement that it was read out of.
  public var statement: String?
  /// Why.
  public var reason: String
  /// Who confirmed it.
  public var actor: String
  /// When.
  public var at: Date
}

/// How two targets stand to each other, as a person says.
public struct TargetLink: Sendable, Hashable, Codable {
  /// What they are.
  public enum Relation: String, Sendable, Hashable, Codable, CaseIterable {
    /// They say the same.
    case equal
    /// They say different things of the same.
    case conflict
    /// They are of different things.
    case unrelated
  }

  /// The one whose identifier comes first.
  public var one: String
  /// The other.
  public var other: String
  /// What they are.
  public var relation: Relation
  /// What was said about it.
  public var note: String
  /// Who says so.
  public var actor: String
}

/// A file of reported series.
public struct SeriesSource: Sendable, Hashable {
  /// Its number.
  public var id: Int64
  /// The name of the file.
  public var file: String
  /// Its SHA-256.
  public var sha256: String
  /// What it is: `csv`, `xlsx`, `sdmx-json`.
  public var format: String
  /// Who reported, as the person who imported it says.
  public var note: String
  /// Who imported it.
  public var actor: String
  /// When.
  public var at: Date
}

/// A change of state.
public struct StateChange: Sendable, Hashable {
  /// Its number.
  public var id: Int64
  /// The target.
  public var target: String
  /// The region.
  public var region: String
  /// The state.
  public var state: TargetState
  /// The state before; `nil` where there was none.
  public var before: TargetState?
  /// The day of the board.
  public var asOf: String
  /// What was reached and wanted, in words of both languages.
  public var words: String
  /// When it was found.
  public var at: Date
}
