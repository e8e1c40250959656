/// Finds the header among the first rows of a table.
///
/// Real files begin with a caption and a line such as `单位：万元` before the header, and headers of
/// workbooks take several rows whose cells are joined.
enum HeaderFinder {
  private static let deepest = 12

  /// The header, on the line that a person said or that looks like one; `nil` where none does.
  static func header(in preview: TablePreview, at line: Int? = nil) -> TableHeader? {
    if let titles = preview.titles { return TableHeader(titles: titles, lastLine: 0) }
    let filled = filled(preview)
    guard let first = line.map({ preview.lines.firstIndex(of: $0) }) ?? likely(preview, filled)
    else { return nil }
    var last = first
    for merge in preview.merges where merge.rows.lowerBound == first {
      last = max(last, merge.rows.upperBound)
      // A group over several columns has its members in the next row.
      let isGroup = merge.columns.count > 1 && merge.rows.count == 1
      if isGroup, first + 1 < filled.count, isPlain(filled[first + 1]) {
        last = max(last, first + 1)
      }
    }
    last = min(last, first + 3, filled.count - 1)
    let width = filled[first...last].map(\.count).max() ?? 0
    let titles = (0..<width).map { column -> String in
      var parts: [String] = []
      for row in filled[first...last] where column < row.count {
        let part = oneLine(row[column])
        if !part.isEmpty, parts.last != part { parts.append(part) }
      }
      return parts.joined(separator: " / ")
    }
    return TableHeader(
      titles: titles, firstLine: preview.lines[first], lastLine: preview.lines[last],
      captions: preview.rows[..<first].flatMap { $0.map(oneLine).filter { !$0.isEmpty } })
  }

  /// The first row that is as wide as the rows below and holds no numbers.
  private static func likely(_ preview: TablePreview, _ filled: [[String]]) -> Int? {
    func words(_ row: [String]) -> Int { row.filter { !$0.allSatisfy(\.isWhitespace) }.count }
    let widths = filled.map(words).sorted()
    // One row that is far too wide does not count.
    let usual = widths.isEmpty ? 0 : widths[(widths.count - 1) / 2]
    for (index, row) in filled.prefix(deepest).enumerated() {
      let own = words(preview.rows[index])
      guard words(row) * 5 >= usual * 3, own > 1 || widths.last == 1 else { continue }
      return isPlain(row) ? index : nil
    }
    return nil
  }

  /// Whether no cell of a row is a number or a day.
  private static func isPlain(_ row: [String]) -> Bool {
    row.allSatisfy { cell in
      var text = cell
      return text.withUTF8 {
        (try? NumberText($0.trimmed)) == nil && (try? DateText.day($0.trimmed)) == nil
      }
    }
  }

  /// The rows with the text of joined cells in each of them.
  private static func filled(_ preview: TablePreview) -> [[String]] {
    var rows = preview.rows
    for merge in preview.merges {
      guard merge.rows.upperBound < rows.count,
        let text = rows[merge.rows.lowerBound].dropFirst(
          merge.columns.lowerBound
        ).first
      else { continue }
      for row in merge.rows {
        let last = min(merge.columns.upperBound, 16_383)
        if rows[row].count <= last {
          rows[row] += Array(repeating: "", count: last + 1 - rows[row].count)
        }
        for column in merge.columns where column <= last { rows[row][column] = text }
      }
    }
    return rows
  }

  /// A title without line ends and blanks at its ends.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
