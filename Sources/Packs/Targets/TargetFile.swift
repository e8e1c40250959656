public import Diagnostics
import Tables
import Vocabulary

/// `targets.csv` of a pack.
public struct TargetFile: Sendable {
  /// The columns; those after the seventh may be left out.
  public static let columns = [
    "id", "metric", "provision", "comparator", "value", "unit", "due", "scope", "note",
  ]

  /// The targets that could be read.
  public private(set) var targets: [PackTarget] = []
  /// What is wrong with the rest.
  public private(set) var problems: [Problem] = []
  private let path: String
  private var titles: [String] = []

  /// Reads a file.
  ///
  /// - Throws: A problem of the whole file.
  public init(path: String) throws(Problem) {
    self.path = path
    let table = try DelimitedTable.read(path)
    titles = table.columns.map(\.name)
    problems = table.problems
    checkTitles()
    guard Self.columns.prefix(7).allSatisfy(titles.contains) else { return }
    var seen: Set<String> = []
    for row in 0..<table.rowCount {
      let cells = Dictionary(
        table.columns.map { ($0.name, $0[row].description) },
        uniquingKeysWith: { first, _ in first })
      read(cells, line: Int(table.lines[row]), &seen)
    }
  }

  private mutating func checkTitles() {
    for (index, title) in titles.enumerated() where !Self.columns.contains(title) {
      let near = NearestName.among(Self.columns, to: title)
      problems.append(
        Problem(
          "packs.unknown-column", .warning,
          Wording("没有 “\(title)” 这一列", "there is no column “\(title)”"),
          at: Place(file: path, line: 1, column: index + 1),
          suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }))
    }
    for title in Self.columns.prefix(7) where !titles.contains(title) {
      problems.append(
        Problem(
          "packs.missing-column", .error,
          Wording("缺少 “\(title)” 列", "the column “\(title)” is missing"),
          at: Place(file: path, line: 1),
          suggestion: Wording(
            "应有：\(Self.columns.joined(separator: ","))",
            "there should be: \(Self.columns.joined(separator: ","))")))
    }
  }

  private mutating func read(_ cells: [String: String], line: Int, _ seen: inout Set<String>) {
    func cell(_ name: String) -> String { cells[name] ?? "" }
    var isSound = true
    func report(_ column: String, _ code: String, _ message: Wording, _ help: Wording? = nil) {
      isSound = false
      problems.append(
        Problem(
          code, .error, message,
          at: Place(file: path, line: line, column: titles.firstIndex(of: column).map { $0 + 1 }),
          suggestion: help))
    }
    for name in ["id", "metric"] where cell(name).isEmpty {
      report(name, "packs.no-value", Wording("“\(name)” 没有值", "“\(name)” has no value"))
    }
    if !cell("id").isEmpty, !seen.insert(cell("id")).inserted {
      report(
        "id", "packs.duplicate-target",
        Wording("“\(cell("id"))” 出现了两次", "“\(cell("id"))” comes twice"))
    }
    if cell("provision").isEmpty {
      report("provision", "packs.no-provision", Wording("没有写明依据的条款", "it names no provision"))
    }
    let comparator = PackTarget.Comparator(written: cell("comparator"))
    if comparator == nil {
      report(
        "comparator", "packs.bad-value",
        Wording("“\(cell("comparator"))” 不是比较符号", "“\(cell("comparator"))” is no comparator"),
        Wording("可取：>= <= > < =", "allowed: >= <= > < ="))
    }
    let value = ScaledDecimal(cell("value"))
    if value == nil {
      report(
        "value", "packs.bad-value",
        Wording("“\(cell("value"))” 不是数", "“\(cell("value"))” is no number"))
    }
    if !cell("due").isEmpty, !Self.isDue(cell("due")) {
      report(
        "due", "packs.bad-value",
        Wording("“\(cell("due"))” 不是年份或日期", "“\(cell("due"))” is no year or day"),
        Wording("写成 2025 或 2025-12-31", "write 2025 or 2025-12-31"))
    }
    var unit: Unit?
    do throws(Problem) {
      unit = try Unit(cell("unit"))
    } catch {
      report("unit", error.code, error.message, error.suggestion)
    }
    guard isSound, let comparator, let value, let unit else { return }
    targets.append(
      PackTarget(
        id: cell("id"), metric: cell("metric"), provision: cell("provision"),
        comparator: comparator, value: value, unit: unit, scope: cell("scope"), due: cell("due"),
        line: line))
  }

  private static func isDue(_ text: String) -> Bool {
    if Day(text) != nil { return true }
    return text.utf8.count == 4 && Int(text).map { (1949...2200).contains($0) } ?? false
  }
}
