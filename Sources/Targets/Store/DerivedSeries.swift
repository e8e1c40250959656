public import Diagnostics
import FEEL
public import Packs
import Rulings
public import Store
import Vocabulary

/// Works out the metrics that follow from records.
public struct DerivedSeries {
  /// The series.
  public private(set) var series: [SeriesKey: Series] = [:]
  /// The records that were left out, by metric: those whose region, date or number is missing.
  public private(set) var skipped: [String: Int] = [:]

  private struct Compiled {
    var metric: Metric
    var condition: FEELExpression?
    var sum: FEELExpression
    var over: FEELExpression?
    var region: FEELExpression
    var date: FEELExpression?
    var slots: [(name: String, slot: Int)]
  }

  private struct Sums {
    var above = Decimal128.zero
    var below = Decimal128.zero
  }

  /// Works out all metrics of packs that have a formula.
  ///
  /// A record counts in its region and in all above it. Months between the first and the last without a
  /// record are nothing, not gaps.
  ///
  /// - Parameters:
  ///   - metrics: The metrics.
  ///   - packs: The packs with the record types.
  ///   - library: Where the records are.
  /// - Throws: The problems of the file.
  public init(_ metrics: some Sequence<Metric>, packs: PackSet, in library: Library) throws(Problem)
  {
    var byRecords: [String: [Metric]] = [:]
    for metric in metrics {
      if let formula = metric.formula { byRecords[formula.records, default: []].append(metric) }
    }
    for (name, metrics) in byRecords.sorted(by: { $0.key < $1.key }) {
      guard let record = packs.record(name) else { continue }
      try add(metrics, record, packs, library)
    }
  }

  private mutating func add(
    _ metrics: [Metric], _ record: RecordType, _ packs: PackSet, _ library: Library
  ) throws(Problem) {
    let records = try RecordFacts(of: record, packs: packs, in: library)
    guard records.table.rowCount > 0 else { return }
    let scope = RecordScope(record, in: packs).scope
    let compiled = metrics.compactMap { Self.compile($0, scope) }
    var sums = [[SeriesKey: [Period: Sums]]](repeating: [:], count: compiled.count)
    for row in 0..<records.table.rowCount {
      let facts = records.facts(row)
      let period = Period(records.table.period(row))
      for (index, metric) in compiled.enumerated() {
        var frame = Frame(count: metric.sum.slotCount, run: Run())
        for (name, slot) in metric.slots { frame.slots[slot] = facts[name]?.value ?? .null }
        take(metric, &frame, period, &sums[index])
      }
    }
    for (metric, found) in zip(compiled, sums) {
      for (key, periods) in found { finish(metric.metric, key, periods) }
    }
  }

  private static func compile(_ metric: Metric, _ scope: Scope) -> Compiled? {
    guard let formula = metric.formula else { return nil }
    func read(_ text: String) -> FEELExpression { FEELExpression(parsing: text, scope: scope) }
    let compiled = Compiled(
      metric: metric, condition: formula.condition.map(read), sum: read(formula.sum),
      over: formula.over.map(read), region: read(formula.region), date: formula.date.map(read),
      slots: [])
    let all = [
      compiled.condition, compiled.sum, compiled.over, compiled.region, compiled.date,
    ].compactMap(\.self)
    guard all.allSatisfy(\.problems.isEmpty) else { return nil }
    let names = all.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    var ready = compiled
    ready.slots = scope.entries.filter { names.contains($0.name) }.map { ($0.name, $0.slot) }
    return ready
  }

  private mutating func take(
    _ metric: Compiled, _ frame: inout Frame, _ ofRecord: Period?,
    _ sums: inout [SeriesKey: [Period: Sums]]
  ) {
    if let condition = metric.condition, !condition.value(in: frame).isTrue { return }
    var period = ofRecord
    if let date = metric.date {
      guard case .date(let value) = date.value(in: frame),
        let day = Day(number: Int(value.dayNumber))
      else { return skip(metric) }
      let parts = day.parts
      period = Period(year: parts.year, month: parts.month)
    }
    guard let period, case .string(let code) = metric.region.value(in: frame),
      case .number(let above) = metric.sum.value(in: frame)
    else { return skip(metric) }
    var below = Decimal128.zero
    if let over = metric.over {
      guard case .number(let value) = over.value(in: frame) else { return skip(metric) }
      below = value
    }
    let path = RegionTable.standard.path(of: code)
    guard !path.isEmpty else { return skip(metric) }
    var regions = path.map(\.code)
    if path[0].isMountainous { regions.append(RegionTree.mountains) }
    for region in regions {
      let key = SeriesKey(metric.metric.id, region)
      var sum = sums[key]?[period] ?? Sums()
      guard let added = sum.above.adding(above), let divisor = sum.below.adding(below) else {
        return skip(metric)
      }
      (sum.above, sum.below) = (added, divisor)
      sums[key, default: [:]][period] = sum
    }
  }

  private mutating func skip(_ metric: Compiled) { skipped[metric.metric.id, default: 0] += 1 }

  private mutating func finish(
    _ metric: Metric, _ key: SeriesKey, _ periods: [Period: Sums]
  ) {
    var points: [(period: Period, value: ScaledDecimal)] = []
    for (period, sum) in periods {
      var value = sum.above
      if metric.formula?.over != nil {
        guard let quotient = sum.above.divided(by: sum.below) else { continue }
        value = quotient
      }
      // A quotient has no end: eight digits after the point are kept of it.
      guard let rounded = value.rounded(scale: 8, .halfEven),
        let units = rounded.units(scale: 8), let number = ScaledDecimal(units: units, scale: 8)
      else { continue }
      points.append((period, number.reduced))
    }
    if metric.kind == .flow, let first = points.map(\.period.index).min(),
      let last = points.map(\.period.index).max(), let frequency = points.first?.period.frequency
    {
      let known = Set(points.map(\.period.index))
      for index in first...last where !known.contains(index) {
        points.append((Period(frequency, index: index), ScaledDecimal(0)))
      }
    }
    if let made = try? Series(points) { series[key] = made }
  }
}
