/// The blocks of characters that patterns name.
enum UnicodeBlock {
  static func range(named name: String) -> ScalarSet? {
    guard let range = ranges[name] else { return nil }
    return ScalarSet { range.contains($0.value) }
  }

  private static let ranges: [String: ClosedRange<UInt32>] = [
    "BasicLatin": 0...0x7F, "Latin-1Supplement": 0x80...0xFF, "LatinExtended-A": 0x100...0x17F,
    "LatinExtended-B": 0x180...0x24F, "IPAExtensions": 0x250...0x2AF, "Greek": 0x370...0x3FF,
    "GreekandCoptic": 0x370...0x3FF, "Cyrillic": 0x400...0x4FF, "Armenian": 0x530...0x58F,
    "Hebrew": 0x590...0x5FF, "Arabic": 0x600...0x6FF, "Devanagari": 0x900...0x97F,
    "Thai": 0xE00...0xE7F, "HangulJamo": 0x1100...0x11FF, "GreekExtended": 0x1F00...0x1FFF,
    "GeneralPunctuation": 0x2000...0x206F, "CurrencySymbols": 0x20A0...0x20CF,
    "LetterlikeSymbols": 0x2100...0x214F, "NumberForms": 0x2150...0x218F,
    "Arrows": 0x2190...0x21FF, "MathematicalOperators": 0x2200...0x22FF,
    "CJKSymbolsandPunctuation": 0x3000...0x303F, "Hiragana": 0x3040...0x309F,
    "Katakana": 0x30A0...0x30FF, "Bopomofo": 0x3100...0x312F,
    "CJKUnifiedIdeographsExtensionA": 0x3400...0x4DBF, "CJKUnifiedIdeographs": 0x4E00...0x9FFF,
    "HangulSyllables": 0xAC00...0xD7A3, "PrivateUse": 0xE000...0xF8FF,
  ]
}
