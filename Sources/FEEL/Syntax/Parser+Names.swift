import Diagnostics

extension Parser {
  static let keywords: Set<String> = [
    "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between", "and",
    "or", "function", "external", "instance", "true", "false", "null",
  ]

  /// The word that starts here, without moving.
  func word(from start: Int) -> String {
    var end = start
    while end < scalars.count, NameScalars.isPart(scalars[end]) { end += 1 }
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  /// Whether the tokens of a name stand here; the place behind them if so.
  private func end(of tokens: [String]) -> Int? {
    var place = index
    for (number, token) in tokens.enumerated() {
      if number > 0 {
        while place < scalars.count, NameScalars.isSpace(scalars[place]) { place += 1 }
      }
      guard place < scalars.count else { return nil }
      if NameScalars.isPart(scalars[place]) {
        let found = word(from: place)
        guard found == token else { return nil }
        place += found.unicodeScalars.count
      } else {
        guard token.unicodeScalars.first == scalars[place] else { return nil }
        place += 1
      }
    }
    return place
  }

  var endsEarly: SyntaxFault {
    fault(Wording("表达式没有写完", "the expression ends too early"))
  }

  /// The longest known name here.
  private mutating func known(in tables: [NameTable]) -> String? {
    let first = word(from: index)
    var best: (name: String, end: Int)?
    for table in tables {
      for tokens in table.names(startingWith: first) {
        if let end = end(of: tokens), end > best?.end ?? index {
          best = (Self.joined(tokens), end)
        }
      }
    }
    guard let best else { return nil }
    index = best.end
    return best.name
  }

  /// The name that tokens stand for; words are parted by single spaces.
  private static func joined(_ tokens: [String]) -> String {
    NameSpelling.joined(tokens)
  }

  /// A variable or function name in an expression.
  mutating func variableName() throws(SyntaxFault) -> String {
    guard let scalar = current, NameScalars.isStart(scalar) else {
      guard let current else { throw endsEarly }
      throw fault(Wording("这里不该有“\(current)”", "“\(current)” is not expected here"))
    }
    let tables = filters > 0 ? scopes + [members] : scopes
    if let name = known(in: tables) { return name }
    let name = word(from: index)
    if Self.keywords.contains(name) {
      throw fault(Wording("这里不该有“\(name)”", "“\(name)” is not expected here"))
    }
    index += name.unicodeScalars.count
    return name
  }

  /// A name behind a point.
  mutating func memberName() throws(SyntaxFault) -> String {
    try skipSpace()
    guard let scalar = current, NameScalars.isStart(scalar) else {
      throw fault(Wording("这里应是项的名称", "the name of an entry is expected here"))
    }
    if let name = known(in: scopes.dropFirst() + [members]) { return name }
    let name = word(from: index)
    index += name.unicodeScalars.count
    return name
  }

  /// A name that is being defined: everything up to one of some characters or a keyword.
  mutating func newName(
    until ends: Set<Unicode.Scalar>, orKeyword keyword: String? = nil
  ) throws(SyntaxFault) -> String {
    try skipSpace()
    guard let scalar = current, NameScalars.isStart(scalar) else {
      throw fault(Wording("这里应是名称", "a name is expected here"))
    }
    var tokens: [String] = []
    while let scalar = current, !ends.contains(scalar) {
      if NameScalars.isSpace(scalar) {
        index += 1
      } else if NameScalars.isPart(scalar) {
        let word = word(from: index)
        if word == keyword, !tokens.isEmpty { break }
        tokens.append(word)
        index += word.unicodeScalars.count
      } else if NameScalars.isSymbol(scalar) {
        tokens.append(String(scalar))
        index += 1
      } else {
        throw fault(Wording("名称里不能有“\(scalar)”", "a name can't hold “\(scalar)”"))
      }
    }
    return Self.joined(tokens)
  }
}
