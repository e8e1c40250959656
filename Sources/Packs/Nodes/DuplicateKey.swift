/// Finds where a name of a YAML mapping stands for the second time.
///
/// The parser tells the first place only, and it is the second that is wrong.
enum DuplicateKey {
  /// - Parameters:
  ///   - name: The name.
  ///   - first: Where it stands first, counted from 1.
  ///   - text: The YAML.
  /// - Returns: The second place; `nil` where it cannot be told from the text alone.
  static func second(
    of name: String, after first: (line: Int, column: Int), in text: String
  ) -> (line: Int, column: Int)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard !name.isEmpty, first.line >= 1, first.line <= lines.count, first.column >= 1 else {
      return nil
    }
    let own = Array(lines[first.line - 1].unicodeScalars)
    // A mapping in braces has its names on one line.
    let start = min(own.count, first.column - 1 + name.unicodeScalars.count)
    for index in start..<own.count where ",{ ".unicodeScalars.contains(own[index - 1]) {
      if stands(name, at: index, in: own) { return (first.line, index + 1) }
    }
    for (offset, line) in lines[first.line...].enumerated() {
      let scalars = Array(line.unicodeScalars)
      guard let indent = scalars.firstIndex(where: { $0 != " " }), scalars[indent] != "#" else {
        continue
      }
      if indent < first.column - 1 { return nil }
      if indent == first.column - 1, stands(name, at: indent, in: scalars) {
        return (first.line + 1 + offset, indent + 1)
      }
    }
    return nil
  }

  /// Whether a name stands at a place, plain or in quotation marks, with a colon behind it.
  private static func stands(_ name: String, at index: Int, in line: [Unicode.Scalar]) -> Bool {
    for mark in ["", "\"", "'"] {
      let written = Array((mark + name + mark).unicodeScalars)
      guard line.count > index + written.count,
        Array(line[index..<index + written.count]) == written
      else { continue }
      if line[(index + written.count)...].first(where: { $0 != " " }) == ":" { return true }
    }
    return false
  }
}
