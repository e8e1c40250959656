extension Builtin {
  static let numerics: [Builtin] = [
    function("decimal", "n", "scale") { a in scaled(a, .halfEven) },
    Builtin("floor", rounding(.floor)),
    Builtin("ceiling", rounding(.ceiling)),
    function("round up", "n", "scale") { a in scaled(a, .up) },
    function("round down", "n", "scale") { a in scaled(a, .down) },
    function("round half up", "n", "scale") { a in scaled(a, .halfUp) },
    function("round half down", "n", "scale") { a in scaled(a, .halfDown) },
    function("abs", "n") { a in
      switch a.single(0) {
      case .number(let number)?: .number(number.magnitude)
      case .daysDuration(let value)?:
        .daysDuration(
          DaysDuration(nanoseconds: value.nanoseconds < 0 ? -value.nanoseconds : value.nanoseconds))
      case .yearsDuration(let value)?: .yearsDuration(YearsDuration(months: abs(value.months)))
      default: nil
      }
    },
    function("modulo", "dividend", "divisor") { a in
      guard let dividend = a.number(0), let divisor = a.number(1) else { return nil }
      return dividend.modulo(divisor).map(Value.number)
    },
    function("sqrt", "number") { a in a.number(0)?.squareRoot.map(Value.number) },
    function("log", "number") { a in a.number(0)?.logarithm.map(Value.number) },
    function("exp", "number") { a in a.number(0)?.exponential.map(Value.number) },
    function("odd", "number") { a in parity(a).map { .boolean($0 == 1) } },
    function("even", "number") { a in parity(a).map { .boolean($0 == 0) } },
  ]

  private static func rounding(_ mode: Decimal128.Rounding) -> [Signature] {
    [
      signature(["n"]) { a in a.number(0)?.rounded(scale: 0, mode).map(Value.number) },
      signature(["n", "scale"]) { a in scaled(a, mode) },
    ]
  }

  private static func scaled(_ a: Arguments, _ mode: Decimal128.Rounding) -> Value? {
    guard let number = a.number(0), let scale = a.integer(1) else { return nil }
    return number.rounded(scale: scale, mode).map(Value.number)
  }

  private static func parity(_ a: Arguments) -> Int? {
    guard let number = a.number(0), number.isInteger,
      let rest = number.magnitude.modulo(Decimal128(2))
    else { return nil }
    return rest.integer
  }
}
