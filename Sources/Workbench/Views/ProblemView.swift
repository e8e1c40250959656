import Diagnostics

/// A problem as templates show it.
struct ProblemView {
  let severity: String
  let severityClass: String
  let message: String
  let place: String
  let hasPlace: Bool
  let notes: [String]
  let suggestion: String
  let hasSuggestion: Bool
  let code: String

  init(_ problem: Problem, _ language: Wording.Language) {
    severity = problem.severity.name[language]
    severityClass = problem.severity.rawValue
    message = problem.message[language]
    place = problem.place.map { ProblemRenderer(language: language).text($0) } ?? ""
    hasPlace = problem.place != nil
    notes = problem.notes.map { $0[language] }
    suggestion = problem.suggestion?[language] ?? ""
    hasSuggestion = problem.suggestion != nil
    code = problem.code
  }
}
