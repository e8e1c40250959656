public import Diagnostics

/// Something that is wrong with a row of a file, kept with the batch.
public struct ImportProblem: Sendable, Hashable, Codable {
  /// A stable identifier.
  public var code: String
  /// How much it weighs: a row with an error does not land.
  public var severity: Problem.Severity
  /// What is wrong, with the value.
  public var message: Wording
  /// The rule that is broken, as the pack states it.
  public var rule: Wording?
  /// What to do.
  public var suggestion: Wording?
  /// The line or row of the source; `nil` where the whole file is meant.
  public var line: Int?
  /// The column of the source.
  public var column: Int?
  /// The fields whose values the message shows.
  public var fields: [String]
  /// The value, as it was read.
  public var value: String?

  /// The problem as a viewer may read it.
  ///
  /// - Parameters:
  ///   - viewer: Who reads.
  ///   - grade: The grade of a field.
  ///   - file: The file, as the person named it.
  ///   - sheet: The sheet.
  /// - Returns: The problem, masked where it would show what the viewer may not see.
  public func problem(
    for viewer: RecordViewer, grade: (String) -> Int, file: String, sheet: String?
  ) -> Problem {
    let place = Place(file: file, line: line, column: column, sheet: sheet)
    guard isShown(to: viewer, grade: grade) else {
      let names = fields.joined(separator: "、")
      return Problem(
        code, severity,
        Wording(
          names.isEmpty ? "这一行有问题（内容不可见）" : "\(names) 的值有问题（不可见）",
          names.isEmpty
            ? "something is wrong with this row (masked)"
            : "something is wrong with \(names) (masked)"),
        at: place)
    }
    return Problem(
      code, severity, message, at: place,
      notes: rule.map { [Wording("规则：\($0.chinese)", "rule: \($0.english)")] } ?? [],
      suggestion: suggestion)
  }
}

extension ImportProblem {
  /// Whether a viewer may read the message and the value.
  func isShown(to viewer: RecordViewer, grade: (String) -> Int) -> Bool {
    // A row that is wrong as a whole may show any of its cells.
    let highest = fields.map(grade).max() ?? (value == nil ? 0 : 3)
    return viewer.sees(grade: highest) && !viewer.isLimitedToOwn
  }
}

/// A row of a file that did not land, kept to be mended.
public struct RejectedRow: Sendable, Hashable, Codable {
  /// The line or row of the source.
  public var line: Int
  /// The cells as they stand in the file.
  public var cells: [String]
  /// What is wrong with it.
  public var problems: [ImportProblem]
}
