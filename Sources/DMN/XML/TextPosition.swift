/// A place in a text, counted in lines and Unicode scalars from 1.
public struct TextPosition: Sendable, Hashable, Codable, Comparable {
  /// The line, counted from 1.
  public var line: Int
  /// The column in Unicode scalars, counted from 1.
  public var column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first scalar of a text.
  public static let start = TextPosition(line: 1, column: 1)

  /// Whether a position comes before another.
  public static func < (a: TextPosition, b: TextPosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }

  /// Moves past one scalar of UTF-8, given its first byte.
  mutating func advance(past byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}
