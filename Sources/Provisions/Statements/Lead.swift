/// What a clause or item says before its number: whom, how often, how firmly, with which verb.
struct Lead: Sendable {
  /// A word with its place.
  struct Word: Sendable {
    var text: String
    var range: Range<Int>
  }

  /// The first scalar of the noun phrase, after everything else.
  var nounStart: Int
  /// The first scalar that belongs to the statement at all.
  var start: Int
  /// The verb, and its class.
  var verb: Word?
  var verbClass: Lexicon.VerbClass?
  /// Words before the verb that say who acts.
  var subject: Range<Int>?
  /// Words that soften.
  var hedges: [Word] = []
  /// Words that harden.
  var strengtheners: [Word] = []
  /// Whom the sentence binds, where it says so: 全省, 各地.
  var scope: Word?
  /// Whether 了 stands behind the verb: it has been done.
  var isPast = false
  /// Whether 其中 says that a part of what was counted before is meant.
  var isPart = false
  /// Whether 累计 was passed.
  var cumulative: Word?
}
