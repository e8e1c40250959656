import Diagnostics
import Tables
import Vocabulary

/// A table of reported values.
struct SeriesSheet {
  private let source: any TableSource
  private let metric: String?

  private static let names: [String: [String]] = [
    "metric": ["指标", "指标代码", "指标名称", "metric", "indicator"],
    "region": ["地区", "区划", "区划代码", "行政区划", "region", "ref_area"],
    "period": ["期间", "时期", "时间", "period", "time_period", "time"],
    "value": ["数值", "值", "value", "obs_value"],
    "unit": ["单位", "计量单位", "unit"],
  ]

  init(_ source: any TableSource, metric: String?) {
    self.source = source
    self.metric = metric
  }

  func read(into collector: inout SeriesCollector) throws(Problem) {
    let table = try source.readText()
    let titles = table.columns.map { $0.name.filter { !$0.isWhitespace } }
    func column(_ name: String) -> Int? {
      titles.firstIndex { Self.names[name]?.contains($0.lowercased()) ?? false }
    }
    let periods = titles.indices.compactMap { index in
      Period(titles[index]).map { (index: index, period: $0) }
    }
    guard let regionColumn = column("region"), metric != nil || column("metric") != nil,
      (column("period") != nil && column("value") != nil) || !periods.isEmpty
    else {
      throw Problem(
        "targets.no-columns", .error,
        Wording(
          "找不到所需的列：\(titles.joined(separator: "、"))",
          "the columns needed are not there: \(titles.joined(separator: ", "))"),
        at: Place(file: source.file, line: 1, sheet: source.sheet),
        suggestion: Wording(
          "需要 指标、地区、期间、数值；或 指标、地区 和以期间为标题的列",
          "needed: metric, region, period, value; or metric, region and columns titled by periods"))
    }
    for row in 0..<table.rowCount {
      let line = Int(table.lines[row])
      func cell(_ column: Int) -> String {
        table.columns[column][row].description.trimmed
      }
      func place(_ column: Int) -> Place {
        Place(file: source.file, line: line, column: column + 1, sheet: source.sheet)
      }
      if titles.indices.allSatisfy({ cell($0).isEmpty }) { continue }
      let metricColumn = column("metric")
      guard
        let found = collector.metric(
          metricColumn.map(cell) ?? metric ?? "", place(metricColumn ?? regionColumn)),
        let region = collector.region(cell(regionColumn), place(regionColumn))
      else { continue }
      let unit = column("unit").map(cell)
      if let periodColumn = column("period"), let valueColumn = column("value") {
        guard let period = Period(cell(periodColumn)) else {
          collector.tell(
            "targets.no-period",
            Wording("“\(cell(periodColumn))” 不是期间", "“\(cell(periodColumn))” is no period"),
            place(periodColumn),
            Wording("写成 2024、2024-Q3 或 2024-07", "write 2024, 2024-Q3 or 2024-07"))
          continue
        }
        if cell(valueColumn).isEmpty { continue }
        collector.add(
          found, region, period, cell(valueColumn), unit: unit, at: place(valueColumn))
      } else {
        for (index, period) in periods where !cell(index).isEmpty {
          collector.add(found, region, period, cell(index), unit: unit, at: place(index))
        }
      }
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
