import Diagnostics
import Tables
import Vocabulary

/// A table of a pack, every cell as text, with the changes of overlays.
public struct OverlaidTable: Sendable, Hashable {
  /// The file.
  public let file: String
  /// The titles of the columns.
  public let titles: [String]
  /// The rows; a missing cell is empty.
  public private(set) var rows: [[String]]
  /// The line of each row in the file.
  public let lines: [Int]

  init(_ table: TypedTable) {
    file = table.file
    titles = table.columns.map(\.name)
    rows = (0..<table.rowCount).map { row in table.columns.map { $0[row].description } }
    lines = table.lines.map(Int.init)
  }

  /// Changes the row that a change names.
  ///
  /// - Throws: `packs.overlay-change`, `packs.overlay-column`, `packs.overlay-row`.
  mutating func apply(_ change: Overlay.Change) throws(Problem) {
    guard !change.key.isEmpty, !change.set.isEmpty else {
      throw change.node.problem(
        "packs.overlay-change",
        Wording("改 CSV 要写 key 和 set", "a change of a CSV file needs key and set"))
    }
    var key: [(Int, String)] = []
    for (title, value) in change.key { key.append((try column(title, change), value)) }
    var values: [(Int, String)] = []
    for (title, value) in change.set { values.append((try column(title, change), value)) }
    let hits = rows.indices.filter { row in key.allSatisfy { rows[row][$0.0] == $0.1 } }
    guard hits.count == 1 else {
      throw (change.node["key"] ?? change.node).problem(
        "packs.overlay-row",
        hits.isEmpty
          ? Wording("\(change.file) 中没有这一行", "no row of \(change.file) is so")
          : Wording(
            "\(change.file) 中有 \(hits.count) 行符合", "\(hits.count) rows of \(change.file) are so"))
    }
    for (column, value) in values { rows[hits[0]][column] = value }
  }

  private func column(_ title: String, _ change: Overlay.Change) throws(Problem) -> Int {
    if let index = titles.firstIndex(of: title) { return index }
    let near = NearestName.among(titles, to: title)
    throw change.node.problem(
      "packs.overlay-column",
      Wording("\(change.file) 没有 “\(title)” 列", "\(change.file) has no column “\(title)”"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") })
  }
}
