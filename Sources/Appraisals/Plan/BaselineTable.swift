public import Diagnostics
public import Packs
import Vocabulary

/// Baselines as a bureau publishes them: by year, and where it says so by scheme and by other keys.
public struct BaselineTable: Sendable, Hashable {
  /// A baseline.
  public struct Row: Sendable, Hashable {
    /// The year; every year where `nil`.
    public var year: Int?
    /// The scheme; every scheme where `nil`.
    public var scheme: String?
    /// The indicator.
    public var indicator: String
    /// The values of further keys, by title.
    public var keys: [String: String]
    /// The number as it is written.
    public var value: String
    /// The line of the file.
    public var line: Int
  }

  /// The file.
  public var file: String
  /// The titles of further keys.
  public var keys: [String]
  /// The rows.
  public var rows: [Row]

  private static let titles = ["年度", "方案", "指标", "基准"]

  /// Reads a table.
  ///
  /// - Throws: `appraisals.baseline-column`, `appraisals.baseline-value` with the line.
  public init(_ table: OverlaidTable) throws(Problem) {
    file = table.file
    func column(_ title: String) -> Int? { table.titles.firstIndex(of: title) }
    guard let indicator = column("指标"), let value = column("基准") else {
      throw Problem(
        "appraisals.baseline-column", .error,
        Wording("基准值表要有“指标”和“基准”两列", "a table of baselines has the columns 指标 and 基准"),
        at: Place(file: table.file, line: 1))
    }
    let (year, scheme) = (column("年度"), column("方案"))
    keys = table.titles.filter { !Self.titles.contains($0) && $0 != "说明" && $0 != "依据" }
    rows = []
    for (cells, line) in zip(table.rows, table.lines) {
      let text = cells[value]
      guard let number = ScaledDecimal(text),
        year.map({ Int(cells[$0]) != nil || cells[$0].isEmpty }) ?? true
      else {
        throw Problem(
          "appraisals.baseline-value", .error,
          Wording("“\(text)”不是数，或年度不是数", "“\(text)” or the year is no number"),
          at: Place(file: table.file, line: line))
      }
      _ = number
      var others: [String: String] = [:]
      for key in keys { if let place = column(key) { others[key] = cells[place] } }
      rows.append(
        Row(
          year: year.flatMap { Int(cells[$0]) },
          scheme: scheme.flatMap { cells[$0].isEmpty ? nil : cells[$0] },
          indicator: cells[indicator], keys: others, value: text, line: line))
    }
  }

  /// The baselines of an indicator in a year, those of the year itself before those of every year.
  public func rows(of indicator: String, scheme: String, year: Int) -> [Row] {
    let fitting = rows.filter {
      $0.indicator == indicator && ($0.scheme == nil || $0.scheme == scheme)
        && ($0.year == nil || $0.year == year)
    }
    let dated = fitting.filter { $0.year != nil }
    return dated.isEmpty ? fitting : dated
  }
}
