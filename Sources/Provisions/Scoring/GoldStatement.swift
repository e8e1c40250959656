/// A statement as a person wrote it down, in the form of the annotation guideline.
struct GoldStatement: Sendable, Decodable {
  var id: String
  var doc: String
  var docNumber: String?
  var docTitle: String?
  var article: String?
  var articleID: String
  var page: Int?
  var quote: String
  var kind: String
  var kindAlternatives: [String]
  var role: String
  var metric: String
  var comparator: String
  var comparatorAlternatives: [String]
  var value: Double?
  var date: String?
  var unit: String
  var horizon: Int?

  enum CodingKeys: String, CodingKey {
    case id, doc, article, page, quote, kind, role, metric, value, date, unit, horizon
    case docNumber = "doc_number"
    case docTitle = "doc_title"
    case articleID = "article_id"
    case kindAlternatives = "kind_alt"
    case comparator = "operator"
    case comparatorAlternatives = "operator_alt"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    doc = try container.decodeIfPresent(String.self, forKey: .doc) ?? ""
    docNumber = try container.decodeIfPresent(String.self, forKey: .docNumber)
    docTitle = try container.decodeIfPresent(String.self, forKey: .docTitle)
    article = try container.decodeIfPresent(String.self, forKey: .article)
    articleID = try container.decodeIfPresent(String.self, forKey: .articleID) ?? ""
    page = try container.decodeIfPresent(Int.self, forKey: .page)
    quote = try container.decode(String.self, forKey: .quote)
    kind = try container.decode(String.self, forKey: .kind)
    kindAlternatives = try container.decodeIfPresent([String].self, forKey: .kindAlternatives) ?? []
    role = try container.decodeIfPresent(String.self, forKey: .role) ?? "main"
    metric = try container.decode(String.self, forKey: .metric)
    comparator = try container.decode(String.self, forKey: .comparator)
    comparatorAlternatives =
      try container.decodeIfPresent([String].self, forKey: .comparatorAlternatives) ?? []
    value = try container.decodeIfPresent(Double.self, forKey: .value)
    date = try container.decodeIfPresent(String.self, forKey: .date)
    unit = try container.decodeIfPresent(String.self, forKey: .unit) ?? ""
    horizon = try container.decodeIfPresent(Int.self, forKey: .horizon)
  }

  /// The statement in one line.
  var summary: String {
    let amount = value.map { "\($0)" } ?? date ?? ""
    return
      "\(metric) \(comparator) \(amount) \(unit) \(kind) \(horizon.map(String.init) ?? "—") \(role)"
  }
}
