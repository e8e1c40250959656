import Diagnostics

/// The English of the words in the templates.
///
/// Where one Chinese word needs several English ones, a remark after `|` tells them apart in the
/// template and in the catalogue; it is not shown.
struct EnglishWords: Sendable {
  private let words: [String: String]

  /// Reads the catalogue that is built in.
  init() { self.init(String(decoding: PackageResources.english_tsv, as: UTF8.self)) }

  /// Reads a catalogue: Chinese, a tab, English on each line; lines with `#` are remarks.
  init(_ catalogue: String) {
    var words: [String: String] = [:]
    for line in catalogue.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      if fields.count == 2 { words[String(fields[0])] = String(fields[1]) }
    }
    self.words = words
  }

  /// The English of some Chinese words, `nil` where the catalogue has none.
  subscript(chinese: String) -> String? { words[chinese] }

  /// The Chinese words between `[[` and `]]` of a template.
  static func marked(in template: String) -> [String] {
    template.split(separator: "[[", omittingEmptySubsequences: false).dropFirst().compactMap {
      piece in piece.firstRange(of: "]]").map { String(piece[..<$0.lowerBound]) }
    }
  }

  /// A template with its marked words in one language; words without English stay Chinese.
  func translated(_ template: String, into language: Wording.Language) -> String {
    var pieces = template.split(separator: "[[", omittingEmptySubsequences: false)[...]
    var text = String(pieces.removeFirst())
    for piece in pieces {
      guard let end = piece.firstRange(of: "]]") else {
        text += "[[" + piece
        continue
      }
      let key = String(piece[..<end.lowerBound])
      let chinese = String(key.prefix { $0 != "|" })
      text += language == .english ? words[key] ?? chinese : chinese
      text += piece[end.upperBound...]
    }
    return text
  }
}
