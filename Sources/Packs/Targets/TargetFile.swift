public import Diagnostics
import Tables
import Vocabulary

/// `targets.csv` of a pack.
public struct TargetFile: Sendable {
  /// The columns; those after the seventh may be left out.
  public static let columns = [
    "id", "metric", "provision", "comparator", "value", "unit", "due", "scope", "note", "title",
    "clock", "since", "sense", "base", "hedges", "subject",
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
        Wording("可取：>= <= > < = ~", "allowed: >= <= > < = ~"))
    }
    let value = Self.number(cell("value"))
    for name in ["value", "base"] where name == "value" || !cell(name).isEmpty {
      if Self.number(cell(name)) == nil {
        report(
          name, "packs.bad-value",
          Wording("“\(cell(name))” 不是数", "“\(cell(name))” is no number"),
          Wording("写成 40、3.4 或 2/3", "write 40, 3.4 or 2/3"))
      }
    }
    func choice<T: CaseIterable & RawRepresentable<String>>(_ name: String) -> T? {
      guard !cell(name).isEmpty else { return nil }
      if let value = T(rawValue: cell(name)) { return value }
      let allowed = T.allCases.map(\.rawValue)
      report(
        name, "packs.bad-value",
        Wording("“\(cell(name))” 不在可取的值中", "“\(cell(name))” is none of the values allowed"),
        Wording(
          "可取：\(allowed.joined(separator: "、"))", "allowed: \(allowed.joined(separator: ", "))"))
      return nil
    }
    let clock: TargetClock? = choice("clock")
    let sense: TargetSense? = choice("sense")
    let since = Int(cell("since"))
    if !cell("since").isEmpty, since.map({ !(1949...2200).contains($0) }) ?? true {
      report(
        "since", "packs.bad-value",
        Wording("“\(cell("since"))” 不是年份", "“\(cell("since"))” is no year"))
    }
    if let since, let due = Int(cell("due").prefix(4)), due < since {
      report(
        "due", "packs.bad-value",
        Wording("到期 \(due) 早于起始 \(since)", "it is due in \(due), before it begins in \(since)"))
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
        id: cell("id"), metric: cell("metric"),
        title: cell("title").isEmpty ? cell("metric") : cell("title"), provision: cell("provision"),
        comparator: comparator, value: value, writtenValue: cell("value"), unit: unit,
        scope: cell("scope"), subject: cell("subject"), clock: clock, sense: sense, since: since,
        base: cell("base").isEmpty ? nil : cell("base"),
        hedges: cell("hedges").split(separator: " ").map(String.init), due: cell("due"),
        line: line))
  }

  /// A number or a fraction.
  private static func number(_ text: String) -> ScaledDecimal? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return ScaledDecimal(text) }
    guard let above = ScaledDecimal(parts[0]), let below = ScaledDecimal(parts[1]),
      let ratio = above.ratio.over(below.ratio)
    else { return nil }
    return ScaledDecimal(1).times(ratio)?.value
  }

  private static func isDue(_ text: String) -> Bool {
    if Day(text) != nil { return true }
    return text.utf8.count == 4 && Int(text).map { (1949...2200).contains($0) } ?? false
  }
}
