import Vocabulary

/// Which series: of a metric in a region.
public struct SeriesKey: Sendable, Hashable, Codable {
  /// The metric.
  public var metric: String
  /// The code of the region, `cluster/…`, `industry/…` or `group/mountain26`.
  public var region: String

  /// Creates a key.
  public init(_ metric: String, _ region: String) {
    self.metric = metric
    self.region = region
  }
}

/// The series at hand: reported ones and ones that follow from records.
public struct SeriesShelf: Sendable {
  /// What was reported.
  public var reported: [SeriesKey: Series]
  /// What follows from records.
  public var derived: [SeriesKey: Series]

  /// Creates a shelf.
  public init(reported: [SeriesKey: Series] = [:], derived: [SeriesKey: Series] = [:]) {
    self.reported = reported
    self.derived = derived
  }

  /// Where the series of a region comes from.
  public enum Origin: String, Sendable, Hashable, Codable {
    case reported, derived
    /// It is the sum of the regions below.
    case sum
  }

  /// The series that counts: what was reported, else what follows from records, else the sum of the
  /// regions below where all of them have one.
  ///
  /// - Parameters:
  ///   - metric: The metric.
  ///   - region: The region.
  /// - Returns: The series with its origin; `nil` where there is none.
  public func series(_ metric: Metric, _ region: String) -> (series: Series, origin: Origin)? {
    let key = SeriesKey(metric.id, region)
    if let series = reported[key] { return (series, .reported) }
    if let series = derived[key] { return (series, .derived) }
    guard metric.regions == .sum else { return nil }
    let parts = RegionTree.parts(of: region)
    guard !parts.isEmpty else { return nil }
    var found: [Series] = []
    for part in parts {
      guard let one = series(metric, part) else { return nil }
      found.append(one.series)
    }
    return Series.sum(found).map { ($0, .sum) }
  }
}

extension Series {
  /// The sum of series, with values where all have one.
  static func sum(_ parts: [Series]) -> Series? {
    guard let first = parts.first, parts.allSatisfy({ $0.frequency == first.frequency }) else {
      return nil
    }
    let start = parts.map(\.start).max() ?? 0
    let end = parts.map { $0.start + $0.units.count }.min() ?? 0
    guard start < end else { return nil }
    let scale = parts.map(\.scale).max() ?? 0
    let factors = parts.map { part in
      (part.scale..<scale).reduce(Int128(1)) { size, _ in size * 10 }
    }
    var units: [Int64] = []
    for index in start..<end {
      var (sum, isWhole) = (Int128(0), true)
      for (part, factor) in zip(parts, factors) {
        guard let unit = part[index: index] else {
          isWhole = false
          break
        }
        sum += Int128(unit) * factor
      }
      guard isWhole else {
        units.append(Self.gap)
        continue
      }
      guard let unit = Int64(exactly: sum), unit != Self.gap else { return nil }
      units.append(unit)
    }
    return Series(frequency: first.frequency, start: start, scale: scale, units: units)
  }
}

/// The regions and what they are made of.
public enum RegionTree {
  /// The 26 mountain counties of Zhejiang together.
  public static let mountains = "group/mountain26"

  /// The regions directly below one.
  public static func parts(of region: String) -> [String] {
    let table = RegionTable.standard
    if region == mountains {
      return table.regions.filter(\.isMountainous).map(\.code)
    }
    return table.children(of: region).map(\.code)
  }

  /// A region and all below it.
  public static func all(in region: String) -> [String] {
    [region] + parts(of: region).flatMap { all(in: $0) }
  }

  /// What a region is called.
  public static func name(_ region: String) -> String {
    if region == mountains { return "山区26县" }
    if let found = RegionTable.standard[region] { return found.name }
    return region.split(separator: "/", maxSplits: 1).last.map(String.init) ?? region
  }
}
