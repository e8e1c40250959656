public import Diagnostics

extension JSONNode {
  /// A problem as JSON.
  ///
  /// - Parameters:
  ///   - problem: The problem.
  ///   - language: The language of its words.
  public init(problem: Problem, in language: Wording.Language = .chinese) {
    self = .object([
      "code": .string(problem.code), "severity": .string(problem.severity.rawValue),
      "message": .string(problem.message[language]),
      "file": problem.place.map { .string($0.file) },
      "line": problem.place?.line.map(JSONNode.integer),
      "column": problem.place?.column.map(JSONNode.integer),
      "notes": problem.notes.isEmpty ? nil : .array(problem.notes.map { .string($0[language]) }),
      "suggestion": problem.suggestion.map { .string($0[language]) },
    ])
  }
}
