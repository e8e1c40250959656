/// Reads regular expressions of XPath.
struct PatternReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private let dotMatchesAll: Bool
  private let ignoresCase: Bool
  private let isLiteral: Bool
  private var depth = 0
  private(set) var groupCount = 0
  private var closedGroups: Set<Int> = []

  init(_ text: String, dotMatchesAll: Bool, ignoresCase: Bool, isExtended: Bool, isLiteral: Bool) {
    self.ignoresCase = ignoresCase
    scalars =
      isExtended && !isLiteral
      ? Self.withoutSpace(Array(text.unicodeScalars)) : Array(text.unicodeScalars)
    self.dotMatchesAll = dotMatchesAll
    self.isLiteral = isLiteral
  }

  /// A pattern without the white space outside its sets.
  private static func withoutSpace(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var depth = 0
    var isEscaped = false
    return scalars.filter { scalar in
      if !isEscaped, scalar == "[" { depth += 1 }
      if !isEscaped, scalar == "]" { depth -= 1 }
      let isDropped = depth <= 0 && isSpace(scalar)
      if !isDropped { isEscaped = scalar == "\\" && !isEscaped }
      return !isDropped
    }
  }

  /// The whole pattern; nil if it is malformed.
  mutating func pattern() -> Pattern.Node? {
    if isLiteral { return .sequence(scalars.map(Self.one)) }
    guard let node = choice(), index == scalars.count else { return nil }
    return node
  }

  private static func one(_ scalar: Unicode.Scalar) -> Pattern.Node {
    .set(ScalarSet { $0 == scalar })
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    index += 1
    return true
  }

  private mutating func choice() -> Pattern.Node? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { return nil }
    var branches: [Pattern.Node] = []
    repeat {
      guard let branch = sequence() else { return nil }
      branches.append(branch)
    } while take("|")
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() -> Pattern.Node? {
    var nodes: [Pattern.Node] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      guard let atom = atom(), let node = quantified(atom) else { return nil }
      nodes.append(node)
    }
    return nodes.isEmpty ? .empty : nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func quantified(_ atom: Pattern.Node) -> Pattern.Node? {
    let least: Int
    var most: Int?
    switch current {
    case "*": least = 0
    case "+": least = 1
    case "?":
      least = 0
      most = 1
    case "{":
      index += 1
      guard let first = number() else { return nil }
      least = first
      most = first
      if take(",") { most = current == "}" ? nil : number() ?? -1 }
      guard current == "}", most ?? least >= least, least <= 1_000, most ?? 0 <= 1_000 else {
        return nil
      }
    default: return atom
    }
    index += 1
    let isLazy = take("?")
    return .repetition(atom, least: least, most: most, isLazy: isLazy)
  }

  private mutating func number() -> Int? {
    let start = index
    var value = 0
    while let scalar = current, let digit = Pattern.digit(scalar) {
      value = min(value * 10 + digit, 1_000_000)
      index += 1
    }
    return index > start ? value : nil
  }

  private mutating func atom() -> Pattern.Node? {
    guard let scalar = current else { return nil }
    index += 1
    switch scalar {
    case "(": return group()
    case "[": return characterClass().map(Pattern.Node.set)
    case ".":
      return dotMatchesAll
        ? .set(ScalarSet { _ in true })
        : .set(ScalarSet { $0 != "\n" && $0 != "\r" })
    case "^": return .lineStart
    case "$": return .lineEnd
    case "\\": return escape()
    case "*", "+", "?", "{", "}", "]": return nil
    default: return Self.one(scalar)
    }
  }

  private mutating func group() -> Pattern.Node? {
    var number: Int?
    if take("?") {
      guard take(":") else { return nil }
    } else {
      groupCount += 1
      number = groupCount
    }
    guard let inner = choice(), take(")") else { return nil }
    if let number { closedGroups.insert(number) }
    return .group(inner, number)
  }

  private mutating func escape() -> Pattern.Node? {
    guard let scalar = current else { return nil }
    if let digit = Pattern.digit(scalar), digit > 0 {
      index += 1
      var number = digit
      while let next = current, let more = Pattern.digit(next), number * 10 + more <= groupCount {
        number = number * 10 + more
        index += 1
      }
      return closedGroups.contains(number) ? .reference(number) : nil
    }
    return escapedSet().map(Pattern.Node.set)
  }

  /// The set behind a backslash.
  private mutating func escapedSet() -> ScalarSet? {
    guard let scalar = current else { return nil }
    index += 1
    switch scalar {
    case "n": return ScalarSet { $0 == "\n" }
    case "r": return ScalarSet { $0 == "\r" }
    case "t": return ScalarSet { $0 == "\t" }
    case "d": return ScalarSet { $0.properties.generalCategory == .decimalNumber }
    case "D": return ScalarSet { $0.properties.generalCategory != .decimalNumber }
    case "s": return ScalarSet(test: Self.isSpace)
    case "S": return ScalarSet { !Self.isSpace($0) }
    case "w": return ScalarSet(test: Self.isWord)
    case "W": return ScalarSet { !Self.isWord($0) }
    case "i": return ScalarSet(test: Self.isNameStart)
    case "I": return ScalarSet { !Self.isNameStart($0) }
    case "c": return ScalarSet(test: Self.isNamePart)
    case "C": return ScalarSet { !Self.isNamePart($0) }
    case "p": return property()
    case "P": return property().map { set in ScalarSet { !set.test($0) } }
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "[", "]", "-", "^", "$", "/":
      return ScalarSet { $0 == scalar }
    default: return nil
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    let code = UnicodeCategory.code(scalar)
    return code.first != "P" && code.first != "Z" && code.first != "C"
  }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || (NameScalars.isStart(scalar) && scalar != "?")
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    isNameStart(scalar) || scalar == "-" || scalar == "."
      || (NameScalars.isPart(scalar) && scalar != "?")
  }

  /// A category such as `{Lu}` or a block such as `{IsGreek}`.
  private mutating func property() -> ScalarSet? {
    guard take("{") else { return nil }
    var name = ""
    while let scalar = current, scalar != "}" {
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard take("}") else { return nil }
    if name.hasPrefix("Is") { return UnicodeBlock.range(named: String(name.dropFirst(2))) }
    guard UnicodeCategory.isKnown(name) else { return nil }
    let category = name
    return ScalarSet { UnicodeCategory.code($0).hasPrefix(category) }
  }

  private mutating func characterClass() -> ScalarSet? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { return nil }
    let isNegated = take("^")
    var tests: [ScalarSet] = []
    var minus: ScalarSet?
    guard current != "]" else { return nil }
    while let scalar = current, scalar != "]" {
      if scalar == "-", index + 1 < scalars.count, scalars[index + 1] == "[" {
        index += 2
        guard let inner = characterClass(), current == "]" else { return nil }
        minus = inner
        break
      }
      guard let set = classItem() else { return nil }
      tests.append(set)
    }
    guard take("]") else { return nil }
    let (all, cut) = (tests, minus)
    let ignoresCase = ignoresCase
    return ScalarSet(handlesCase: true) { scalar in
      let found = all.contains { $0.contains(scalar, ignoringCase: ignoresCase) } != isNegated
      return found && !(cut?.contains(scalar, ignoringCase: ignoresCase) ?? false)
    }
  }

  private mutating func classItem() -> ScalarSet? {
    guard let first = current else { return nil }
    index += 1
    var low = first
    if first == "[" { return nil }
    if first == "\\" {
      guard let next = current else { return nil }
      let plain = "\\|.?*+(){}[]-^$nrt".unicodeScalars.contains(next)
      guard let set = escapedSet() else { return nil }
      guard plain else { return set }
      low = ["n": "\n", "r": "\r", "t": "\t"][next] ?? next
    }
    guard current == "-", index + 1 < scalars.count, scalars[index + 1] != "]",
      scalars[index + 1] != "["
    else {
      let only = low
      return ScalarSet { $0 == only }
    }
    index += 1
    guard var high = current else { return nil }
    index += 1
    if high == "\\" {
      guard let next = current, escapedSet() != nil else { return nil }
      high = ["n": "\n", "r": "\r", "t": "\t"][next] ?? next
    }
    guard low <= high else { return nil }
    let (from, to) = (low, high)
    return ScalarSet { from <= $0 && $0 <= to }
  }
}
