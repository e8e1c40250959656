import Diagnostics
import Rulings
import Vocabulary

/// The problems that posting can have.
enum LedgerProblem {
  static func unknown(_ what: Wording, _ name: String, among names: [String]) -> Problem {
    let near = NearestName.among(names, to: name)
    return Problem(
      "ledgers.unknown", .error,
      Wording("没有\(what.chinese) “\(name)”", "there is no \(what.english) “\(name)”"),
      suggestion: near.map { Wording("是不是 “\($0)”？", "do you mean “\($0)”?") }
        ?? Wording(
          "有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))"))
  }

  static func noEntry(_ id: Int64) -> Problem {
    Problem("ledgers.no-entry", .error, Wording("没有第 \(id) 笔", "there is no entry \(id)"))
  }

  static func reversed(_ id: Int64) -> Problem {
    Problem(
      "ledgers.reversed", .error,
      Wording("第 \(id) 笔已冲销，或本身是冲销", "entry \(id) was reversed already, or is a reversal"),
      suggestion: Wording("需要时重新记一笔", "post anew where that is meant"))
  }

  static func early(_ id: Int64, _ day: Day) -> Problem {
    Problem(
      "ledgers.early", .error,
      Wording("冲销不能早于第 \(id) 笔的日期 \(day)", "a reversal cannot be before entry \(id) of \(day)"))
  }

  static func badYear(_ year: Int) -> Problem {
    Problem("ledgers.bad-year", .error, Wording("\(year) 不是年度", "\(year) is no year"))
  }

  static func badAmount(_ text: String, _ note: Wording) -> Problem {
    Problem(
      "ledgers.bad-amount", .error,
      Wording("“\(text.prefix(40))” 不能作数额", "“\(text.prefix(40))” is no amount"), notes: [note])
  }

  static func tooFine(_ text: String, _ decimals: Int) -> Problem {
    Problem(
      "ledgers.too-fine", .error,
      Wording(
        "\(text) 超出台账的 \(decimals) 位小数",
        "\(text) has more than the \(decimals) digits of the ledger"),
      suggestion: Wording(
        "先按规定取位，或在声明中写 round", "round it first as the rules say, or declare round"))
  }

  static func refused(_ explanation: Explanation) -> Problem {
    Problem(
      "ledgers.refused", .error,
      Wording(
        "不符合条件：\(explanation.message ?? explanation.rule)",
        "a condition is not met: \(explanation.message ?? explanation.rule)"),
      notes: notes(explanation))
  }

  static func undecided(_ explanation: Explanation) -> Problem {
    let missing = explanation.missing
    return Problem(
      "ledgers.undecided", .error,
      Wording(
        "不能判断：\(explanation.message ?? explanation.rule)",
        "it cannot be told: \(explanation.message ?? explanation.rule)"), notes: notes(explanation),
      suggestion: missing.isEmpty
        ? nil
        : Wording(
          "补上：\(missing.joined(separator: "、"))", "state: \(missing.joined(separator: ", "))"))
  }

  static func overdrawn(
    _ account: LedgerTable.Account, _ balance: Int64, floor: Int64, _ day: Day
  ) -> Problem {
    let amount = Amount(units: balance, decimals: account.decimals)
    let least = Amount(units: floor, decimals: account.decimals)
    return Problem(
      "ledgers.overdrawn", .error,
      Wording(
        "余额不足：\(account.owner) \(account.account) 在 \(day) 将为 \(amount) \(account.unit)",
        "not enough: \(account.owner) \(account.account) would be \(amount) \(account.unit) on \(day)"
      ), notes: [Wording("不得低于 \(least)", "it never falls below \(least)")])
  }

  private static func notes(_ explanation: Explanation) -> [Wording] {
    var notes = explanation.inputs.map { Wording("\($0.name) = \($0.value ?? "—")") }
    if let provision = explanation.provision {
      notes.append(Wording("依据：\(provision)", "provision: \(provision)"))
    }
    return notes
  }
}
