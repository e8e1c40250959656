public import Diagnostics
public import Foundation

extension StatementScorer {
  /// Compares the statements of an export (`guiju library export --format json`).
  ///
  /// An export holds no text, so an article is recognised by the end of its provision's identifier
  /// or by the words of a statement found in it.
  ///
  /// - Throws: `score.unreadable-export` where the data is no such export.
  public func score(export data: Data) throws(Problem) -> ScoreReport {
    let export: Export
    do {
      export = try JSONDecoder().decode(Export.self, from: data)
    } catch {
      throw Problem(
        "score.unreadable-export", .error,
        Wording("这个文件不是文库的导出", "the file is not an export of the library"),
        notes: ["\(error)"],
        suggestion: Wording(
          "请用 guiju library export --format json 导出",
          "write it with `guiju library export --format json`"))
    }
    let found = export.documents.enumerated().flatMap { index, document in
      (document.statements ?? []).map { ScoredStatement($0, at: index) }
    }
    return compare(found, places: gold.map { place(of: $0, in: export, found) })
  }

  private func place(
    of gold: GoldStatement, in export: Export, _ found: [ScoredStatement]
  ) -> GoldLocator.Place? {
    let near = found.filter { statement in
      gold.page == nil || statement.page == nil
        || abs((gold.page ?? 0) - (statement.page ?? 0)) <= 1
    }
    let wanted = reduced(gold.quote)
    for statement in near {
      let quote = reduced(statement.quote)
      if quote.contains(wanted) || wanted.contains(quote) {
        return GoldLocator.Place(document: statement.document, provision: statement.provision)
      }
    }
    guard let article = gold.article else { return nil }
    for (index, document) in export.documents.enumerated() where document.fits(gold) {
      if let provision = document.provisions?.first(where: { $0.id.hasSuffix(" " + article) }) {
        return GoldLocator.Place(document: index, provision: provision.id)
      }
    }
    return nil
  }

  private func reduced(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }
}

/// The part of an export that the scorer reads.
private struct Export: Decodable {
  struct Document: Decodable {
    var id: String
    var number: String?
    var title: String?
    var pages: [Int?]?
    var provisions: [Provision]?
    var statements: [Entry]?

    func fits(_ gold: GoldStatement) -> Bool {
      if let number, let wanted = gold.docNumber { return number == wanted }
      if let title, let wanted = gold.docTitle { return title == wanted }
      guard let page = gold.page, let first = pages?.first ?? nil, let last = pages?.last ?? nil
      else { return false }
      return first <= page && page <= last
    }
  }

  struct Provision: Decodable { var id: String }

  struct Entry: Decodable {
    var id: String
    var provision: String
    var kind: String
    var role: String
    var metric: String
    var comparator: String
    var value: Amount?
    var date: String?
    var unit: String
    var horizon: Int?
    var quote: String
    var page: Int?
    var confidence: Double?

    enum CodingKeys: String, CodingKey {
      case id, provision, kind, role, metric, value, date, unit, horizon, quote, page, confidence
      case comparator = "operator"
    }
  }

  /// A value as text or as a number.
  struct Amount: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else {
        text = "\(try container.decode(Double.self))"
      }
    }
  }

  var documents: [Document]
}

extension ScoredStatement {
  fileprivate init(_ entry: Export.Entry, at index: Int) {
    id = entry.id
    document = index
    provision = entry.provision
    page = entry.page
    quote = entry.quote
    kind = entry.kind
    role = entry.role
    metric = entry.metric
    comparator = entry.comparator
    value = entry.value?.text
    date = entry.date
    unit = entry.unit
    horizon = entry.horizon
    confidence = entry.confidence ?? 0
  }
}
