/// A passage without blanks and with punctuation in one width, in which the rules read.
///
/// Captures put blanks anywhere (`15 个`) and mix `,` with `，`. Every scalar still knows its offset
/// in the document's clean text, so that results are spans of the document.
struct CompactText: Sendable {
  let scalars: Scalars
  private let origins: [Int]

  /// Folds the part of `text` that `span` covers.
  init(_ text: Scalars, span: Span) {
    var scalars: Scalars = []
    var origins: [Int] = []
    let range = span.range.clamped(to: 0..<text.count)
    scalars.reserveCapacity(range.count)
    origins.reserveCapacity(range.count)
    for offset in range {
      let scalar = text[offset]
      if Self.isBlank(scalar) {
        // Two numbers side by side, as in a table, must not become one.
        guard let last = scalars.last, last.isASCIIDigit, offset + 1 < range.upperBound,
          text[offset + 1].isASCIIDigit
        else { continue }
        scalars.append(" ")
      } else {
        scalars.append(Self.folded(scalar))
      }
      origins.append(offset)
    }
    self.scalars = scalars
    self.origins = origins
  }

  /// The span of the document that a range of this text covers.
  func span(_ range: Range<Int>) -> Span {
    guard !origins.isEmpty, range.lowerBound < origins.count else {
      let end = (origins.last ?? -1) + 1
      return Span(end, end)
    }
    let start = origins[range.lowerBound]
    guard range.upperBound > range.lowerBound else { return Span(start, start) }
    return Span(start, origins[min(range.upperBound, origins.count) - 1] + 1)
  }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String {
    range.isEmpty ? "" : String(scalars: scalars[range.clamped(to: 0..<scalars.count)])
  }

  /// Whether `phrase` stands at `index`.
  func has(_ phrase: String, at index: Int) -> Bool {
    var index = index
    for scalar in phrase.unicodeScalars {
      guard index >= 0, index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  /// Whether `phrase` ends at `end`.
  func has(_ phrase: String, endingAt end: Int) -> Bool {
    has(phrase, at: end - phrase.unicodeScalars.count)
  }

  /// Where `phrase` first stands in `range`.
  func find(_ phrase: String, in range: Range<Int>) -> Int? {
    let count = phrase.unicodeScalars.count
    guard count > 0, range.count >= count else { return nil }
    return (range.lowerBound...(range.upperBound - count)).first { has(phrase, at: $0) }
  }

  /// Whether one of `phrases` stands in `range`.
  func contains(anyOf phrases: [String], in range: Range<Int>) -> Bool {
    phrases.contains { find($0, in: range) != nil }
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09, 0x0D, 0xA0, 0x3000, 0x200B, 0xFEFF, 0x2002, 0x2003: true
    default: false
    }
  }

  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x2012, 0x2013, 0x2014, 0x2015, 0x2212: "—"
    case 0x301C: "~"
    case 0xFE6A: "%"
    case 0x300C, 0x300E: "“"
    case 0x300D, 0x300F: "”"
    default: scalar
    }
  }
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }
  var isASCIILetter: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A && value < 0x80 }
}
