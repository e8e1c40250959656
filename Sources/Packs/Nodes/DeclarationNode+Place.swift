public import Diagnostics

extension DeclarationNode {
  /// Where the node begins, for a problem.
  public var place: Place { position.place }

  /// A problem of this node.
  ///
  /// - Parameters:
  ///   - code: The stable code.
  ///   - message: What is wrong.
  ///   - severity: How much it weighs.
  ///   - notes: Why.
  ///   - suggestion: What to do.
  /// - Returns: The problem, placed where the node begins.
  public func problem(
    _ code: String, _ message: Wording, severity: Problem.Severity = .error,
    notes: [Wording] = [], suggestion: Wording? = nil
  ) -> Problem {
    Problem(code, severity, message, at: place, notes: notes, suggestion: suggestion)
  }
}

extension DeclarationNode.Position {
  /// The place, for a problem.
  public var place: Place { Place(file: file, line: line, column: column) }
}
