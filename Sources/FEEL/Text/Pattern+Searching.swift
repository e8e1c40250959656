extension Pattern {
  /// The first match from a place on.
  func firstMatch(in text: [Unicode.Scalar], from start: Int = 0, run: Run) -> Match? {
    var matcher = PatternMatcher(self, text, run)
    defer { _ = run.spend(matcher.steps / 16) }
    for place in start...max(start, text.count) {
      if let match = matcher.match(at: place) { return match }
      if run.isExhausted { return nil }
    }
    return nil
  }

  /// Whether the pattern matches the empty text, so that there would be a match at every place.
  func matchesNothing(_ run: Run) -> Bool { firstMatch(in: [], run: run) != nil }

  /// The text with all matches replaced; nil if the replacement is malformed.
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
      guard run.allows(out.count) else { return nil }
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
    if isLiteral {
      out.append(contentsOf: scalars)
      return true
    }
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
