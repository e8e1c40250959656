public import Diagnostics

/// Finds the place of a character of a text that a declaration holds, such as one of a formula.
public struct TextPlaces: Sendable {
  private let node: DeclarationNode
  /// By line of the text: the line and column in the file where it begins.
  private let begins: [(line: Int, column: Int)]
  private let text: [Unicode.Scalar]

  /// Looks a text up in its file.
  ///
  /// - Parameters:
  ///   - node: A scalar.
  ///   - file: The file that it stands in.
  public init(_ node: DeclarationNode, in file: DeclarationFile) {
    self.node = node
    text = Array((node.text ?? "").unicodeScalars)
    begins = Self.begins(text, node.position, file.lines)
  }

  /// The place of a count of Unicode scalars from the start of the text.
  public func place(_ offset: Int) -> Place {
    var (line, column) = (0, 0)
    for scalar in text.prefix(offset) {
      (line, column) = scalar == "\n" ? (line + 1, 0) : (line, column + 1)
    }
    guard line < begins.count else { return node.place }
    return Place(
      file: node.position.file, line: begins[line].line, column: begins[line].column + column)
  }

  /// Looks each line of the text up in the file, from where the node begins; empty where the file
  /// folds or escapes it, so that only the beginning is known.
  private static func begins(
    _ text: [Unicode.Scalar], _ position: DeclarationNode.Position, _ lines: [[Unicode.Scalar]]
  ) -> [(line: Int, column: Int)] {
    var found: [(line: Int, column: Int)] = []
    var index = position.line - 1
    var from = position.column - 1
    for (number, piece) in text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      // A literal block begins on the line below its mark.
      let last = min(lines.count, index + (number == 0 ? 2 : 1))
      var hit: (line: Int, column: Int)?
      for candidate in index..<max(index, last) {
        let start = candidate == position.line - 1 ? from : 0
        if let column = column(of: Array(piece), in: lines[candidate], from: start) {
          hit = (candidate + 1, column + 1)
          break
        }
      }
      guard let hit else { return number == text.split(separator: "\n").count ? found : [] }
      found.append(hit)
      index = hit.line
      from = 0
    }
    return found
  }

  private static func column(
    of piece: [Unicode.Scalar], in line: [Unicode.Scalar], from start: Int
  ) -> Int? {
    guard start <= line.count else { return nil }
    if piece.isEmpty { return start }
    return line[start...].firstRange(of: piece)?.lowerBound
  }
}
