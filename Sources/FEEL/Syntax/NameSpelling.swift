/// How the tokens of a name are written together.
enum NameSpelling {
  /// The tokens as one name: words parted by spaces, operators without.
  static func joined(_ tokens: [String]) -> String {
    var out = ""
    var lastIsWord = false
    for token in tokens {
      let isWord = token.unicodeScalars.first.map(NameScalars.isPart) ?? false
      if isWord, lastIsWord { out += " " }
      out += token
      lastIsWord = isWord
    }
    return out
  }

  /// A name in the one way in which names are compared.
  static func normal(_ name: String) -> String { joined(NameTable.tokens(name)) }
}
