import FEEL

/// Answers lines of `operation a b` with the result, or `none`; `decimal_check.py` compares them.
@main
struct Main {
  static func main() {
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 3, let a = Decimal128(words[1]), let b = Decimal128(words[2]) else {
        print("unreadable")
        continue
      }
      print(answer(words[0], a, b))
    }
  }
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
    case "quantize": b.integer.flatMap { a.rounded(scale: $0, .halfEven) }
    case "mod": a.modulo(b)
    case "less": a < b ? .one : .zero
    default: nil
    }
  return result?.description ?? "none"
}
