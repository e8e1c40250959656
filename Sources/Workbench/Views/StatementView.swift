import Diagnostics
import Foundation
import Provisions
import Store

/// A statement as templates show it.
struct StatementView {
  let code: String
  let number: String
  let kind: String
  let kindClass: String
  let metric: String
  let scope: String
  let comparison: String
  let value: String
  let unit: String
  let horizon: String
  let frequency: String
  let hedges: String
  let quote: String
  let page: String
  let confidence: String
  let isDoubtful: Bool
  let isQualifier: Bool
  let document: String
  let documentCode: String
  let documentTitle: String
  let provision: String
  let provisionCode: String
  let provisionHeading: String
  let stateClass: String
  let isUnmarked: Bool
  let isRejected: Bool
  let verdict: String
  let reader: String
  let markedAt: String
  let note: String
  let hasNote: Bool
  let returnTo: String
  let knownReader: String

  /// What is below this should be looked at first.
  static let doubtful = 0.7

  init(
    _ found: FoundStatement, number: Int = 0, codes: [String: String] = [:],
    returnTo: String = "", context: WorkbenchContext
  ) {
    let language = context.language
    let statement = found.effective
    code = found.code
    self.number = number == 0 ? "" : String(number)
    kind = statement.kind.name[language]
    kindClass = statement.kind.rawValue
    metric = statement.metric
    scope = statement.scope ?? ""
    comparison = statement.comparator.symbol
    value = statement.value.map(Amount.readable) ?? statement.date?.description ?? "—"
    unit = statement.date == nil && statement.unit != "无量纲" ? statement.unit : ""
    horizon = statement.horizon.map(String.init) ?? ""
    frequency = statement.frequency ?? ""
    hedges = (statement.hedges + statement.strengtheners).joined(separator: "、")
    quote = found.quote
    page = found.page.map(String.init) ?? ""
    confidence = String(Int((statement.confidence * 100).rounded())) + "%"
    isDoubtful = found.mark == nil && statement.confidence < Self.doubtful
    isQualifier = statement.role == .qualifier
    document = found.document
    documentCode = codes[found.document] ?? ""
    documentTitle = found.documentTitle ?? found.document
    provision = found.key.provision
    provisionCode = codes[found.key.provision] ?? ""
    provisionHeading = found.provisionHeading ?? ""
    stateClass = found.mark?.verdict.rawValue ?? (isDoubtful ? "doubtful" : "found")
    isUnmarked = found.mark == nil
    isRejected = found.isRejected
    verdict = found.mark?.verdict.name[language] ?? ""
    reader = found.mark?.reader ?? ""
    markedAt = found.mark.map { Moment.text($0.at) } ?? ""
    note = found.mark?.note ?? ""
    hasNote = found.mark?.note.map { !$0.isEmpty } ?? false
    self.returnTo = returnTo
    knownReader = context.reader ?? ""
  }
}

extension Statement.Comparator {
  /// The comparison as people write it.
  var symbol: String {
    switch self {
    case .atLeast: "≥"
    case .atMost: "≤"
    case .moreThan: ">"
    case .lessThan: "<"
    case .about: "≈"
    case .equal: "="
    }
  }
}
