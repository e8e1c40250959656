/// A statement while its sentence is being read, in offsets of compact text.
struct Draft: Sendable {
  var kind: Statement.Kind
  var role: Statement.Role = .main
  var metric: String
  var scope: String?
  var comparator: Statement.Comparator
  var value: String?
  var date: CalendarDate?
  var unit: String
  var horizon: Int?
  var horizonSource: Statement.HorizonSource?
  var frequency: String?
  var verb: String?
  var hedges: [String] = []
  var strengtheners: [String] = []
  var implicit = false
  var quote: Range<Int>
  var valueRange: Range<Int>
  var context: [(role: String, range: Range<Int>)] = []
  /// How many drafts further on the statement stands that this one qualifies.
  var qualifies: Int?
  var confidence = 0.95

  /// The quote, widened to the number where that stands outside.
  var quoteWithValue: Range<Int> {
    min(quote.lowerBound, valueRange.lowerBound)..<max(quote.upperBound, valueRange.upperBound)
  }
}
