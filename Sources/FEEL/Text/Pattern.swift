import Diagnostics
import Synchronization

/// A regular expression of XPath, as `matches`, `replace` and `split` use it.
final class Pattern: Sendable {
  /// A part of a pattern.
  indirect enum Node: Sendable {
    case empty
    case set(ScalarSet)
    case sequence([Node])
    case choice([Node])
    case group(Node, Int?)
    case repetition(Node, least: Int, most: Int?, isLazy: Bool)
    case reference(Int)
    case lineStart
    case lineEnd
  }

  let root: Node
  let groupCount: Int
  let ignoresCase: Bool
  let isMultiline: Bool
  /// Whether the text is taken as it is, and so is what replaces it.
  let isLiteral: Bool

  init?(_ text: String, flags: String) {
    guard flags.unicodeScalars.allSatisfy({ "smixq".unicodeScalars.contains($0) }) else {
      return nil
    }
    ignoresCase = flags.contains("i")
    isMultiline = flags.contains("m")
    isLiteral = flags.contains("q")
    var reader = PatternReader(
      text, dotMatchesAll: flags.contains("s"), ignoresCase: ignoresCase,
      isExtended: flags.contains("x"), isLiteral: isLiteral)
    guard let root = reader.pattern() else { return nil }
    self.root = root
    groupCount = reader.groupCount
  }

  private static let cache = Mutex<[String: Pattern]>([:])

  /// A pattern that was read before, or is read now.
  static func cached(_ text: String, flags: String) -> Pattern? {
    let key = flags + "\u{0}" + text
    if let found = cache.withLock({ $0[key] }) { return found }
    guard let pattern = Pattern(text, flags: flags) else { return nil }
    cache.withLock {
      if $0.count > 500 { $0.removeAll() }
      $0[key] = pattern
    }
    return pattern
  }

  /// A match: the groups, the whole first.
  struct Match {
    var groups: [Range<Int>?]
    var range: Range<Int>
  }
}
