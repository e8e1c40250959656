/// Text as search compares it: letters in lower case, full-width forms as half-width, no blanks.
///
/// Line breaks stay, as breaks: nothing is found across the end of a paragraph.
enum SearchText {
  /// One character of search text, and where it came from.
  struct Character {
    /// The character as compared.
    var scalar: Unicode.Scalar
    /// Its UTF-8 bytes in the original.
    var bytes: Range<Int>
    /// Its offset in the original, in scalars.
    var offset: Int
    /// Whether it ends a paragraph.
    var isBreak: Bool { scalar == "\n" }
  }

  /// The characters of a text.
  static func characters(of text: String) -> [Character] {
    var characters: [Character] = []
    characters.reserveCapacity(text.utf8.count / 3 + 1)
    var byte = 0
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      let end = byte + UTF8.width(scalar)
      if let folded = fold(scalar) {
        characters.append(Character(scalar: folded, bytes: byte..<end, offset: offset))
      }
      byte = end
    }
    return characters
  }

  /// The text as compared.
  static func folded(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.lazy.compactMap(fold))
    return String(view)
  }

  /// The text as compared, on one line: breaks are dropped like blanks.
  static func joined(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.lazy.compactMap(fold).filter { $0 != "\n" })
    return String(view)
  }

  /// A character as compared, `nil` where it does not count.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x4E00...0x9FFF: return scalar
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20)
    case 0x0A: return scalar
    case 0x21...0x7E: return scalar
    case 0...0x20, 0x7F: return nil
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).flatMap(fold)
    default:
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}" {
        return nil
      }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first : scalar
    }
  }
}
