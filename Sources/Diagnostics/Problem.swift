/// Something that is wrong, uncertain or worth knowing, said to the person who meets it.
///
/// A problem carries facts, never only a sentence: a stable `code`, a `severity`, the `place` it
/// speaks of, a one-line `message`, further `notes`, and what to do about it in `suggestion`.
/// ``ProblemRenderer`` is the only code that turns problems into text.
public struct Problem: Error, Sendable, Hashable, Codable {
  /// How much a problem weighs.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
    /// Worth knowing; nothing has to be done.
    case note
    /// Probably wrong; the work went on.
    case warning
    /// Wrong; the piece of work it speaks of was not done.
    case error

    /// The severity as a person reads it.
    public var name: Wording {
      switch self {
      case .note: Wording("提示", "note")
      case .warning: Wording("注意", "warning")
      case .error: Wording("错误", "error")
      }
    }
  }

  /// A stable identifier such as `capture.scanned-pdf`: the module, a full stop, the fault.
  public var code: String
  /// How much the problem weighs.
  public var severity: Severity
  /// What is wrong, in one line, without a full stop at its end.
  public var message: Wording
  /// Where it is wrong, if it is at a place.
  public var place: Place?
  /// Further facts, one line each.
  public var notes: [Wording]
  /// What the reader can do about it.
  public var suggestion: Wording?

  /// Creates a problem.
  ///
  /// - Parameters:
  ///   - code: A stable identifier, `module.fault`.
  ///   - severity: How much it weighs.
  ///   - message: What is wrong, in one line.
  ///   - place: Where it is wrong.
  ///   - notes: Further facts.
  ///   - suggestion: What to do about it.
  public init(
    _ code: String, _ severity: Severity, _ message: Wording, at place: Place? = nil,
    notes: [Wording] = [], suggestion: Wording? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.notes = notes
    self.suggestion = suggestion
  }
}

/// A place in something that a person supplied.
public struct Place: Sendable, Hashable, Codable {
  /// The file (or the record of a batch) as the person named it.
  public var file: String
  /// The line, counted from 1.
  public var line: Int?
  /// The column in Unicode scalars, counted from 1.
  public var column: Int?
  /// The page of a paged source, as its own markers count it.
  public var page: Int?
  /// The sheet of a workbook.
  public var sheet: String?

  /// Creates a place.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, page: Int? = nil, sheet: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.page = page
    self.sheet = sheet
  }
}
