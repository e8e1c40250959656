import Diagnostics

/// One search: backtracking with a limit on the steps, so that no pattern hangs.
struct PatternMatcher {
  let pattern: Pattern
  let text: [Unicode.Scalar]
  let run: Run
  var groups: [Range<Int>?]
  var steps = 0

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
    if steps & 0xFFF == 0 { run.checkTime() }
    guard steps < run.limits.patternSteps, !run.isExhausted, !run.isStackScarce else {
      run.exhaust(
        Wording("正则表达式的匹配步数太多", "a regular expression took too many steps"))
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
    steps += longest / 16
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
