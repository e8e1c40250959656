import Hummingbird
import Provisions
import Store

/// What the table of targets shows, and in which order; told by the query of its address.
struct TargetQuery {
  /// A column by which the table can be sorted.
  enum Order: String, CaseIterable {
    case text, document, kind, metric, value, unit, horizon, confidence
  }

  var kinds: String
  var document: String?
  var horizon: Int?
  var words: String?
  var showsAll: Bool
  var order: Order
  var isDescending: Bool

  /// Reads the query of a request.
  init(_ site: Site, _ request: Request) {
    kinds = site.parameter("kind", request) ?? ""
    document = site.parameter("document", request)
    horizon = site.parameter("horizon", request).flatMap { Int($0) }
    words = site.parameter("words", request)
    showsAll = site.parameter("all", request) != nil
    order = site.parameter("sort", request).flatMap(Order.init) ?? .text
    isDescending = site.parameter("down", request) != nil
  }

  /// The filter of the library.
  func filter(document: String?) -> StatementFilter {
    let kinds: Set<Statement.Kind>? =
      switch self.kinds {
      case "": nil
      case "target": StatementFilter.targetKinds
      default: Statement.Kind(rawValue: self.kinds).map { [$0] }
      }
    return StatementFilter(
      kinds: kinds, document: document, horizon: horizon, words: words, mainOnly: !showsAll)
  }

  /// The statements in the order that was asked for; equal ones stay in the order of the text.
  func sorted(_ found: [FoundStatement]) -> [FoundStatement] {
    guard order != .text else { return isDescending ? found.reversed() : found }
    let indexed = Array(found.enumerated())
    return indexed.sorted { a, b in
      let (first, second) = isDescending ? (b, a) : (a, b)
      switch compare(first.element, second.element) {
      case ..<0: return true
      case 0: return a.offset < b.offset
      default: return false
      }
    }.map(\.element)
  }

  /// Negative where `a` comes first; what is missing comes last.
  private func compare(_ a: FoundStatement, _ b: FoundStatement) -> Int {
    func order<Value: Comparable>(_ a: Value?, _ b: Value?) -> Int {
      switch (a, b) {
      case (let a?, let b?): a < b ? -1 : a > b ? 1 : 0
      case (nil, nil): 0
      case (nil, _): 1
      default: -1
      }
    }
    let (x, y) = (a.effective, b.effective)
    switch self.order {
    case .text: return 0
    case .document: return order(a.document, b.document)
    case .kind: return order(x.kind.rawValue, y.kind.rawValue)
    case .metric: return order(x.metric, y.metric)
    case .unit: return order(x.unit, y.unit)
    case .horizon: return order(x.horizon, y.horizon)
    case .confidence: return order(x.confidence, y.confidence)
    case .value:
      // Only the order of the list rests on binary numbers here, never a shown value.
      return order(x.value.flatMap(Double.init), y.value.flatMap(Double.init))
    }
  }

  /// The query with another order, as it stands in an address.
  func text(order: Order? = nil) -> String {
    var parts: [String] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { parts.append("\(name)=\(HTML.percentEncoded(value))") }
    }
    add("kind", kinds)
    add("document", document)
    add("horizon", horizon.map(String.init))
    add("words", words)
    add("all", showsAll ? "1" : nil)
    let shown = order ?? self.order
    add("sort", shown == .text ? nil : shown.rawValue)
    let turns = order != nil && order == self.order && !isDescending
    add("down", order == nil ? (isDescending ? "1" : nil) : (turns ? "1" : nil))
    return parts.joined(separator: "&")
  }
}
