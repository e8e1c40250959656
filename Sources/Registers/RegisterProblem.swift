import Diagnostics
import Rulings
import Vocabulary

/// The problems that work on registers can have.
enum RegisterProblem {
  static func unknown(_ name: String, among names: [String]) -> Problem {
    let near = NearestName.among(names, to: name)
    return Problem(
      "registers.unknown", .error,
      Wording("没有名册 “\(name)”", "there is no register “\(name)”"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
        ?? Wording(
          "有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))"))
  }

  static func noItem(_ id: Int64) -> Problem {
    Problem("registers.no-item", .error, Wording("没有第 \(id) 项", "there is no item \(id)"))
  }

  static func noSubject(_ subject: String, _ type: String) -> Problem {
    Problem(
      "registers.no-subject", .error,
      Wording("没有 \(type) 记录 “\(subject)”", "there is no \(type) record “\(subject)”"))
  }

  static func wrongState(_ item: RegisterItem, wanted: [RegisterState]) -> Problem {
    let names = Wording(
      wanted.map(\.name.chinese).joined(separator: "、"),
      wanted.map(\.name.english).joined(separator: ", "))
    return Problem(
      "registers.wrong-state", .error,
      Wording(
        "第 \(item.id) 项处于“\(item.state.name.chinese)”，不能这样办",
        "item \(item.id) is “\(item.state.name.english)”, so that cannot be done"),
      suggestion: Wording(
        "只有“\(names.chinese)”的才能", "only those that are: \(names.english)"))
  }

  static func runFirst(_ register: Register) -> Problem {
    Problem(
      "registers.run-first", .error,
      Wording(
        "“\(register.title)”先认定：请先运行它到这一天",
        "“\(register.title)” is decided first: run it up to the day"),
      suggestion: Wording(
        "guiju register run \(register.name)", "guiju register run \(register.name)"))
  }

  static func excluded(_ subject: String, by register: String) -> Problem {
    Problem(
      "registers.excluded", .error,
      Wording(
        "\(subject) 已在名册 “\(register)” 中，不能同时列入",
        "\(subject) is in the register “\(register)” and cannot be in both"))
  }

  static func alreadyIn(_ item: RegisterItem) -> Problem {
    Problem(
      "registers.already-in", .error,
      Wording(
        "\(item.subject) 已是第 \(item.id) 项（\(item.state.name.chinese)）",
        "\(item.subject) is item \(item.id) already (\(item.state.name.english))"))
  }

  static func badReason(_ reason: String, _ reasons: [String]) -> Problem {
    Problem(
      "registers.bad-reason", .error,
      Wording(
        "“\(reason.prefix(60))” 不是规定的退出理由",
        "“\(reason.prefix(60))” is no reason to leave by the rules"),
      suggestion: Wording(
        "可写：\(reasons.joined(separator: "、"))", "there are: \(reasons.joined(separator: ", "))"))
  }

  static func notMet(_ explanation: Explanation) -> Problem {
    Problem(
      explanation.verdict == .undecided ? "registers.undecided" : "registers.not-met", .error,
      explanation.verdict == .undecided
        ? Wording("不能判断是否符合", "it cannot be told whether the rule holds")
        : Wording(
          "不符合：\(explanation.message ?? explanation.rule)",
          "it does not hold: \(explanation.message ?? explanation.rule)"),
      notes: explanation.missing.isEmpty
        ? []
        : [
          Wording(
            "缺：\(explanation.missing.joined(separator: "、"))",
            "missing: \(explanation.missing.joined(separator: ", "))")
        ])
  }
}
