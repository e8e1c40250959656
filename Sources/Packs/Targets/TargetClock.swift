public import Diagnostics

/// By what time, and over what time, a target is measured.
public enum TargetClock: String, Sendable, Hashable, Codable, CaseIterable {
  /// A level that shall be reached by a year, or held.
  case stock
  /// What comes in each year, counted anew every January.
  case annual
  /// What comes in from the first year of the plan on, added up.
  case cumulative
  /// A share, which is a level whose value is a part of a whole.
  case share
  /// Every one of a known number: a share of 100 %, or all that there are.
  case coverage

  /// What it is called.
  public var name: Wording {
    switch self {
    case .stock: Wording("到期达到", "level by a year")
    case .annual: Wording("每年", "each year")
    case .cumulative: Wording("累计", "cumulative")
    case .share: Wording("占比", "share")
    case .coverage: Wording("全覆盖", "full coverage")
    }
  }

  /// Whether the last value counts, and not the sum of values.
  public var isLevel: Bool { self != .annual && self != .cumulative }
}

/// How it is judged whether a value meets a target.
public enum TargetSense: String, Sendable, Hashable, Codable, CaseIterable {
  /// As much or more.
  case floor
  /// As much or less.
  case ceiling
  /// Within 5 % of it.
  case around
  /// As much or more, or at most 5 % less: 左右 of something of which more is welcome.
  case aboutOrMore = "about-or-more"
  /// Just as much.
  case exact
}
