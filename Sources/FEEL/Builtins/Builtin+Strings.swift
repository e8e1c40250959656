import Diagnostics

extension Builtin {
  static let strings: [Builtin] = [
    function("substring", "string", "start position", "length?") { a in substring(a) },
    function("string length", "string") { a in
      a.string(0).map { .integer($0.unicodeScalars.count) }
    },
    function("upper case", "string") { a in a.string(0).map { .string($0.uppercased()) } },
    function("lower case", "string") { a in a.string(0).map { .string($0.lowercased()) } },
    function("substring before", "string", "match") { a in
      guard let text = a.string(0), let match = a.string(1) else { return nil }
      return .string(
        find(match, in: text).map { String(text.unicodeScalars[..<$0.lowerBound]) } ?? "")
    },
    function("substring after", "string", "match") { a in
      guard let text = a.string(0), let match = a.string(1) else { return nil }
      return .string(
        find(match, in: text).map { String(text.unicodeScalars[$0.upperBound...]) } ?? "")
    },
    function("contains", "string", "match") { a in
      guard let text = a.string(0), let match = a.string(1) else { return nil }
      return .boolean(find(match, in: text) != nil)
    },
    function("starts with", "string", "match") { a in
      guard let text = a.string(0), let match = a.string(1) else { return nil }
      return .boolean(text.unicodeScalars.starts(with: match.unicodeScalars))
    },
    function("ends with", "string", "match") { a in
      guard let text = a.string(0), let match = a.string(1) else { return nil }
      return .boolean(
        text.unicodeScalars.reversed().starts(with: match.unicodeScalars.reversed()))
    },
    function("matches", "input", "pattern", "flags?") { a in
      guard let text = a.string(0), let pattern = pattern(a, 1, flags: 2) else { return nil }
      let found = pattern.firstMatch(in: Array(text.unicodeScalars), run: a.run) != nil
      return a.run.isExhausted ? .null : .boolean(found)
    },
    function("replace", "input", "pattern", "replacement", "flags?") { a in
      guard let text = a.string(0), let replacement = a.string(2),
        let pattern = pattern(a, 1, flags: 3)
      else { return nil }
      if pattern.matchesNothing(a.run) { return a.fail(emptyMatch) }
      return pattern.replacing(in: text, with: replacement, run: a.run).map(Value.string)
    },
    function("split", "string", "delimiter") { a in
      guard let text = a.string(0), let pattern = pattern(a, 1, flags: 9) else { return nil }
      if pattern.matchesNothing(a.run) { return a.fail(emptyMatch) }
      return pattern.split(text, run: a.run).map { .list($0.map(Value.string)) }
    },
    function("string join", "list", "delimiter?") { a in
      guard let list = a.list(0) else { return nil }
      var delimiter = ""
      if let given = a.single(1), !given.isNull {
        guard case .string(let text) = given else { return nil }
        delimiter = text
      }
      var parts: [String] = []
      for item in list {
        switch item {
        case .string(let text): parts.append(text)
        case .null: break
        default: return nil
        }
      }
      let size = parts.reduce(0) { $0 + $1.utf8.count + delimiter.utf8.count }
      guard a.run.allows(size), a.run.spend(size / 16) else { return .null }
      return .string(parts.joined(separator: delimiter))
    },
  ]

  private static func pattern(_ a: Arguments, _ index: Int, flags: Int) -> Pattern? {
    guard let text = a.string(index) else { return nil }
    var options = ""
    if let given = a.single(flags), !given.isNull {
      guard case .string(let found) = given else { return nil }
      options = found
    }
    return Pattern.cached(text, flags: options)
  }

  private static let emptyMatch = Wording(
    "正则表达式会匹配空字符串", "the regular expression matches the empty text")

  /// Where a text holds another, found in one pass (Knuth, Morris and Pratt).
  private static func find(_ match: String, in text: String) -> Range<String.Index>? {
    let wanted = Array(match.utf8)
    if wanted.isEmpty { return text.startIndex..<text.startIndex }
    var borders = [0]
    var length = 0
    for byte in wanted.dropFirst() {
      while length > 0, wanted[length] != byte { length = borders[length - 1] }
      if wanted[length] == byte { length += 1 }
      borders.append(length)
    }
    length = 0
    for (offset, byte) in text.utf8.enumerated() {
      while length > 0, wanted[length] != byte { length = borders[length - 1] }
      if wanted[length] == byte { length += 1 }
      if length == wanted.count {
        let start = text.utf8.index(text.startIndex, offsetBy: offset + 1 - length)
        return start..<text.utf8.index(start, offsetBy: length)
      }
    }
    return nil
  }

  private static func substring(_ a: Arguments) -> Value? {
    guard let text = a.string(0), let start = a.integer(1) else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard start != 0 else {
      return a.fail(Wording("起始位置从 1 数起，没有 0", "a start position of 0 does not exist"))
    }
    var count = scalars.count
    if let given = a.single(2), !given.isNull {
      guard let length = a.integer(2) else { return nil }
      guard length >= 1 else { return a.fail(Wording("长度至少为 1", "a length is 1 or more")) }
      count = length
    }
    let from = start > 0 ? start - 1 : scalars.count + start
    guard from >= 0, from < scalars.count else {
      return start > 0
        ? .string("") : a.fail(Wording("起始位置在字符串之前", "the start position lies before the text"))
    }
    return .string(
      String(
        String.UnicodeScalarView(
          scalars[from..<min(scalars.count, from + min(count, scalars.count))])))
  }
}
