/// How much of a file is taken before it is refused.
///
/// A policy document is rarely larger than a few megabytes; the limits leave room for a whole
/// compilation and keep a hostile file from taking the machine.
public struct CaptureLimits: Sendable, Hashable {
  /// The bytes of a text, HTML or Markdown file.
  public var textBytes = 64 << 20
  /// The bytes of a PDF, DOCX or ODT file.
  public var containerBytes = 256 << 20
  /// The bytes that one member of a container may unpack to, and the text of a PDF.
  public var unpackedBytes = 128 << 20
  /// The members of a container.
  public var members = 20_000
  /// The bytes between two line ends.
  public var lineBytes = 16 << 20
  /// How deep elements of XML may stand in each other.
  public var depth = 256
  /// How deep elements of a web page may stand in each other; pages are careless about closing tags.
  public var pageDepth = 4096
  /// The seconds that the reading of a PDF may take.
  public var seconds = 120

  /// The limits that commands and pages use.
  public static let standard = CaptureLimits()

  /// Creates the standard limits.
  public init() {}
}
