import Packs
public import Vocabulary

/// Tells how far a target is, by a series and a day.
///
/// Values are compared exactly; only forecasts are made with floating-point numbers.
public struct ProgressEvaluator: Sendable {
  /// The target.
  public let target: PolicyTarget
  /// Its metric.
  public let metric: Metric
  /// The day.
  public let asOf: Day
  /// The limits.
  public let rules: ProgressRules
  let factor: Ratio?

  /// Creates an evaluator.
  public init(
    _ target: PolicyTarget, metric: Metric, asOf: Day, rules: ProgressRules = ProgressRules()
  ) {
    self.target = target
    self.metric = metric
    self.asOf = asOf
    self.rules = rules
    factor = try? metric.unit.factor(to: target.unit)
  }

  /// How far the target is.
  ///
  /// - Parameters:
  ///   - series: The series of the region; `nil` where there is none.
  ///   - goal: What the region has to reach, in the unit of the target; that of the target itself where
  ///     nothing is said, `nil` where the region has no share.
  ///   - region: The region.
  ///   - forecasts: Whether a forecast is made; without one the pace tells.
  /// - Returns: The progress.
  public func progress(
    _ series: Series?, goal: Ratio?, region: String, forecasts: Bool = true
  ) -> TargetProgress {
    guard let series else { return missing(.series, region) }
    guard let factor else { return missing(.unit, region) }
    guard let goal else { return missing(.goal, region) }
    let isFlow = metric.kind == .flow
    var work = ProgressWork(
      evaluator: self, series: series, goal: goal, factor: factor, region: region,
      forecasts: forecasts)
    switch target.clock {
    case .annual: return work.annual(isFlow: isFlow)
    case .cumulative where isFlow: return work.cumulative()
    default:
      // The level of a flow is what the last twelve months brought.
      if isFlow {
        guard let yearly = series.overYears() else { return missing(.period, region) }
        work.series = yearly
      }
      return work.level()
    }
  }

  /// The index of the last period that has ended by the day.
  func lastIndex(_ frequency: Frequency) -> Int {
    let (year, month, day) = asOf.parts
    let months = year * 12 + month - 1 + (day == Day.lastDay(year: year, month: month) ? 1 : 0)
    return months / frequency.months - 1
  }

  func missing(_ kind: MissingSeries.Kind, _ region: String, _ period: Period? = nil)
    -> TargetProgress
  {
    var progress = TargetProgress(.cannotSay, .none)
    progress.missing = MissingSeries(
      kind: kind, metric: metric.id, region: region, period: period)
    return progress
  }
}

extension Series {
  /// The sums of each last twelve months; `nil` where no twelve months are known.
  func overYears() -> Series? {
    let perYear = frequency.perYear
    if perYear == 1 { return self }
    guard units.count >= perYear else { return nil }
    var (sums, hasValue) = ([Int64](), false)
    for end in (start + perYear - 1)..<(start + units.count) {
      let (sum, missing) = total(end - perYear + 1...end)
      if missing == nil, let unit = Int64(exactly: sum), unit != Self.gap {
        sums.append(unit)
        hasValue = true
      } else {
        sums.append(Self.gap)
      }
    }
    guard hasValue else { return nil }
    return Series(
      frequency: frequency, start: start + perYear - 1, scale: scale, units: sums)
  }
}
