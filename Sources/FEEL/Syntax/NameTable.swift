/// Names that may occur in an expression, found by their longest match.
struct NameTable {
  private var byFirst: [String: [[String]]] = [:]

  /// The words and operators that a name is made of.
  static func tokens(_ name: String) -> [String] {
    var tokens: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if NameScalars.isPart(scalar) {
        word.append(scalar)
        continue
      }
      if !word.isEmpty { tokens.append(String(word)) }
      word = String.UnicodeScalarView()
      if !NameScalars.isSpace(scalar) { tokens.append(String(scalar)) }
    }
    if !word.isEmpty { tokens.append(String(word)) }
    return tokens
  }

  /// Adds a name.
  mutating func insert(_ name: String) {
    let tokens = Self.tokens(name)
    guard let first = tokens.first, byFirst[first]?.contains(tokens) != true else { return }
    byFirst[first, default: []].append(tokens)
    byFirst[first]?.sort { $0.count > $1.count }
  }

  /// The names that start with a word, the longest first.
  func names(startingWith word: String) -> [[String]] { byFirst[word] ?? [] }
}
