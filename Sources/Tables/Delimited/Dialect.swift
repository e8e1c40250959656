/// How a file of separated values is written.
public struct Dialect: Sendable, Hashable {
  /// What parts the cells of a row.
  public enum Separator: UInt8, Sendable, Hashable, CaseIterable {
    case comma = 0x2C
    case tab = 0x09
    case semicolon = 0x3B
    case bar = 0x7C
  }

  /// What parts the cells of a row.
  public var separator: Separator
  /// Whether cells may stand in quotation marks.
  public var isQuoted: Bool
  /// How characters are written as bytes.
  public var encoding: TextEncoding

  /// Creates a dialect; the usual one where nothing is said.
  public init(
    separator: Separator = .comma, isQuoted: Bool = true, encoding: TextEncoding = .utf8
  ) {
    self.separator = separator
    self.isQuoted = isQuoted
    self.encoding = encoding
  }
}
