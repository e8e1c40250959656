public import Vocabulary
import Dispatch

/// A part of a target that was given to a region.
public struct DivisionKey: Sendable, Hashable, Codable {
  /// The target.
  public var target: String
  /// The region.
  public var region: String

  /// Creates a key.
  public init(_ target: String, _ region: String) {
    self.target = target
    self.region = region
  }
}

/// Where a region's goal comes from.
public enum GoalOrigin: String, Sendable, Hashable, Codable {
  /// The document says it.
  case target
  /// Somebody divided the target.
  case divided
  /// Each region is held to the same value, for comparison.
  case same
  /// The region's part of the whole in the year before, for comparison.
  case byShare = "by-share"
}

/// All targets in all their regions on a day.
public struct TargetBoard: Sendable {
  /// A target in a region.
  public struct Cell: Sendable {
    /// The region.
    public var region: String
    /// How far it is.
    public var progress: TargetProgress
    /// Where its goal comes from; `nil` where it has none.
    public var goalOrigin: GoalOrigin?
    /// Where its series comes from; `nil` where there is none.
    public var seriesOrigin: SeriesShelf.Origin?
    /// What is reached of what should be, or of the goal where no pace is known, for ranks.
    public let rate: Double?

    init(
      region: String, progress: TargetProgress, goalOrigin: GoalOrigin? = nil,
      seriesOrigin: SeriesShelf.Origin? = nil
    ) {
      self.region = region
      self.progress = progress
      self.goalOrigin = goalOrigin
      self.seriesOrigin = seriesOrigin
      rate = progress.pace?.double ?? progress.share
    }
  }

  /// A target in all its regions.
  public struct Row: Sendable {
    /// The target.
    public var target: PolicyTarget
    /// The metric; `nil` where no pack declares it.
    public var metric: Metric?
    /// The region that the target is of, first, and all below it.
    public var cells: [Cell]

    /// The target as a whole.
    public var whole: TargetProgress? { cells.first?.progress }

    /// A region.
    public func cell(_ region: String) -> Cell? { cells.first { $0.region == region } }
  }

  /// The day.
  public let asOf: Day
  /// The targets, in the order given.
  public let rows: [Row]

  /// Works out all targets.
  ///
  /// Regions below that of the target are worked out where the target is divided over them, and for
  /// comparison where the metric says how regions belong together.
  ///
  /// - Parameters:
  ///   - targets: The targets.
  ///   - metrics: The metrics by identifier.
  ///   - shelf: The series.
  ///   - divisions: What was given to regions.
  ///   - asOf: The day.
  ///   - forecasts: Whether forecasts are made.
  ///   - below: Whether regions below the target's are worked out.
  ///   - rules: The limits.
  /// - Complexity: Targets × regions × periods; on all cores.
  public init(
    _ targets: [PolicyTarget], metrics: [String: Metric], shelf: SeriesShelf,
    divisions: [DivisionKey: ExactValue] = [:], asOf: Day, forecasts: Bool = true,
    below: Bool = true, rules: ProgressRules = ProgressRules()
  ) {
    self.asOf = asOf
    let work = BoardWork(
      targets: targets, metrics: metrics, shelf: shelf, divisions: divisions, asOf: asOf,
      forecasts: forecasts, below: below, rules: rules)
    rows = work.run()
  }

  /// The target of an identifier.
  public func row(_ id: String) -> Row? { rows.first { $0.target.id == id } }

  /// How many targets are in each state as a whole.
  public var counts: [TargetState: Int] {
    rows.reduce(into: [:]) { $0[$1.whole?.state ?? .cannotSay, default: 0] += 1 }
  }
}

/// The work of a board, handed to all cores by target.
private final class BoardWork: @unchecked Sendable {
  let targets: [PolicyTarget]
  let metrics: [String: Metric]
  let shelf: SeriesShelf
  let divisions: [DivisionKey: ExactValue]
  let asOf: Day
  let forecasts: Bool
  let below: Bool
  let rules: ProgressRules
  let regions: [String: [String]]
  // Safe because each iteration writes the slot of its own index alone.
  private let results: UnsafeMutableBufferPointer<TargetBoard.Row?>

  init(
    targets: [PolicyTarget], metrics: [String: Metric], shelf: SeriesShelf,
    divisions: [DivisionKey: ExactValue], asOf: Day, forecasts: Bool, below: Bool,
    rules: ProgressRules
  ) {
    self.targets = targets
    self.metrics = metrics
    self.shelf = shelf
    self.divisions = divisions
    self.asOf = asOf
    self.forecasts = forecasts
    self.below = below
    self.rules = rules
    regions = Dictionary(
      Set(targets.map(\.scope)).map { ($0, RegionTree.all(in: $0)) },
      uniquingKeysWith: { first, _ in first })
    results = .allocate(capacity: targets.count)
    results.initialize(repeating: nil)
  }

  deinit {
    results.deinitialize()
    results.deallocate()
  }

  func run() -> [TargetBoard.Row] {
    DispatchQueue.concurrentPerform(iterations: targets.count) { index in
      self.results[index] = self.row(self.targets[index])
    }
    return results.compactMap(\.self)
  }

  private func row(_ target: PolicyTarget) -> TargetBoard.Row {
    guard let metric = metrics[target.metric] else {
      let unknown = Metric(id: target.metric, title: target.title, unit: target.unit)
      let none = ProgressEvaluator(target, metric: unknown, asOf: asOf, rules: rules)
        .missing(.series, target.scope)
      return TargetBoard.Row(
        target: target, metric: nil,
        cells: [TargetBoard.Cell(region: target.scope, progress: none)])
    }
    let evaluator = ProgressEvaluator(target, metric: metric, asOf: asOf, rules: rules)
    let whole = shelf.series(metric, target.scope)
    var cells: [TargetBoard.Cell] = []
    let all = below && metric.regions != .whole ? regions[target.scope] ?? [] : [target.scope]
    for region in all {
      let found = region == target.scope ? whole : shelf.series(metric, region)
      let goal = goal(of: region, target, metric, found?.series, whole?.series)
      cells.append(
        TargetBoard.Cell(
          region: region,
          progress: evaluator.progress(
            found?.series, goal: goal?.value, region: region, forecasts: forecasts),
          goalOrigin: goal?.origin, seriesOrigin: found?.origin))
    }
    return TargetBoard.Row(target: target, metric: metric, cells: cells)
  }

  private func goal(
    of region: String, _ target: PolicyTarget, _ metric: Metric, _ series: Series?,
    _ whole: Series?
  ) -> (value: Ratio, origin: GoalOrigin)? {
    if region == target.scope { return (target.value.ratio, .target) }
    if let given = divisions[DivisionKey(target.id, region)] { return (given.ratio, .divided) }
    switch metric.regions {
    case .each: return (target.value.ratio, .same)
    case .whole: return nil
    case .sum:
      guard let series, let whole, series.frequency == whole.frequency,
        let share = share(series, of: whole, metric, target),
        let value = target.value.ratio.times(share)
      else { return nil }
      return (value, .byShare)
    }
  }

  /// A region's part of the whole in the year before the target begins, or in the first whole year.
  private func share(
    _ series: Series, of whole: Series, _ metric: Metric, _ target: PolicyTarget
  ) -> Ratio? {
    let perYear = series.frequency.perYear
    let firstYear = (max(series.start, whole.start) + perYear - 1) / perYear
    let year = max(firstYear, (target.since ?? firstYear + 1) - 1)
    let range = year * perYear...year * perYear + perYear - 1
    let scale: (Series) -> Int128 = { series in
      (series.scale..<max(series.scale, 18)).reduce(1) { size, _ in size * 10 }
    }
    func amount(_ series: Series) -> Int128? {
      if metric.kind == .flow {
        let total = series.total(range)
        return total.missing == nil ? total.sum : nil
      }
      return series[index: range.upperBound].map { Int128($0) }
    }
    guard let part = amount(series), let all = amount(whole), part > 0, all > 0 else {
      return nil
    }
    let (above, over1) = part.multipliedReportingOverflow(by: scale(series))
    let (below, over2) = all.multipliedReportingOverflow(by: scale(whole))
    return over1 || over2 ? nil : Ratio(above, below)
  }
}
