public import Diagnostics
import Foundation

/// What a measure did: treated regions before and after it, against comparable ones that it did not reach.
///
/// A difference in differences of yearly values, each region counting alike: the mean change of the treated
/// from the years before to those after, less that of the comparison regions. How far it may be chance is
/// found by permutation, as in Fisher's randomization test: the same difference is worked out for
/// assignments of treatment to as many other regions, all of them where there are few, seeded draws else.
/// The interval holds the effects that the permutation test, with the effect taken away from the treated,
/// does not refuse.
public struct PolicyEvaluation: Sendable {
  /// How the change of a region is measured.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// In the metric's unit.
    case difference
    /// In logarithms: relative change, for regions of very unlike size.
    case relative
  }

  /// A region's part.
  public struct Unit: Sendable, Hashable {
    /// The region.
    public var region: String
    /// Whether the measure reached it.
    public var isTreated: Bool
    /// The mean of its years before.
    public var before: Double
    /// The mean of its years after.
    public var after: Double
    /// The change of the yearly values per year within the years before; `nil` with one year.
    public var trend: Double?

    /// How much it changed.
    public var change: Double { after - before }
  }

  /// A limit of the evidence.
  public enum Limit: Sendable, Hashable {
    /// Too few regions of a kind: no interval at five percent can be had.
    case fewAssignments(Int)
    /// There is a single treated region.
    case oneTreated
    /// With one year before nobody can say whether trends were alike.
    case noTrend
    /// Trends before differ by more than chance.
    case trendsDiffer(Double)
    /// Trends before do not differ by more than chance, which does not show that they were alike.
    case trendsNotRefused(Double)
    /// Regions without all the years were left out.
    case leftOut([String])
    /// A region's values are not above zero, so that relative change cannot be told.
    case notPositive([String])
    /// Many tests were made, so that one in twenty is significant by chance alone.
    case manyGroups(Int)
  }

  /// How the change is measured.
  public let scale: Scale
  /// The regions that count.
  public let units: [Unit]
  /// The effect: the difference in differences.
  public let effect: Double
  /// The share of assignments with an effect at least as large either way.
  public let pValue: Double
  /// The effects that are not refused at five percent; `nil` where there are too few assignments.
  public let interval: ClosedRange<Double>?
  /// The difference of the trends before, per year.
  public let trendDifference: Double?
  /// How likely so large a difference of trends is by chance.
  public let trendPValue: Double?
  /// How many assignments were tried.
  public let assignments: Int
  /// Whether these were all that there are.
  public let isExact: Bool
  /// What the evidence does not show.
  public let limits: [Limit]

  /// Evaluates.
  ///
  /// - Parameters:
  ///   - treated: Yearly values of the regions that the measure reached, by region and year.
  ///   - comparison: Those of regions that it did not reach.
  ///   - before: The years before.
  ///   - after: The years after.
  ///   - scale: How change is measured.
  /// - Throws: `targets.no-regions` where no region of a kind has all years, `targets.bad-years`.
  public init(
    treated: [String: [Int: Double]], comparison: [String: [Int: Double]],
    before: ClosedRange<Int>, after: ClosedRange<Int>, scale: Scale = .difference
  ) throws(Problem) {
    guard before.upperBound < after.lowerBound else {
      throw Problem(
        "targets.bad-years", .error,
        Wording("实施前的年份须早于实施后的年份", "the years before must end before those after begin"))
    }
    var (leftOut, notPositive) = ([String](), [String]())
    var units: [Unit] = []
    for (isTreated, regions) in [(true, treated), (false, comparison)] {
      for (region, values) in regions.sorted(by: { $0.key < $1.key }) {
        let (early, late) = (before.compactMap { values[$0] }, after.compactMap { values[$0] })
        guard early.count == before.count, late.count == after.count else {
          leftOut.append(region)
          continue
        }
        if scale == .relative, (early + late).contains(where: { $0 <= 0 }) {
          notPositive.append(region)
          continue
        }
        func measured(_ values: [Double]) -> [Double] {
          scale == .relative ? values.map { log($0) } : values
        }
        let first = measured(early)
        units.append(
          Unit(
            region: region, isTreated: isTreated, before: Self.mean(first),
            after: Self.mean(measured(late)), trend: Self.slope(first)))
      }
    }
    let count = units.count { $0.isTreated }
    guard count > 0, count < units.count else {
      throw Problem(
        "targets.no-regions", .error,
        Wording(
          "各年数据齐全的\(count == 0 ? "试点" : "对照")地区一个也没有",
          "no \(count == 0 ? "treated" : "comparison") region has values of all years"),
        notes: (leftOut.isEmpty ? [] : [Limit.leftOut(leftOut).words])
          + (notPositive.isEmpty ? [] : [Limit.notPositive(notPositive).words]),
        suggestion: Wording("换年份或地区，或先导入序列", "choose other years or regions, or import the series"))
    }
    let assignments = Assignments(of: count, among: units.count)
    let changes = units.map(\.change)
    let isTreated = units.map(\.isTreated)
    let test = PermutationTest(changes, treated: isTreated, assignments: assignments)
    self.scale = scale
    self.units = units
    effect = test.effect
    pValue = test.pValue(of: 0)
    interval = test.interval(level: 0.95)
    self.assignments = assignments.all.count
    isExact = assignments.isExact
    var limits: [Limit] = []
    if interval == nil { limits.append(.fewAssignments(assignments.all.count)) }
    if count == 1 { limits.append(.oneTreated) }
    let trends = units.compactMap(\.trend)
    if trends.count == units.count {
      let trend = PermutationTest(trends, treated: isTreated, assignments: assignments)
      trendDifference = trend.effect
      let p = trend.pValue(of: 0)
      trendPValue = p
      limits.append(p < 0.1 ? .trendsDiffer(p) : .trendsNotRefused(p))
    } else {
      (trendDifference, trendPValue) = (nil, nil)
      limits.append(.noTrend)
    }
    if !leftOut.isEmpty { limits.append(.leftOut(leftOut)) }
    if !notPositive.isEmpty { limits.append(.notPositive(notPositive)) }
    self.limits = limits
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The slope of a straight line through equally spaced values.
  private static func slope(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let middle = Double(values.count - 1) / 2
    let center = mean(values)
    var (above, below) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let x = Double(index) - middle
      above += x * (value - center)
      below += x * x
    }
    return above / below
  }
}
