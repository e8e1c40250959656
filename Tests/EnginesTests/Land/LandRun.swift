import Testing

/// A procedure of the land pack with the ways that its cases are led to each of its ends.
struct LandRun: Sendable, CustomTestStringConvertible {
  /// One way to an end.
  struct Path: Sendable {
    /// How the case ends.
    var outcome: String
    /// The record that it is about; the first row where none is named.
    var subject: String?
    /// What is stated otherwise than by default, in the order of visits to each step.
    var stated: [(step: String, facts: [String: String])]

    /// A way to an end, with steps and facts written as `核查 违法=是 面积=3 | 整改 达标=否`.
    init(_ outcome: String, _ text: String = "", of subject: String? = nil) {
      self.outcome = outcome
      self.subject = subject
      stated = LandRun.stated(text)
    }
  }

  /// A letter, what must be done before there is all that it says, and words that it then has.
  struct Letter: Sendable {
    var name: String
    var after: String
    var says: String
  }

  var procedure: String
  /// The type of its subjects, with titles and rows of some.
  var type: String
  var titles: String
  var rows: [String]
  /// Records of other types that its effects concern.
  var others: [String: String] = [:]
  var opening: String = ""
  /// What each step states unless a path says otherwise.
  var defaults: String = ""
  var paths: [Path]
  var letter: Letter?

  var testDescription: String { procedure }

  static func stated(_ text: String) -> [(step: String, facts: [String: String])] {
    text.split(separator: "|").map { part in
      let words = part.split(separator: " ").map(String.init)
      return (words[0], facts(words.dropFirst()))
    }
  }

  static func facts(_ words: some Sequence<String>) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: words.map { word in
        let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
        return (sides[0], sides[1])
      })
  }

  static let all = planning + renewal + supply + duties + parks
}
