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
      guard let found = pattern.firstMatch(in: Array(text.unicodeScalars), run: a.run) else {
        return a.run.isExhausted ? .null : .boolean(false)
      }
      _ = found
      return .boolean(true)
    },
    function("replace", "input", "pattern", "replacement", "flags?") { a in
      guard let text = a.string(0), let replacement = a.string(2),
        let pattern = pattern(a, 1, flags: 3)
      else { return nil }
      return pattern.replacing(in: text, with: replacement, run: a.run).map(Value.string)
    },
    function("split", "string", "delimiter") { a in
      guard let text = a.string(0), let pattern = pattern(a, 1, flags: 9) else { return nil }
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

  private static func find(
    _ match: String, in text: String
  ) -> Range<String.UnicodeScalarView.Index>? {
    let scalars = text.unicodeScalars
    let wanted = match.unicodeScalars
    if wanted.isEmpty { return scalars.startIndex..<scalars.startIndex }
    var start = scalars.startIndex
    while start < scalars.endIndex {
      if scalars[start] == wanted.first, scalars[start...].starts(with: wanted) {
        return start..<scalars.index(start, offsetBy: wanted.count)
      }
      start = scalars.index(after: start)
    }
    return nil
  }

  private static func substring(_ a: Arguments) -> Value? {
    guard let text = a.string(0), let start = a.integer(1) else { return nil }
    let scalars = Array(text.unicodeScalars)
    guard start != 0 else { return a.fail("a start position of 0 does not exist") }
    var count = scalars.count
    if let given = a.single(2), !given.isNull {
      guard let length = a.integer(2) else { return nil }
      guard length >= 1 else { return a.fail("a length is 1 or more") }
      count = length
    }
    let from = start > 0 ? start - 1 : scalars.count + start
    guard from >= 0, from < scalars.count else {
      return start > 0 ? .string("") : a.fail("the start position lies before the text")
    }
    return .string(
      String(
        String.UnicodeScalarView(
          scalars[from..<min(scalars.count, from + min(count, scalars.count))])))
  }
}
