/// A found statement as the scorer compares it.
struct ScoredStatement: Sendable {
  var id: String
  var document: Int
  var provision: String
  var page: Int?
  var quote: String
  var kind: String
  var role: String
  var metric: String
  var comparator: String
  var value: String?
  var date: String?
  var unit: String
  var horizon: Int?
  var confidence: Double

  /// The statement in one line.
  var summary: String {
    "\(metric) \(comparator) \(value ?? date ?? "") \(unit) \(kind) "
      + "\(horizon.map(String.init) ?? "—") \(role)"
  }

  init(_ statement: Statement, in document: PolicyDocument, at index: Int) {
    id = statement.id
    self.document = index
    provision = statement.provision
    page = document.text.place(at: statement.quote.start)?.page
    quote = document.text[statement.quote]
    kind = statement.kind.rawValue
    role = statement.role.rawValue
    metric = statement.metric
    comparator = statement.comparator.rawValue
    value = statement.value
    date = statement.date?.description
    unit = statement.unit
    horizon = statement.horizon
    confidence = statement.confidence
  }
}
