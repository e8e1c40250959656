import Diagnostics

/// What a person searches for: terms between blanks, all of which must be found.
struct SearchQuery {
  /// The longest query in characters.
  static let limit = 200
  /// The terms as they are compared.
  let terms: [[Unicode.Scalar]]

  init(_ text: String) throws(Problem) {
    guard text.unicodeScalars.count <= Self.limit else {
      throw Problem(
        "store.query-too-long", .error,
        Wording("检索词超过 \(Self.limit) 字", "the query is longer than \(Self.limit) characters"),
        suggestion: Wording("请只查其中几个词", "search for a few words of it"))
    }
    var terms: [[Unicode.Scalar]] = []
    for part in text.split(whereSeparator: \.isWhitespace) {
      let term = Array(SearchText.joined(String(part)).unicodeScalars)
      if !term.isEmpty, !terms.contains(term) { terms.append(term) }
    }
    guard !terms.isEmpty else {
      throw Problem(
        "store.empty-query", .error, Wording("没有可检索的内容", "there is nothing to search for"),
        suggestion: Wording("至少输入一个字", "give at least one character"))
    }
    self.terms = terms
  }

  /// The query in FTS5's language: every term a quoted phrase, so that none of its characters
  /// means anything.
  var match: String {
    terms.map { term in
      var quoted = String.UnicodeScalarView("\"".unicodeScalars)
      for scalar in term {
        if scalar == "\"" { quoted.append(scalar) }
        quoted.append(scalar)
      }
      quoted.append("\"")
      return String(quoted)
    }.joined(separator: " AND ")
  }

  /// The hits of every term in a text, as spans of its scalars in order, overlaps joined;
  /// `nil` where a term is in none of `texts`.
  func hits(in texts: [String]) -> [[Range<Int>]]? {
    let searched = texts.map(SearchText.characters)
    var hits = [[Range<Int>]](repeating: [], count: texts.count)
    for term in terms {
      var isFound = false
      for (index, characters) in searched.enumerated() {
        let found = Self.occurrences(of: term, in: characters)
        if !found.isEmpty { isFound = true }
        hits[index] += found
      }
      if !isFound { return nil }
    }
    return hits.map(Self.joined)
  }

  private static func occurrences(
    of term: [Unicode.Scalar], in characters: [SearchText.Character]
  ) -> [Range<Int>] {
    guard let first = term.first, characters.count >= term.count else { return [] }
    var found: [Range<Int>] = []
    for start in 0...(characters.count - term.count) where characters[start].scalar == first {
      let matches = term.indices.allSatisfy { characters[start + $0].scalar == term[$0] }
      if matches {
        found.append(characters[start].offset..<characters[start + term.count - 1].offset + 1)
      }
    }
    return found
  }

  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
