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

  init?(_ text: String, flags: String) {
    guard flags.unicodeScalars.allSatisfy({ "smixq".unicodeScalars.contains($0) }) else {
      return nil
    }
    ignoresCase = flags.contains("i")
    isMultiline = flags.contains("m")
    var reader = PatternReader(
      text, dotMatchesAll: flags.contains("s"), ignoresCase: ignoresCase,
      isExtended: flags.contains("x"),
      isLiteral: flags.contains("q"))
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

  /// The first match from a place on.
  func firstMatch(in text: [Unicode.Scalar], from start: Int = 0, run: Run) -> Match? {
    var matcher = PatternMatcher(self, text, run)
    for place in start...max(start, text.count) {
      if let match = matcher.match(at: place) { return match }
      if run.isExhausted { return nil }
    }
    return nil
  }

  /// The text with all matches replaced; nil if the replacement is malformed or the pattern matches
  /// nothing at all.
  func replacing(in text: String, with replacement: String, run: Run) -> String? {
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var place = 0
    while place <= scalars.count, let match = firstMatch(in: scalars, from: place, run: run) {
      if match.range.isEmpty {
        out.append(contentsOf: scalars[place..<match.range.lowerBound])
        guard append(replacement, match, scalars, &out) else { return nil }
        if match.range.lowerBound < scalars.count { out.append(scalars[match.range.lowerBound]) }
        place = match.range.lowerBound + 1
        continue
      }
      out.append(contentsOf: scalars[place..<match.range.lowerBound])
      guard append(replacement, match, scalars, &out) else { return nil }
      place = match.range.upperBound
    }
    if run.isExhausted { return nil }
    if place < scalars.count { out.append(contentsOf: scalars[place...]) }
    return String(out)
  }

  private func append(
    _ replacement: String, _ match: Match, _ text: [Unicode.Scalar],
    _ out: inout String.UnicodeScalarView
  ) -> Bool {
    let scalars = Array(replacement.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if scalar == "\\" {
        guard index < scalars.count, scalars[index] == "\\" || scalars[index] == "$" else {
          return false
        }
        out.append(scalars[index])
        index += 1
      } else if scalar == "$" {
        guard index < scalars.count, let digit = Self.digit(scalars[index]) else { return false }
        index += 1
        var number = digit
        while index < scalars.count, let next = Self.digit(scalars[index]),
          number * 10 + next <= groupCount
        {
          number = number * 10 + next
          index += 1
        }
        if number <= groupCount, let range = match.groups[number] {
          out.append(contentsOf: text[range])
        }
      } else {
        out.append(scalar)
      }
    }
    return true
  }

  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil
  }

  /// The pieces between the matches.
  func split(_ text: String, run: Run) -> [String]? {
    let scalars = Array(text.unicodeScalars)
    var pieces: [String] = []
    var start = 0
    var place = 0
    while place < scalars.count, let match = firstMatch(in: scalars, from: place, run: run) {
      if match.range.isEmpty {
        place = match.range.lowerBound + 1
        if match.range.lowerBound > start {
          pieces.append(String(String.UnicodeScalarView(scalars[start..<match.range.lowerBound])))
          start = match.range.lowerBound
        }
        continue
      }
      pieces.append(String(String.UnicodeScalarView(scalars[start..<match.range.lowerBound])))
      start = match.range.upperBound
      place = start
    }
    if run.isExhausted { return nil }
    pieces.append(String(String.UnicodeScalarView(scalars[start...])))
    return pieces
  }
}

/// A set of characters.
struct ScalarSet: Sendable {
  var test: @Sendable (Unicode.Scalar) -> Bool
  /// Whether the test looks at the other case itself.
  var handlesCase = false

  /// Creates a set.
  init(handlesCase: Bool = false, test: @escaping @Sendable (Unicode.Scalar) -> Bool) {
    self.test = test
    self.handlesCase = handlesCase
  }

  /// Whether a character is in the set, or its other case if case does not count.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    if test(scalar) { return true }
    guard ignoringCase, !handlesCase else { return false }
    let properties = scalar.properties
    return [properties.lowercaseMapping, properties.uppercaseMapping].contains {
      $0.unicodeScalars.count == 1 && $0.unicodeScalars.first.map(test) ?? false
    }
  }
}

/// One search: backtracking with a limit on the steps, so that no pattern hangs.
private struct PatternMatcher {
  let pattern: Pattern
  let text: [Unicode.Scalar]
  let run: Run
  var groups: [Range<Int>?]
  var steps = 0
  var depth = 0
  static let mostSteps = 2_000_000
  static let deepest = 4_000

  init(_ pattern: Pattern, _ text: [Unicode.Scalar], _ run: Run) {
    self.pattern = pattern
    self.text = text
    self.run = run
    groups = [Range<Int>?](repeating: nil, count: pattern.groupCount + 1)
  }

  mutating func match(at start: Int) -> Pattern.Match? {
    for index in groups.indices { groups[index] = nil }
    var end = start
    let found = go(pattern.root, start) { _, place in
      end = place
      return true
    }
    guard found else { return nil }
    groups[0] = start..<end
    return Pattern.Match(groups: groups, range: start..<end)
  }

  private typealias Rest = (inout PatternMatcher, Int) -> Bool

  private mutating func go(_ node: Pattern.Node, _ place: Int, _ rest: Rest) -> Bool {
    steps += 1
    depth += 1
    defer { depth -= 1 }
    guard steps < Self.mostSteps, depth < Self.deepest else {
      run.exhaust("a regular expression took too many steps")
      return false
    }
    switch node {
    case .empty: return rest(&self, place)
    case .set(let set):
      guard place < text.count,
        set.contains(text[place], ignoringCase: pattern.ignoresCase)
      else { return false }
      return rest(&self, place + 1)
    case .sequence(let nodes): return sequence(nodes[...], place, rest)
    case .choice(let nodes):
      for node in nodes where go(node, place, rest) { return true }
      return false
    case .group(let inner, let number):
      guard let number else { return go(inner, place, rest) }
      let saved = groups[number]
      let found = go(inner, place) { matcher, end in
        let before = matcher.groups[number]
        matcher.groups[number] = place..<end
        if rest(&matcher, end) { return true }
        matcher.groups[number] = before
        return false
      }
      if !found { groups[number] = saved }
      return found
    case .repetition(let inner, let least, let most, let isLazy):
      if case .set(let set) = inner { return run(of: set, place, least, most, isLazy, rest) }
      return repetition(inner, place, least, most, isLazy, rest)
    case .reference(let number):
      guard let range = groups[number] else { return rest(&self, place) }
      guard place + range.count <= text.count,
        zip(text[place..<(place + range.count)], text[range]).allSatisfy({ a, b in
          ScalarSet { $0 == b }.contains(a, ignoringCase: pattern.ignoresCase)
        })
      else { return false }
      return rest(&self, place + range.count)
    case .lineStart:
      let isStart = place == 0 || (pattern.isMultiline && text[place - 1] == "\n")
      return isStart && rest(&self, place)
    case .lineEnd:
      let isEnd = place == text.count || (pattern.isMultiline && text[place] == "\n")
      return isEnd && rest(&self, place)
    }
  }

  private mutating func sequence(
    _ nodes: ArraySlice<Pattern.Node>, _ place: Int, _ rest: Rest
  ) -> Bool {
    guard let first = nodes.first else { return rest(&self, place) }
    if nodes.count == 1 { return go(first, place, rest) }
    return go(first, place) { matcher, end in
      matcher.sequence(nodes.dropFirst(), end, rest)
    }
  }

  /// A run of characters of one set, tried from its longest (or shortest) length without nesting.
  private mutating func run(
    of set: ScalarSet, _ place: Int, _ least: Int, _ most: Int?, _ isLazy: Bool, _ rest: Rest
  ) -> Bool {
    var longest = 0
    while place + longest < text.count, longest < most ?? .max,
      set.contains(text[place + longest], ignoringCase: pattern.ignoresCase)
    {
      longest += 1
    }
    guard longest >= least else { return false }
    let lengths = least...longest
    if isLazy {
      for length in lengths where rest(&self, place + length) { return true }
    } else {
      for length in lengths.reversed() where rest(&self, place + length) { return true }
    }
    return false
  }

  private mutating func repetition(
    _ node: Pattern.Node, _ place: Int, _ least: Int, _ most: Int?, _ isLazy: Bool, _ rest: Rest
  ) -> Bool {
    if least > 0 {
      return go(node, place) { matcher, end in
        matcher.repetition(node, end, least - 1, most.map { $0 - 1 }, isLazy, rest)
      }
    }
    if most == 0 { return rest(&self, place) }
    if isLazy, rest(&self, place) { return true }
    let again = go(node, place) { matcher, end in
      // An empty turn would repeat for ever.
      end > place && matcher.repetition(node, end, 0, most.map { $0 - 1 }, isLazy, rest)
    }
    if again { return true }
    return !isLazy && rest(&self, place)
  }
}
