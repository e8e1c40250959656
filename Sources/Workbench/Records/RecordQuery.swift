import Diagnostics
import Foundation
import Hummingbird
import Packs
import Provisions
import Store

/// What a list of records shows, and in which order; told by the query of its address.
struct RecordQuery {
  /// All periods, where the address says so; it begins with the newest otherwise.
  static let allPeriods = "*"

  var type: String
  var period: String?
  var words: String
  /// The day as known at whose end records are shown.
  var day: String?
  var filters: [RecordFilter]
  var sort: String?
  var isDescending: Bool
  var page: Int

  /// Reads the query of a request.
  init(type: String, _ site: Site, _ request: Request) {
    let form = FormFields(request.uri.query ?? "")
    self.type = type
    period = form["period"]
    words = form["words"] ?? ""
    day = form["on"]
    let (fields, comparisons, values) = (form.all("f"), form.all("c"), form.all("v"))
    filters = fields.enumerated().compactMap { index, field in
      guard !field.isEmpty, index < comparisons.count,
        let comparison = RecordFilter.Comparison(rawValue: comparisons[index])
      else { return nil }
      let value = index < values.count ? values[index] : ""
      // A row of the form that was not filled in says nothing.
      guard !comparison.needsValue || !value.isEmpty else { return nil }
      return RecordFilter(field: field, comparison: comparison, value: value)
    }
    sort = form["sort"]
    isDescending = form["down"] != nil
    page = max(1, form["page"].flatMap { Int($0) } ?? 1)
  }

  /// The moment at the end of the day, in China.
  ///
  /// - Throws: A problem of the form where the day is none.
  func moment() throws -> Date? {
    guard let day else { return nil }
    guard let date = CalendarDate(day), let end = Moment.end(of: date) else {
      throw PageProblem(
        .badRequest,
        .badForm("“\(day)”不是日期，应写成 2026-01-31", "“\(day)” is no date; write 2026-01-31"))
    }
    return end
  }

  /// The query as it stands in an address, with another order or page.
  func text(sort: String? = nil, page: Int? = nil) -> String {
    var parts: [String] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { parts.append("\(name)=\(HTML.percentEncoded(value))") }
    }
    add("period", period)
    add("words", words)
    add("on", day)
    for filter in filters {
      add("f", filter.field)
      add("c", filter.comparison.rawValue)
      parts.append("v=\(HTML.percentEncoded(filter.value))")
    }
    let turns = sort != nil && sort == self.sort && !isDescending
    add("sort", sort ?? self.sort)
    add("down", sort == nil ? (isDescending ? "1" : nil) : (turns ? "1" : nil))
    if let page, page > 1 { add("page", "\(page)") }
    return parts.joined(separator: "&")
  }
}
