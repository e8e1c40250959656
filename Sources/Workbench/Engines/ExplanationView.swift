import Diagnostics
import Rulings
import Store

/// A value that a rule used.
struct ExplanationInputView {
  let name: String
  let value: String
  let isMasked: Bool
  let isMissing: Bool
  let source: String
  let record: String
  let batch: String
  let isCorrected: Bool
}

/// A decision table, and what of it matched.
struct ExplanationTableView {
  let name: String
  let rules: String
  let annotations: [String]
}

/// Why a rule says what it says.
struct ExplanationView {
  let rule: String
  let place: String
  let message: String
  let provision: String
  let provisionAddress: String
  let verdict: String
  let verdictClass: String
  let value: String
  let inputs: [ExplanationInputView]
  let hasInputs: Bool
  let tables: [ExplanationTableView]
  let missing: [String]
  let isMissing: Bool

  init(_ explanation: Explanation, _ language: Wording.Language) {
    rule = explanation.rule
    // A declaration is told from within its pack; where the pack lies is nobody's business.
    place = explanation.place.split(separator: "/").suffix(2).joined(separator: "/")
    message = explanation.message ?? ""
    provision = explanation.provision ?? ""
    provisionAddress = Site.search(explanation.provision)
    let word: Wording =
      switch explanation.verdict {
      case .yes: Wording("成立", "holds")
      case .no: Wording("不成立", "does not hold")
      case .undecided: Wording("不能判断", "cannot be decided")
      }
    verdict = word[language]
    verdictClass = explanation.verdict.rawValue
    value = Site.plain(explanation.value ?? "", language)
    inputs = explanation.inputs.map { input in
      let origin = input.origin
      return ExplanationInputView(
        name: input.name, value: Site.plain(input.value ?? "", language),
        isMasked: input.isMasked == true,
        isMissing: input.value == nil && input.isMasked != true,
        source: origin.map { origin in
          origin.file
            + (origin.line.map { language == .chinese ? " 第 \($0) 行" : " line \($0)" } ?? "")
        } ?? "",
        record: origin.map {
          "/records/\(HTML.percentEncoded($0.type))/record?key=\(HTML.percentEncoded($0.key))"
            + ($0.period.isEmpty ? "" : "&period=\(HTML.percentEncoded($0.period))")
        } ?? "", batch: origin.map { "/batches/\($0.batch)" } ?? "",
        isCorrected: origin?.correction != nil)
    }
    hasInputs = !explanation.inputs.isEmpty
    tables = explanation.tables.map { table in
      ExplanationTableView(
        name: table.name, rules: table.rules.map(String.init).joined(separator: "、"),
        annotations: table.annotations.filter { !$0.isEmpty })
    }
    missing = explanation.missing
    isMissing = !explanation.missing.isEmpty
  }
}

extension Site {
  /// Where a provision is looked up by its identifier; empty for none.
  static func search(_ provision: String?) -> String {
    provision.map { "/search?q=" + HTML.percentEncoded($0) } ?? ""
  }
}
