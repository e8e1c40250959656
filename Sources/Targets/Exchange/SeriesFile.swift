public import Diagnostics
import Foundation
import Store
import Tables
import Vocabulary

/// Reported series as a file brings them: CSV, XLSX or SDMX-JSON.
///
/// A table has a row for each value (指标, 地区, 期间, 数值, and 单位 where it is not the metric's), or a row for
/// each series with a column for each period.
public struct SeriesFile: Sendable {
  /// The series, in the units of the metrics.
  public let series: [SeriesKey: Series]
  /// What the file is: `csv`, `xlsx`, `sdmx-json`.
  public let format: String
  /// The SHA-256 of the file.
  public let sha256: String
  /// How many values there are.
  public let valueCount: Int
  /// What is wrong; with an error nothing may be kept.
  public let problems: [Problem]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - metrics: The metrics that are known.
  ///   - metric: The metric, where the file names none.
  /// - Throws: A problem of the whole file.
  public init(path: String, metrics: [String: Metric], metric: String? = nil) throws(Problem) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "targets.unreadable", .error, Wording("读不了文件", "the file cannot be read"),
        at: Place(file: path))
    }
    sha256 = Digests.sha256(Array(data))
    var collector = SeriesCollector(file: path, metrics: metrics)
    let head = data.prefix(200_000)
    let isJSON = head.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
    if isJSON, head.range(of: Data("\"dataSets\"".utf8)) != nil || path.hasSuffix(".json") {
      format = "sdmx-json"
      try SDMXMessage.read(data, path, into: &collector)
    } else {
      let sources = try TableReader().sources(at: path)
      format = sources.contains { $0.sheet != nil } ? "xlsx" : "csv"
      for source in sources { try SeriesSheet(source, metric: metric).read(into: &collector) }
    }
    series = collector.series()
    valueCount = collector.count
    problems = collector.problems
  }
}

/// Gathers values and what is wrong with them.
struct SeriesCollector {
  let file: String
  let metrics: [String: Metric]
  private(set) var problems: [Problem] = []
  private(set) var count = 0
  private var points: [SeriesKey: [(period: Period, value: ScaledDecimal)]] = [:]
  private var seen: [SeriesKey: [Period: Place]] = [:]
  private let titles: [String: String]

  /// The most problems that are told.
  private static let limit = 200

  init(file: String, metrics: [String: Metric]) {
    self.file = file
    self.metrics = metrics
    titles = Dictionary(
      metrics.values.map { ($0.title, $0.id) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func tell(
    _ code: String, _ message: Wording, _ place: Place, _ suggestion: Wording? = nil
  ) {
    guard problems.count < Self.limit else { return }
    problems.append(Problem(code, .error, message, at: place, suggestion: suggestion))
  }

  /// The metric of an identifier or a title.
  mutating func metric(_ text: String, _ place: Place) -> Metric? {
    if let metric = metrics[text] ?? titles[text].flatMap({ metrics[$0] }) { return metric }
    let near = NearestName.among(Array(metrics.keys) + Array(titles.keys), to: text)
    tell(
      "targets.unknown-metric", Wording("没有指标 “\(text)”", "there is no metric “\(text)”"), place,
      near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") })
    return nil
  }

  /// The code of a region by code or name; clusters and industries stand as they are.
  mutating func region(_ text: String, _ place: Place) -> String? {
    if text.contains("/") { return text }
    if text == RegionTree.name(RegionTree.mountains) { return RegionTree.mountains }
    if text == "全省" { return "33" }
    let table = RegionTable.standard
    if let region = table[text] { return region.code }
    let found = table.regions(named: text)
    if found.count == 1 { return found[0].code }
    tell(
      "targets.unknown-region",
      found.isEmpty
        ? Wording("没有地区 “\(text)”", "there is no region “\(text)”")
        : Wording(
          "“\(text)” 可指 \(found.map(\.name).joined(separator: "、"))",
          "“\(text)” may be any of \(found.map(\.name).joined(separator: ", "))"), place,
      Wording("请写区划代码", "write its code"))
    return nil
  }

  mutating func add(
    _ metric: Metric, _ region: String, _ period: Period, _ text: String, unit: String?,
    at place: Place
  ) {
    guard var value = ScaledDecimal(text.replacing(",", with: "")) else {
      return tell(
        "targets.no-number", Wording("“\(text)” 不是数", "“\(text)” is no number"), place,
        Wording("缺数请留空", "leave a missing value empty"))
    }
    if let unit, !unit.isEmpty {
      do throws(Problem) {
        value = try Unit(unit).convert(value, to: metric.unit).value
      } catch {
        return tell(error.code, error.message, place, error.suggestion)
      }
    }
    let key = SeriesKey(metric.id, region)
    if let before = seen[key]?[period] {
      return tell(
        "targets.twice",
        Wording(
          "\(metric.title) \(RegionTree.name(region)) \(period) 已在第 \(before.line ?? 0) 行出现",
          "\(metric.id) \(region) \(period) stands in line \(before.line ?? 0) already"), place)
    }
    seen[key, default: [:]][period] = place
    points[key, default: []].append((period, value))
    count += 1
  }

  mutating func series() -> [SeriesKey: Series] {
    var series: [SeriesKey: Series] = [:]
    for (key, points) in points.sorted(by: {
      ($0.key.metric, $0.key.region) < ($1.key.metric, $1.key.region)
    }) {
      do throws(Problem) { series[key] = try Series(points) } catch {
        tell(
          error.code, error.message,
          seen[key]?[points[0].period] ?? Place(file: file), error.suggestion)
      }
    }
    if count == 0, problems.isEmpty {
      tell(
        "targets.no-values", Wording("文件中没有数值", "the file has no values"), Place(file: file))
    }
    return series
  }
}
