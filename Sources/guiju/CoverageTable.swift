import Diagnostics
import Foundation

/// The table of what is carried out, counted by area.
struct CoverageTable {
  /// How many rows are in each state.
  struct Count {
    var works = 0
    var partly = 0
    var notYet = 0
    var sum: Int { works + partly + notYet }

    mutating func add(_ state: String) -> Bool {
      // `partly: what is missing` counts as partly.
      switch state.split(separator: ":").first.map(String.init) ?? "" {
      case "works": works += 1
      case "partly": partly += 1
      case "not yet": notYet += 1
      default: return false
      }
      return true
    }
  }

  /// The areas in the order of the file; an area is what stands before the full stop of the id.
  private(set) var areas: [(name: String, count: Count)] = []
  /// All rows.
  private(set) var total = Count()

  /// The nearest `docs/coverage.csv`, from the working directory upwards.
  static func nearest() throws(Problem) -> String {
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while true {
      let path = folder.appending(path: "docs/coverage.csv").path
      if FileManager.default.fileExists(atPath: path) { return path }
      guard folder.path != "/" else { break }
      folder.deleteLastPathComponent()
    }
    throw Problem(
      "coverage.no-file", .error,
      Wording(
        "当前目录及上级都没有 docs/coverage.csv",
        "neither this folder nor one above it has docs/coverage.csv"),
      suggestion: Wording("用 --file 指定表文件", "name the table with --file"))
  }

  /// Reads and counts a table.
  init(path: String) throws(Problem) {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw Problem(
        "coverage.unreadable", .error, Wording("读不到表文件", "the table cannot be read"),
        at: Place(file: path),
        suggestion: Wording("检查路径和权限", "check the path and that you may read it"))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Problem(
        "coverage.not-utf8", .error, Wording("表文件不是 UTF-8 编码", "the table is not in UTF-8"),
        at: Place(file: path),
        suggestion: Wording("另存为 UTF-8 编码的 CSV", "save it again as CSV in UTF-8"))
    }
    let rows = try DelimitedText.rows(text, file: path)
    guard let head = rows.first, let id = head.firstIndex(of: "id"),
      let state = head.firstIndex(of: "state")
    else {
      throw Problem(
        "coverage.no-header", .error,
        Wording("首行没有 id 和 state 两列", "the first row has no columns id and state"),
        at: Place(file: path, line: 1),
        suggestion: Wording(
          "首行应为 id,title,pack_or_module,how_to_see,test,state",
          "the first row must be id,title,pack_or_module,how_to_see,test,state"))
    }
    for (index, row) in rows.enumerated().dropFirst() where row != [""] {
      guard row.count > max(id, state),
        let area = row[id].split(separator: ".").first.map(String.init)
      else {
        throw Problem(
          "coverage.bad-row", .error,
          Wording("第 \(index + 1) 行缺列", "row \(index + 1) lacks columns"),
          at: Place(file: path, line: index + 1),
          suggestion: Wording("补齐各列", "give it every column"))
      }
      if areas.last?.name != area { areas.append((area, Count())) }
      guard total.add(row[state]), areas[areas.count - 1].count.add(row[state]) else {
        throw Problem(
          "coverage.bad-state", .error,
          Wording(
            "第 \(index + 1) 行的 state 是“\(row[state])”",
            "the state of row \(index + 1) is “\(row[state])”"),
          at: Place(file: path, line: index + 1),
          suggestion: Wording(
            "写 works、“partly: 缺什么”或 not yet", "write works, “partly: what is missing”, or not yet"))
      }
    }
  }
}
