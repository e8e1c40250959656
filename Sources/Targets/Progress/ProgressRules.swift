public import Vocabulary

/// The limits by which states are told apart.
public struct ProgressRules: Sendable, Hashable {
  /// Below this part of what should be reached a target is late, where no forecast tells.
  public var late = Ratio(9, 10) ?? .one
  /// After so many months without a value a series is too old, beside the length of its periods.
  public var patience = 6
  /// The earlier years whose seasons are followed, at most.
  public var seasonYears = 3

  /// Creates the usual limits.
  public init() {}
}
