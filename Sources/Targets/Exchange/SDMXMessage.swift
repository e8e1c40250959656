import Diagnostics
public import Foundation
import Vocabulary

/// SDMX-JSON data messages (versions 1.0 and 2.0), in and out.
///
/// A series has the dimensions `FREQ`, `INDICATOR` and `REF_AREA`; `TIME_PERIOD` is the dimension of
/// observations.
public enum SDMXMessage {
  private struct Message: Decodable {
    var data: Content?
    var dataSets: [DataSet]?
    var structure: Structure?
  }

  private struct Content: Decodable {
    var dataSets: [DataSet]
    var structures: [Structure]?
    var structure: Structure?
  }

  private struct DataSet: Decodable {
    var series: [String: SeriesItem]?
    var structure: Int?
  }

  private struct SeriesItem: Decodable {
    var observations: [String: [Number]]
  }

  /// A number exactly as far as Foundation's decimal goes (38 digits), or as text.
  private struct Number: Decodable {
    var text: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        text = nil
      } else if let decimal = try? container.decode(Decimal.self) {
        text = "\(decimal)"
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  private struct Structure: Decodable {
    var dimensions: Dimensions
  }

  private struct Dimensions: Decodable {
    var series: [Dimension]
    var observation: [Dimension]
  }

  private struct Dimension: Decodable {
    var id: String
    var values: [Item]

    func value(_ index: Int) -> String? {
      values.indices.contains(index) ? values[index].id ?? values[index].value : nil
    }
  }

  private struct Item: Decodable {
    var id: String?
    var value: String?
  }

  static func read(_ data: Data, _ file: String, into collector: inout SeriesCollector)
    throws(Problem)
  {
    let message: Message
    do { message = try JSONDecoder().decode(Message.self, from: data) } catch {
      throw Problem(
        "targets.no-sdmx", .error,
        Wording("不是 SDMX-JSON 数据消息", "this is no SDMX-JSON data message"), at: Place(file: file),
        notes: [Wording("\(error)")])
    }
    let sets = message.data?.dataSets ?? message.dataSets ?? []
    let structures =
      message.data?.structures
      ?? [message.data?.structure ?? message.structure].compactMap(\.self)
    for set in sets {
      let number = set.structure ?? 0
      guard structures.indices.contains(number) else {
        throw Problem(
          "targets.no-sdmx", .error,
          Wording("消息没有结构说明", "the message has no structure"), at: Place(file: file))
      }
      read(set, structures[number].dimensions, file, &collector)
    }
  }

  private static func read(
    _ set: DataSet, _ dimensions: Dimensions, _ file: String, _ collector: inout SeriesCollector
  ) {
    let place = Place(file: file)
    func find(_ names: [String]) -> Int? {
      dimensions.series.firstIndex { names.contains($0.id.uppercased()) }
    }
    guard let metricAt = find(["INDICATOR", "METRIC"]),
      let regionAt = find(["REF_AREA", "REGION"]),
      let time = dimensions.observation.firstIndex(where: { $0.id.uppercased() == "TIME_PERIOD" })
    else {
      return collector.tell(
        "targets.no-dimension",
        Wording(
          "缺少维度 INDICATOR、REF_AREA 或 TIME_PERIOD",
          "one of the dimensions INDICATOR, REF_AREA, TIME_PERIOD is missing"), place)
    }
    for (key, series) in (set.series ?? [:]).sorted(by: { $0.key < $1.key }) {
      let places = key.split(separator: ":").map { Int($0) ?? -1 }
      guard places.count == dimensions.series.count,
        let metricText = dimensions.series[metricAt].value(places[metricAt]),
        let regionText = dimensions.series[regionAt].value(places[regionAt])
      else {
        collector.tell(
          "targets.bad-key",
          Wording("序列键 “\(key)” 不合结构", "the key “\(key)” is not of the structure"),
          place)
        continue
      }
      guard let metric = collector.metric(metricText, place),
        let region = collector.region(regionText, place)
      else { continue }
      for (index, values) in series.observations.sorted(by: { $0.key < $1.key }) {
        let parts = index.split(separator: ":").map { Int($0) ?? -1 }
        guard parts.indices.contains(time),
          let text = dimensions.observation[time].value(parts[time]), let period = Period(text)
        else {
          collector.tell(
            "targets.no-period",
            Wording("观测 “\(index)” 没有期间", "the observation “\(index)” has no period"),
            place)
          continue
        }
        guard let value = values.first?.text else { continue }
        collector.add(metric, region, period, value, unit: nil, at: place)
      }
    }
  }

  /// Writes series as an SDMX-JSON 2.0 data message.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - metrics: The metrics, for their names.
  ///   - prepared: The moment that the message names.
  /// - Returns: The message; numbers as they are kept, to the digit.
  public static func text(
    _ series: [SeriesKey: Series], metrics: [String: Metric], prepared: Date = Date()
  ) -> String {
    let keys = series.keys.sorted { ($0.metric, $0.region) < ($1.metric, $1.region) }
    let ids = Array(Set(keys.map(\.metric))).sorted()
    let regions = Array(Set(keys.map(\.region))).sorted()
    let frequencies = Frequency.allCases.filter { frequency in
      series.values.contains { $0.frequency == frequency }
    }
    let periods = Array(Set(series.values.flatMap { $0.points.map(\.period.description) })).sorted()
    let order = Dictionary(
      periods.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var lines: [String] = []
    for key in keys {
      guard let one = series[key], let frequency = frequencies.firstIndex(of: one.frequency),
        let metric = ids.firstIndex(of: key.metric), let region = regions.firstIndex(of: key.region)
      else { continue }
      let observations = one.points.map { point in
        "\"\(order[point.period.description] ?? 0)\":[\(point.value)]"
      }
      lines.append(
        "\"\(frequency):\(metric):\(region)\":{\"observations\":{\(observations.joined(separator: ","))}}"
      )
    }
    func values(_ items: [(id: String, name: String)]) -> String {
      items.map { "{\"id\":\(quoted($0.id)),\"name\":\(quoted($0.name))}" }.joined(separator: ",")
    }
    func dimension(_ id: String, _ position: Int, _ items: [(id: String, name: String)]) -> String {
      "{\"id\":\"\(id)\",\"keyPosition\":\(position),\"values\":[\(values(items))]}"
    }
    let seriesDimensions = [
      dimension("FREQ", 0, frequencies.map { ($0.rawValue, $0.rawValue) }),
      dimension("INDICATOR", 1, ids.map { ($0, metrics[$0]?.title ?? $0) }),
      dimension("REF_AREA", 2, regions.map { ($0, RegionTree.name($0)) }),
    ]
    return """
      {"meta":{"schema":"https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/\
      schemas/2.0.0/sdmx-json-data-schema.json","id":"guiju-targets",\
      "prepared":"\(prepared.formatted(.iso8601))","sender":{"id":"guiju"}},
      "data":{"dataSets":[{"structure":0,"action":"Replace","series":{
      \(lines.joined(separator: ",\n"))
      }}],
      "structures":[{"dimensions":{"dataSet":[],"series":[\(seriesDimensions.joined(separator: ","))],
      "observation":[\(dimension("TIME_PERIOD", 3, periods.map { ($0, $0) }))]},"dataSets":[0]}]}}

      """
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case _ where scalar.value < 0x20: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
