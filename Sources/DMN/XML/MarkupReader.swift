public import Diagnostics
public import Foundation

/// Reads XML into a tree of elements with their places.
///
/// A document type, and with it every entity but the five of XML, is refused, as are deep nesting
/// and files above a size: a model is data from outside. What is not well-formed is a problem at
/// its line, and nothing of it is used.
///
/// ```swift
/// let document = try MarkupReader().read(data, file: "准入.dmn")
/// print(document.root.localName)  // definitions
/// ```
public struct MarkupReader: Sendable {
  /// How much is read.
  public var limits: MarkupLimits

  /// Creates a reader.
  public init(limits: MarkupLimits = MarkupLimits()) { self.limits = limits }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - data: The bytes of the file.
  ///   - file: The name by which messages call it.
  /// - Returns: The document.
  /// - Throws: A problem if the text is refused or not well-formed.
  public func read(_ data: Data, file: String) throws(Problem) -> MarkupDocument {
    guard data.count <= limits.bytes else {
      throw Problem(
        "dmn.too-large", .error,
        Wording(
          "文件有 \(data.count) 字节，最多读 \(limits.bytes) 字节",
          "the file has \(data.count) bytes; at most \(limits.bytes) are read"),
        at: Place(file: file))
    }
    let bytes = try MarkupEncoding.utf8(data, file: file)
    // The parser crashes on a comment that is not UTF-8, so nothing else reaches it.
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Problem(
        "dmn.encoding", .error, Wording("文件不是 UTF-8 编码", "the file is not in UTF-8"),
        at: Self.firstInvalid(bytes, file),
        suggestion: Wording("把文件存为 UTF-8", "save the file in UTF-8"))
    }
    var scanner = TagScanner(bytes, file: file, limits: limits)
    try scanner.scan()
    let builder = MarkupBuilder(tags: scanner.tags, bytes: bytes)
    try builder.parse(file: file)
    guard let document = builder.document() else {
      throw Problem(
        "dmn.no-element", .error, Wording("文件里没有 XML 元素", "the file holds no XML element"),
        at: Place(file: file))
    }
    return document
  }

  private static func firstInvalid(_ bytes: [UInt8], _ file: String) -> Place {
    var place = TextPosition.start
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { place.advance(past: scalar) }
    return Place(file: file, line: place.line, column: place.column)
  }
}
