public import Diagnostics
public import Vocabulary

/// How far a target is.
public enum TargetState: String, Sendable, Hashable, Codable, CaseIterable {
  case met
  case onTrack = "on-track"
  case atRisk = "at-risk"
  case late
  case cannotSay = "cannot-say"

  /// What it is called.
  public var name: Wording {
    switch self {
    case .met: Wording("已完成", "met")
    case .onTrack: Wording("按进度", "on track")
    case .atRisk: Wording("有风险", "at risk")
    case .late: Wording("落后", "late")
    case .cannotSay: Wording("无法判断", "cannot say")
    }
  }
}

/// What a state rests on.
public enum ProgressBasis: String, Sendable, Hashable, Codable {
  /// The value reached, and the deadline where it has passed.
  case value
  /// The forecast for the deadline.
  case forecast
  /// What should be reached by now.
  case pace
  /// Nothing: something is missing.
  case none
}

/// Why it cannot be said how far a target is.
public struct MissingSeries: Sendable, Hashable, Codable {
  /// What is missing.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// There is no series at all.
    case series
    /// There is none for the time of the target.
    case period
    /// A value between others is missing.
    case gap
    /// The last value is too old.
    case stale
    /// The value from which it starts is unknown, and the series is too short for a forecast.
    case base
    /// The region has no share of the target.
    case goal
    /// The units do not fit together, or the numbers are too large.
    case unit
  }

  /// What is missing.
  public var kind: Kind
  /// The metric.
  public var metric: String
  /// The region.
  public var region: String
  /// The period, where one is.
  public var period: Period?

  /// What it is in words.
  public var wording: Wording {
    let of = "\(metric)（\(RegionTree.name(region))）"
    let when = period.map(\.description) ?? ""
    return switch kind {
    case .series: Wording("缺序列 \(of)", "no series \(of)")
    case .period:
      Wording("序列 \(of) 在目标期内还没有数", "the series \(of) has no value in the time of the target")
    case .gap: Wording("序列 \(of) 缺 \(when)", "the series \(of) lacks \(when)")
    case .stale:
      Wording("序列 \(of) 只到 \(when)，太旧", "the series \(of) ends with \(when), which is too old")
    case .base:
      Wording("序列 \(of) 没有起点值，数据又太短", "the series \(of) has no value to start from and is short")
    case .goal: Wording("\(region) 没有分解目标", "\(region) has no share of the target")
    case .unit: Wording("\(of) 的单位或大小不合", "unit or size of \(of) does not fit")
    }
  }
}

/// What must happen from now on for a target to be met.
public struct NeededRate: Sendable, Hashable {
  /// What is left, in the unit of the target.
  public var left: Ratio
  /// The months that are left.
  public var months: Int
  /// What must come in, or be gained, each month.
  public var perMonth: Ratio
  /// The same beside what the last twelve months brought each month; `nil` where they are not all known.
  public var toLastYear: Double?
}

/// How far a target is in a region.
public struct TargetProgress: Sendable {
  /// The state.
  public var state: TargetState
  /// What the state rests on.
  public var basis: ProgressBasis
  /// What the region has to reach, in the unit of the target.
  public var goal: Ratio?
  /// What is reached, in the unit of the target.
  public var reached: Ratio?
  /// The period up to which it is known.
  public var through: Period?
  /// What should be reached by then.
  public var expected: Ratio?
  /// What is reached of what should be.
  public var pace: Ratio?
  /// The year that counts, of a target of each year.
  public var year: Int?
  /// The earlier years of a target of each year in which it was not met.
  public var missedYears: [Int] = []
  /// What it will be at the deadline, in the unit of the target.
  public var outlook: ForecastInterval?
  /// How that was found.
  public var method: ForecastMethod?
  /// What must happen from now on.
  public var needed: NeededRate?
  /// What is missing.
  public var missing: MissingSeries?

  init(_ state: TargetState, _ basis: ProgressBasis) {
    self.state = state
    self.basis = basis
  }

  /// The part of the goal that is reached, for a bar.
  public var share: Double? {
    guard let goal, let reached, goal.numerator != 0 else { return nil }
    return reached.double / goal.double
  }
}
