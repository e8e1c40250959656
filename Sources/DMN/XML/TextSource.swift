/// Where a text stands in its file and how it was written there.
///
/// FEEL inside XML is written with entities (`&lt;`), CDATA sections and comments, so that a place
/// in the expression is not the same distance away in the file. This maps one to the other.
public struct TextSource: Sendable {
  /// Where the text starts in the file.
  public var start: TextPosition
  /// The text as written, where it differs from the text as read.
  var raw: String?

  /// Creates a source.
  public init(start: TextPosition = .start) {
    self.start = start
    self.raw = nil
  }

  init(start: TextPosition, raw: String?) {
    self.start = start
    self.raw = raw
  }

  /// The place in the file of a place in the text.
  ///
  /// - Parameters:
  ///   - offset: A count of Unicode scalars from the start of the text.
  ///   - text: The text as read.
  /// - Returns: The line and column in the file.
  public func position(ofScalar offset: Int, in text: String) -> TextPosition {
    guard let raw else { return Self.walk(text.unicodeScalars, offset, from: start) }
    return Self.walkMarkup(Array(raw.unicodeScalars), offset, from: start)
  }

  private static func walk(
    _ scalars: String.UnicodeScalarView, _ count: Int, from start: TextPosition
  ) -> TextPosition {
    var place = start
    for scalar in scalars.prefix(count) { place.advance(past: scalar) }
    return place
  }

  private static func walkMarkup(
    _ raw: [Unicode.Scalar], _ count: Int, from start: TextPosition
  ) -> TextPosition {
    var place = start
    var index = 0
    var seen = 0
    var inSection = false
    func starts(_ text: String) -> Bool { raw[index...].starts(with: text.unicodeScalars) }
    func skip(_ length: Int) {
      for scalar in raw[index..<min(raw.count, index + length)] { place.advance(past: scalar) }
      index = min(raw.count, index + length)
    }
    func length(until end: String) -> Int {
      var length = 1
      while index + length < raw.count, !raw[(index + length)...].starts(with: end.unicodeScalars) {
        length += 1
      }
      return length + end.unicodeScalars.count
    }
    while index < raw.count {
      if inSection {
        if starts("]]>") {
          skip(3)
          inSection = false
          continue
        }
      } else if raw[index] == "<" {
        if starts("<![CDATA[") {
          skip(9)
          inSection = true
        } else {
          skip(starts("<!--") ? length(until: "-->") : length(until: ">"))
        }
        continue
      }
      if seen >= count { return place }
      if !inSection, raw[index] == "&" {
        skip(length(until: ";"))
      } else {
        skip(raw[index] == "\r" && index + 1 < raw.count && raw[index + 1] == "\n" ? 2 : 1)
      }
      seen += 1
    }
    return place
  }
}

extension TextPosition {
  /// Moves past one scalar.
  mutating func advance(past scalar: Unicode.Scalar) {
    if scalar == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }
}
