import Diagnostics

/// Refuses a correction that says nothing or that no statement can have.
enum CorrectionCheck {
  static func check(_ fields: StatementFields?, for verdict: Mark.Verdict) throws(Problem) {
    guard verdict == .corrected else {
      if fields != nil { throw problem(Wording("只有更正才能填写各栏", "only a correction carries fields")) }
      return
    }
    guard let fields else {
      throw problem(Wording("更正须填写正确的各栏", "a correction needs the fields as they should be"))
    }
    if SearchText.joined(fields.metric).isEmpty {
      throw problem(Wording("指标为空", "the metric is empty"))
    }
    if SearchText.joined(fields.unit).isEmpty {
      throw problem(Wording("单位为空", "the unit is empty"))
    }
    if let value = fields.value, !isDecimal(value) {
      throw problem(
        Wording(
          "\(value) 不是普通十进制数字，应如 40 或 -0.52",
          "\(value) is not a number in plain decimal digits, such as 40 or -0.52"))
    }
    if fields.value == nil, fields.date == nil {
      throw problem(Wording("数值和日期都为空", "value and date are both empty"))
    }
    if let horizon = fields.horizon, !(1900...2200).contains(horizon) {
      throw problem(
        Wording("\(horizon) 不是 1900 至 2200 之间的年份", "\(horizon) is not a year between 1900 and 2200")
      )
    }
  }

  private static func isDecimal(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }

  private static func problem(_ fact: Wording) -> Problem {
    Problem(
      "store.bad-correction", .error, Wording("这一更正无法保存", "this correction cannot be kept"),
      notes: [fact],
      suggestion: Wording("请按原文填写各栏", "fill in the fields as the text says them"))
  }
}
