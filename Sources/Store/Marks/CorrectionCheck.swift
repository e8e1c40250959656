import Diagnostics

/// Refuses a correction that says nothing or that no statement can have.
enum CorrectionCheck {
  static func check(_ fields: StatementFields?, for verdict: Mark.Verdict) throws(Problem) {
    guard verdict == .corrected else {
      if fields != nil { throw problem("only a correction carries fields") }
      return
    }
    guard let fields else { throw problem("a correction needs the fields as they should be") }
    if SearchText.joined(fields.metric).isEmpty { throw problem("the metric is empty") }
    if SearchText.joined(fields.unit).isEmpty { throw problem("the unit is empty") }
    if let value = fields.value, !isDecimal(value) {
      throw problem("\(value) is not a number in plain decimal digits, such as 40 or -0.52")
    }
    if fields.value == nil, fields.date == nil { throw problem("value and date are both empty") }
    if let horizon = fields.horizon, !(1900...2200).contains(horizon) {
      throw problem("\(horizon) is not a year between 1900 and 2200")
    }
  }

  private static func isDecimal(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  private static func problem(_ fact: String) -> Problem {
    Problem(
      "store.bad-correction", .error, "this correction cannot be kept", notes: [fact],
      suggestion: "fill in the fields as the text says them")
  }
}
