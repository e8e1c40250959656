import FEEL

/// Which names formulas use.
struct NameUse {
  private var scope = Scope()
  private var known: Set<String> = []

  init(_ names: [String]) { for name in names { add(name) } }

  mutating func add(_ name: String) {
    let name = Names.normal(name)
    guard known.insert(name).inserted else { return }
    scope.add(name)
  }

  /// The names that a formula mentions, of those that are known.
  func names(in formula: String) -> Set<String> {
    FEELExpression(parsing: formula, scope: scope).names.intersection(known)
  }
}

/// Puts one name in place of another in a formula.
enum Renaming {
  /// The formula with names replaced by texts; words in quotation marks stay as they are.
  static func apply(_ names: [String: String], to formula: String) -> String {
    var result = ""
    var word = ""
    var isQuoted = false
    func flush() {
      result += names[word] ?? word
      word = ""
    }
    for character in formula {
      if character == "\"" {
        flush()
        isQuoted.toggle()
        result.append(character)
      } else if !isQuoted, character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }
}
