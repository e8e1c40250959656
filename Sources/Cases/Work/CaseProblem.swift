import Diagnostics
import Rulings
import Vocabulary

/// The problems that work on cases can have.
enum CaseProblem {
  static func unknown(_ what: Wording, _ name: String, among names: [String]) -> Problem {
    let near = NearestName.among(names, to: name)
    return Problem(
      "cases.unknown", .error,
      Wording("没有\(what.chinese) “\(name)”", "there is no \(what.english) “\(name)”"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
        ?? Wording(
          "有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))"))
  }

  static func noCase(_ id: Int64) -> Problem {
    Problem("cases.no-case", .error, Wording("没有第 \(id) 号案件", "there is no case \(id)"))
  }

  static func notOpen(_ step: String, open: [String]) -> Problem {
    Problem(
      "cases.not-open", .error,
      Wording("步骤 “\(step)” 现在不在办", "the step “\(step)” is not open now"),
      suggestion: open.isEmpty
        ? Wording("案件已办结", "the case is closed")
        : Wording(
          "在办：\(open.joined(separator: "、"))", "open: \(open.joined(separator: ", "))"))
  }

  static func stopped(_ step: CaseFile.Step) -> Problem {
    Problem(
      "cases.stopped", .error,
      Wording(
        "时限已因“\(step.stopReason ?? "")”停止", "the clock stands still: \(step.stopReason ?? "")"),
      suggestion: Wording("先恢复计时（case start）", "start it again first (case start)"))
  }

  static func notYours(_ step: String, _ who: String) -> Problem {
    Problem(
      "cases.not-yours", .error,
      Wording("步骤 “\(step)” 由\(who)办理", "the step “\(step)” is for \(who)"))
  }

  static func lacksEvidence(_ names: [String]) -> Problem {
    Problem(
      "cases.no-evidence", .error,
      Wording(
        "缺少证据：\(names.joined(separator: "、"))",
        "evidence is missing: \(names.joined(separator: ", "))"),
      suggestion: Wording("先附上（case attach）", "attach it first (case attach)"))
  }

  static func undecided(_ explanation: Explanation) -> Problem {
    Problem(
      "cases.undecided", .error,
      Wording(
        "不能判断往下怎么走：\(explanation.rule)",
        "it cannot be told where the case goes on: \(explanation.rule)"),
      suggestion: explanation.missing.isEmpty
        ? nil
        : Wording(
          "补上：\(explanation.missing.joined(separator: "、"))",
          "state: \(explanation.missing.joined(separator: ", "))"))
  }

  static func noWay(_ step: String) -> Problem {
    Problem(
      "cases.no-way", .error,
      Wording("“\(step)” 的各个去向都不成立", "none of the ways on from “\(step)” holds"))
  }

  static func early(_ day: Day, _ last: Day) -> Problem {
    Problem(
      "cases.early", .error,
      Wording("日期 \(day) 早于这一步开始的 \(last)", "\(day) is before the step began, \(last)"),
      suggestion: Wording("核对日期", "check the day"))
  }

  static func badFile(_ note: Wording) -> Problem {
    Problem(
      "cases.bad-file", .error, Wording("这个文件不能作证据", "the file cannot be evidence"),
      notes: [note])
  }
}
