public import Diagnostics
public import FEEL

/// What a decision came to.
public struct DecisionResult: Sendable {
  /// The decision or service.
  public var decision: String
  /// The value; null if there is none, with the reason among the problems.
  public var value: Value
  /// What went wrong or was odd on the way.
  public var problems: [Problem]
  /// How the value came about, if that was asked for.
  public var trace: DecisionTrace?
  /// The inputs that are null and on which the value hinges, if that was asked for; empty if the value
  /// is the same whatever they are.
  public var missing: [String]?
}
