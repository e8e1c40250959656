public import Vocabulary

/// Somebody who may act for another from one day to another.
public struct Deputy: Sendable, Hashable {
  /// Who is stood in for.
  public var person: String
  /// Who stands in.
  public var deputy: String
  /// The first day.
  public var from: Day
  /// The last day.
  public var until: Day
  /// Why.
  public var reason: String

  /// Creates a deputy.
  public init(_ deputy: String, for person: String, from: Day, until: Day, reason: String) {
    self.person = person
    self.deputy = deputy
    self.from = from
    self.until = until
    self.reason = reason
  }
}
