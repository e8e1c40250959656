public import Foundation

/// A run of an appraisal that is kept in a library.
public struct AppraisalRun: Sendable, Hashable, Identifiable {
  /// The number of the run.
  public var id: Int64
  /// The round that it is of.
  public var round: Int64?
  /// The pack with its version, the method and its title.
  public var pack: String
  public var packVersion: String
  public var method: String
  public var title: String
  /// The region, the year of the data, the day of the appraisal.
  public var region: String?
  public var year: Int
  public var asOf: String
  /// Records count as they were known at this moment.
  public var knownOn: Date
  /// How many units were appraised.
  public var units: Int
  /// The SHA-256 of the table of results.
  public var results: String
  /// Who made it and why.
  public var actor: String
  public var reason: String
}
