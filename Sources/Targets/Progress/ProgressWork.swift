import Packs
import Vocabulary

/// One evaluation under way.
struct ProgressWork {
  let evaluator: ProgressEvaluator
  var series: Series
  let goal: Ratio
  let factor: Ratio
  let region: String
  let forecasts: Bool

  private var target: PolicyTarget { evaluator.target }
  /// Whether what is met stays met when more comes in.
  private var isOpenAbove: Bool { target.sense == .floor || target.sense == .aboutOrMore }
  private var perYear: Int { series.frequency.perYear }
  private var dueIndex: Int? { target.due.map { ($0 + 1) * perYear - 1 } }

  private func period(_ index: Int) -> Period { Period(series.frequency, index: index) }

  private func missing(_ kind: MissingSeries.Kind, _ index: Int? = nil) -> TargetProgress {
    var progress = evaluator.missing(kind, region, index.map(period))
    progress.goal = goal
    return progress
  }

  /// A number of the series in the unit of the target.
  private func value(_ units: Int128) -> Ratio? {
    Ratio(units, series.size).flatMap { $0.times(factor) }
  }

  /// The last value that counts, or why there is none.
  private func observed() -> (index: Int?, problem: TargetProgress?) {
    let last = evaluator.lastIndex(series.frequency)
    guard let index = series.last(upTo: min(last, dueIndex ?? last)) else {
      return (nil, missing(.period))
    }
    let wanted = min(last, dueIndex ?? last)
    let months = (wanted - index) * series.frequency.months
    if months > evaluator.rules.patience + (series.frequency == .year ? 12 : 0) {
      return (nil, missing(.stale, index))
    }
    return (index, nil)
  }

  // MARK: Each year

  func annual(isFlow: Bool) -> TargetProgress {
    let found = observed()
    guard let index = found.index else { return found.problem ?? missing(.period) }
    let year = index / perYear
    if let since = target.since, year < since { return missing(.period) }
    let first = year * perYear
    let isWhole = index == first + perYear - 1
    let total: (sum: Int128, missing: Int?) =
      isFlow ? series.total(first...index) : (Int128(series[index: index] ?? 0), nil)
    guard let reached = value(total.sum) else { return missing(.unit) }
    if let gap = total.missing, !(isOpenAbove && isMet(reached)) {
      return missing(.gap, gap)
    }
    var progress = begun(reached, index)
    progress.year = year
    progress.missedYears = missedYears(before: year, isFlow: isFlow)
    if isWhole || (isFlow && isOpenAbove && isMet(reached)) {
      progress.state = isMet(reached) ? .met : .late
      return progress
    }
    let left = first + perYear - 1 - index
    if isFlow {
      let pace = SeasonalPace(
        series, through: period(index), limit: evaluator.rules.seasonYears)
      expect(pace.ratio.flatMap { $0.times(goal) }, of: reached, &progress)
    }
    need(reached, months: left * series.frequency.months, index, isFlow: isFlow, &progress)
    foresee(index, isFlow: isFlow, left: left, reached: isFlow ? reached.double : 0, &progress)
    return decided(progress, isFallback: isFlow)
  }

  private func missedYears(before year: Int, isFlow: Bool) -> [Int] {
    let firstYear = max(target.since ?? 0, (series.start + perYear - 1) / perYear)
    guard firstYear < year else { return [] }
    return (firstYear..<year).filter { year in
      let first = year * perYear
      let last = first + perYear - 1
      if isFlow {
        let total = series.total(first...last)
        guard total.missing == nil, let reached = value(total.sum) else { return false }
        return !isMet(reached)
      }
      guard let unit = series[index: last], let reached = value(Int128(unit)) else { return false }
      return !isMet(reached)
    }
  }

  // MARK: Added up from a year

  func cumulative() -> TargetProgress {
    let found = observed()
    guard let index = found.index else { return found.problem ?? missing(.period) }
    let since = target.since ?? (series.start + perYear - 1) / perYear
    let first = since * perYear
    guard index >= first, let dueIndex, let due = target.due else { return missing(.period) }
    let total = series.total(first...index)
    guard let reached = value(total.sum) else { return missing(.unit) }
    var progress = begun(reached, index)
    if isMet(reached), isOpenAbove { return progress }
    if let gap = total.missing { return missing(.gap, gap) }
    if index >= dueIndex {
      progress.state = isMet(reached) ? .met : .late
      return progress
    }
    if evaluator.lastIndex(series.frequency) >= dueIndex { return missing(.period, dueIndex) }
    let pace = SeasonalPace(series, through: period(index), limit: evaluator.rules.seasonYears)
    let years = Ratio(due - since + 1)
    let passed = pace.ratio.flatMap { Ratio(index / perYear - since).plus($0) }
    expect(
      passed.flatMap { $0.over(years) }.flatMap { $0.times(goal) }, of: reached, &progress)
    let left = dueIndex - index
    need(reached, months: left * series.frequency.months, index, isFlow: true, &progress)
    foresee(index, isFlow: true, left: left, reached: reached.double, &progress)
    return decided(progress, isFallback: true)
  }

  // MARK: Levels

  func level() -> TargetProgress {
    let found = observed()
    guard let index = found.index, let unit = series[index: index] else {
      return found.problem ?? missing(.period)
    }
    guard let reached = value(Int128(unit)) else { return missing(.unit) }
    var progress = begun(reached, index)
    guard let dueIndex else {
      progress.state = isMet(reached) ? .met : .late
      return progress
    }
    let isOver = evaluator.lastIndex(series.frequency) >= dueIndex
    if isOver, index < dueIndex { return missing(.period, dueIndex) }
    if isMet(reached) || isOver {
      progress.state = isMet(reached) ? .met : .late
      return progress
    }
    let isPaced = paceOfLevel(reached, index, dueIndex, &progress)
    let left = dueIndex - index
    need(reached, months: left * series.frequency.months, index, isFlow: false, &progress)
    foresee(index, isFlow: false, left: left, reached: 0, &progress)
    if progress.outlook == nil, !isPaced {
      var none = missing(.base, index)
      (none.reached, none.through) = (progress.reached, progress.through)
      return none
    }
    return decided(progress, isFallback: isPaced)
  }

  /// A straight way from the first value to the goal.
  private func paceOfLevel(
    _ reached: Ratio, _ index: Int, _ dueIndex: Int, _ progress: inout TargetProgress
  ) -> Bool {
    let begin = target.since.map { $0 * perYear - 1 }
    let baseIndex: Int?
    let base: Ratio?
    if let given = target.base {
      (base, baseIndex) = (given.ratio, begin)
    } else {
      let found = begin.flatMap { series.last(upTo: $0) } ?? firstIndex
      baseIndex = found
      base = found.flatMap { series[index: $0] }.flatMap { value(Int128($0)) }
    }
    guard let base, let baseIndex, baseIndex < index, baseIndex < dueIndex,
      let way = goal.minus(base), way.numerator != 0,
      let passed = Ratio(Int128(index - baseIndex), Int128(dueIndex - baseIndex)),
      let due = way.times(passed), let gained = reached.minus(base)
    else { return false }
    // A goal on the wrong side of where it began is no way to go.
    guard (way.numerator > 0) == target.wantsMore else { return false }
    progress.expected = base.plus(due)
    progress.pace = gained.over(due)
    return progress.pace != nil
  }

  private var firstIndex: Int? {
    (series.start...evaluator.lastIndex(series.frequency)).first { series[index: $0] != nil }
  }

  // MARK: What they share

  private func isMet(_ reached: Ratio) -> Bool { target.isMet(by: reached, goal: goal) }

  private func begun(_ reached: Ratio, _ index: Int) -> TargetProgress {
    var progress = TargetProgress(.met, .value)
    progress.goal = goal
    progress.reached = reached
    progress.through = period(index)
    return progress
  }

  private func expect(_ expected: Ratio?, of reached: Ratio, _ progress: inout TargetProgress) {
    progress.expected = expected
    progress.pace = expected.flatMap { $0.numerator > 0 ? reached.over($0) : nil }
  }

  private func need(
    _ reached: Ratio, months: Int, _ index: Int, isFlow: Bool, _ progress: inout TargetProgress
  ) {
    guard target.wantsMore, months > 0, let left = goal.minus(reached), left.numerator > 0,
      let perMonth = left.over(Ratio(months))
    else { return }
    let before = index - perYear
    var lastYear: Ratio?
    if isFlow {
      let total = series.total(before + 1...index)
      if total.missing == nil { lastYear = value(total.sum) }
    } else if let now = series[index: index], let then = series[index: before] {
      lastYear = value(Int128(now) - Int128(then))
    }
    let toLastYear = lastYear.flatMap { lastYear -> Double? in
      lastYear.numerator > 0 ? perMonth.double / (lastYear.double / 12) : nil
    }
    progress.needed = NeededRate(
      left: left, months: months, perMonth: perMonth, toLastYear: toLastYear)
  }

  private func foresee(
    _ index: Int, isFlow: Bool, left: Int, reached: Double, _ progress: inout TargetProgress
  ) {
    guard forecasts, left > 0,
      let forecaster = Forecaster(series.doubles(upTo: index), season: perYear)
    else { return }
    let ahead = isFlow ? forecaster.total(left) : forecaster.level(left)
    progress.outlook = ahead.scaled(factor.double).adding(reached)
    progress.method = forecaster.method
  }

  /// The state by the forecast, or by the pace where there is none.
  private func decided(_ begun: TargetProgress, isFallback: Bool) -> TargetProgress {
    var progress = begun
    if let outlook = progress.outlook, let range = outlook.range {
      progress.basis = .forecast
      if meets(outlook.point) {
        progress.state = .onTrack
      } else {
        progress.state = meets(best(range)) ? .atRisk : .late
      }
    } else if isFallback, let pace = progress.pace {
      progress.basis = .pace
      let isReached = target.wantsMore ? pace >= .one : pace <= .one
      progress.state = isReached ? .onTrack : pace >= evaluator.rules.late ? .atRisk : .late
    } else {
      var none = missing(.base)
      (none.reached, none.through, none.outlook, none.method) = (
        progress.reached, progress.through, progress.outlook, progress.method
      )
      none.year = progress.year
      return none
    }
    return progress
  }

  private func meets(_ value: Double) -> Bool {
    let wanted = goal.double
    return switch target.sense {
    case .floor: value >= wanted
    case .ceiling: value <= wanted
    case .around: abs(value - wanted) <= abs(wanted) / 20
    case .aboutOrMore: value >= wanted * 0.95
    case .exact: value == wanted
    }
  }

  private func best(_ range: ClosedRange<Double>) -> Double {
    switch target.sense {
    case .floor, .aboutOrMore: range.upperBound
    case .ceiling: range.lowerBound
    case .around, .exact: min(max(goal.double, range.lowerBound), range.upperBound)
    }
  }
}
