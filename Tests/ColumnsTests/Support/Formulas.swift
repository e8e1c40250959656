/// Makes random formulas over the columns of ``SampleTable``.
struct Formulas {
  var dice: Dice
  /// Numbers, truths and texts computed by earlier formulas.
  var numbers = ["税", "地", "人", "排", "微", "业"]
  var exactNumbers = ["税", "地", "人", "排", "业"]
  var truths = ["规"]
  var texts = ["县", "名"]

  init(seed: UInt64) { dice = Dice(seed) }

  private static let constants = [
    "0", "1", "2", "0.5", "1.5", "0.005", "40", "25", "100", "3.33", "-1", "0.1", "7", "0.333333",
  ]

  mutating func number(_ depth: Int) -> String {
    if depth == 0 {
      if dice.oneIn(12) { return "巨" }
      return dice.oneIn(3) ? dice.pick(Self.constants) : dice.pick(numbers)
    }
    switch dice.upTo(16) {
    case 0, 1: return "(\(number(depth - 1)) + \(number(depth - 1)))"
    case 2, 3: return "(\(number(depth - 1)) - \(number(depth - 1)))"
    case 4, 5: return "(\(number(depth - 1)) * \(number(depth - 1)))"
    case 6, 7, 8: return "(\(number(depth - 1)) / \(number(depth - 1)))"
    case 9: return "(if \(truth(depth - 1)) then \(number(depth - 1)) else \(number(depth - 1)))"
    case 10: return "min(\(number(depth - 1)), \(number(depth - 1)))"
    case 11: return "max(\(number(depth - 1)), \(number(depth - 1)))"
    case 12: return "(-\(number(depth - 1)))"
    case 13: return "abs(\(number(depth - 1)))"
    case 14: return rounded(number(depth - 1))
    case 15: return "mean(\(number(depth - 1)), \(number(depth - 1)), \(dice.pick(Self.constants)))"
    default:
      return dice.oneIn(2)
        ? "modulo(\(dice.pick(exactNumbers)), \(dice.pick(exactNumbers)))"
        : "sqrt(abs(\(dice.pick(exactNumbers)) / \(dice.pick(exactNumbers))))"
    }
  }

  mutating func rounded(_ text: String) -> String {
    let digits = dice.upTo(3)
    return switch dice.upTo(8) {
    case 0: "decimal(\(text), \(digits))"
    case 1: "floor(\(text))"
    case 2: "ceiling(\(text))"
    case 3: "round up(\(text), \(digits))"
    case 4: "round down(\(text), \(digits))"
    case 5: "round half down(\(text), \(digits))"
    default: "round half up(\(text), \(digits))"
    }
  }

  mutating func truth(_ depth: Int) -> String {
    if depth == 0 { return dice.oneIn(2) ? dice.pick(truths) : "(\(plainTest()))" }
    switch dice.upTo(9) {
    case 0, 1, 2:
      let operation = dice.pick(["<", "<=", ">", ">=", "=", "!="])
      return "(\(number(depth - 1)) \(operation) \(number(depth - 1)))"
    case 3: return "(\(number(depth - 1)) between \(dice.pick(Self.constants)) and 40)"
    case 4:
      let tests = dice.pick(["(1, 2, 40)", "[0.5..1.5]", "(0..40)", "(< 0, > 1.5, 1)", "]0..1]"])
      return "(\(number(depth - 1)) in \(tests))"
    case 5: return "(\(truth(depth - 1)) and \(truth(depth - 1)))"
    case 6: return "(\(truth(depth - 1)) or \(truth(depth - 1)))"
    case 7: return "not(\(truth(depth - 1)))"
    case 8: return "(\(number(depth - 1)) \(dice.pick(["=", "!="])) null)"
    default: return "(\(text(depth - 1)) \(dice.pick(["=", "!=", "<", ">="])) \(text(depth - 1)))"
    }
  }

  private mutating func plainTest() -> String {
    dice.pick([
      "业 in (17, 19)", "县 = \"黄岩\"", "starts with(县, \"温\")", "日 > 期", "日 <= @\"2022-01-10\"",
      "日.month = 1", "(日 - 期) > @\"P1D\"", "名 in (\"A\", \"甲\")", "业 = null", "规 = true",
      "string length(名) > 1", "日 + @\"P2D\" = 期", "规 != null", "地 > 0", "名 < 县",
    ])
  }

  mutating func text(_ depth: Int) -> String {
    if depth == 0 {
      return dice.oneIn(2) ? dice.pick(texts) : dice.pick(["\"A\"", "\"B\"", "\"甲\"", "\"黄岩\""])
    }
    return switch dice.upTo(3) {
    case 0: "max(\(text(depth - 1)), \(text(depth - 1)))"
    case 1: "upper case(名)"
    default: "(if \(truth(depth - 1)) then \(text(depth - 1)) else \(text(depth - 1)))"
    }
  }
}
