import Diagnostics
public import Tables
import Vocabulary

/// Boards and series as tables.
public enum ProgressSheet {
  /// A board: a row for each target and region.
  public static func sheet(of board: TargetBoard) -> TableSheet {
    var rows: [[Cell]] = []
    for row in board.rows {
      for cell in row.cells {
        let progress = cell.progress
        func number(_ value: Ratio?) -> Cell {
          value.map { .number(TargetWords.number($0, digits: 4)) } ?? .empty
        }
        func number(_ value: Double?) -> Cell {
          value.map { .number(TargetWords.number($0, digits: 4)) } ?? .empty
        }
        rows.append([
          .text(row.target.id), .text(row.target.title), .text(row.target.provision),
          .text(cell.region), .text(RegionTree.name(cell.region)),
          .text(progress.state.name.chinese), number(progress.goal),
          .text(cell.goalOrigin?.rawValue ?? ""), number(progress.reached),
          .text(row.target.unit.description), .text(progress.through?.description ?? ""),
          number(progress.expected), number(progress.pace?.double),
          number(progress.outlook?.point), number(progress.outlook?.range?.lowerBound),
          number(progress.outlook?.range?.upperBound), number(progress.needed?.perMonth),
          .text(progress.missing?.wording.chinese ?? ""),
        ])
      }
    }
    return TableSheet(
      name: "进度", caption: nil,
      columns: [
        "目标", "名称", "条款", "区划代码", "地区", "状态", "目标值", "目标值来自", "已达到", "单位", "截至", "应达到",
        "完成应达到的", "预计", "预计下限", "预计上限", "每月需", "缺什么",
      ].map { Column($0) }, rows: rows)
  }

  /// Series: a row for each value, in the form in which they are imported.
  public static func sheet(of series: [SeriesKey: Series], metrics: [String: Metric]) -> TableSheet
  {
    let keys = series.keys.sorted { ($0.metric, $0.region) < ($1.metric, $1.region) }
    let rows = keys.flatMap { key in
      (series[key]?.points ?? []).map { point -> [Cell] in
        [
          .text(key.metric), .text(key.region), .text("\(point.period)"),
          .number(point.value.description), .text(metrics[key.metric]?.unit.description ?? ""),
        ]
      }
    }
    return TableSheet(
      name: "序列", caption: nil, columns: ["指标", "地区", "期间", "数值", "单位"].map { Column($0) },
      rows: rows)
  }
}

extension Series {
  /// A forecaster of the series; `nil` where it is too short.
  public func forecaster() -> Forecaster? {
    Forecaster(doubles(upTo: .max / 2), season: frequency.perYear)
  }
}
