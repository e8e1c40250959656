import FEEL

/// Answers lines of `operation a b` with the result, or `none`; `decimal_check.py` compares them.
@main
struct Main {
  static func main() { answerAll() }
}

private func answerAll() {
  var out = ""
  while let line = readLine() {
    let words = line.split(separator: " ").map(String.init)
    if words.count == 3, words[0] == "read" {
      out += Decimal128(words[1])?.description ?? "none"
    } else if words.count == 3, let a = Decimal128(words[1]), let b = Decimal128(words[2]) {
      out += answer(words[0], a, b)
    } else {
      out += "unreadable"
    }
    out += "\n"
    if out.utf8.count > 1 << 16 {
      print(out, terminator: "")
      out = ""
    }
  }
  print(out, terminator: "")
}

private func answer(_ operation: String, _ a: Decimal128, _ b: Decimal128) -> String {
  let result: Decimal128? =
    switch operation {
    case "add": a.adding(b)
    case "sub": a.subtracting(b)
    case "mul": a.multiplied(by: b)
    case "div": a.divided(by: b)
    case "sqrt": a.squareRoot
    case "exp": a.exponential
    case "ln": a.logarithm
    case "pow": b.integer.flatMap { a.raised(to: $0) }
    case "power": a.power(b)
    case "mod": a.modulo(b)
    case "compare": Decimal128(a < b ? -1 : a > b ? 1 : a == b ? 0 : 9)
    default:
      rounding(operation).flatMap { mode in b.integer.flatMap { a.rounded(scale: $0, mode) } }
    }
  return result?.description ?? "none"
}

private func rounding(_ name: String) -> Decimal128.Rounding? {
  switch name {
  case "halfEven": .halfEven
  case "halfUp": .halfUp
  case "halfDown": .halfDown
  case "up": .up
  case "down": .down
  case "floor": .floor
  case "ceiling": .ceiling
  default: nil
  }
}
