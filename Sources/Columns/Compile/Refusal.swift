public import Diagnostics

/// Why a step is not computed by columns but row by row; the answers are the same.
public struct Refusal: Error, Sendable, Hashable {
  /// The kinds of reasons.
  public enum Reason: String, Sendable, Hashable, Codable {
    /// An operation or function that has no column form.
    case operation
    /// Operands of kinds that the column form does not take.
    case kinds
    /// Numbers so large, so small or with such a wide bound that doubles cannot stand for them.
    case range
    /// A value that has no column form, such as a list.
    case value
    /// A result that did not fit the form expected of it, met while the rows were computed.
    case met
    /// The caller asked for the interpreter.
    case asked
  }

  /// What kind of reason it is.
  public var reason: Reason
  /// The reason in words.
  public var message: Wording
  /// The step that it concerns.
  public var step = ""
  /// Where in the step's text it is: a count of Unicode scalars.
  public var offset: Int
  /// Where that is in a file, if the step came from one.
  public var place: Place?

  init(_ reason: Reason, _ message: Wording, at offset: Int) {
    self.reason = reason
    self.message = message
    self.offset = offset
  }

  /// The refusal as a note to be shown.
  public var problem: Problem {
    Problem(
      "columns.row-by-row", .note,
      Wording(
        "“\(step)”逐行计算：\(message.chinese)", "“\(step)” is computed row by row: \(message.english)"),
      at: place,
      suggestion: Wording(
        "结果不变，只是较慢；可改写公式", "the result is the same, only slower; the formula can be rewritten"))
  }
}
