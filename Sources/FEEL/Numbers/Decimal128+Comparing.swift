extension Decimal128: Comparable, Hashable {
  /// Whether two numbers are the same, whatever their trailing zeros.
  public static func == (a: Decimal128, b: Decimal128) -> Bool {
    if a.exponent == b.exponent {
      return a.coefficient == b.coefficient && a.isNegative == b.isNegative
    }
    return compare(a, b) == 0
  }

  /// Whether a number is less than another.
  public static func < (a: Decimal128, b: Decimal128) -> Bool { compare(a, b) < 0 }

  /// Feeds the number to a hasher so that equal numbers hash alike.
  public func hash(into hasher: inout Hasher) {
    let value = exponent == 0 && coefficient % 10 != 0 ? self : reduced
    hasher.combine(value.isNegative)
    hasher.combine(value.coefficient)
    hasher.combine(value.exponent)
  }

  private static func compare(_ a: Decimal128, _ b: Decimal128) -> Int {
    if a.isNegative != b.isNegative { return a.isNegative ? -1 : 1 }
    let order = compareMagnitudes(a, b)
    return a.isNegative ? -order : order
  }

  private static func compareMagnitudes(_ a: Decimal128, _ b: Decimal128) -> Int {
    if a.coefficient == 0 || b.coefficient == 0 {
      return a.coefficient == b.coefficient ? 0 : a.coefficient == 0 ? -1 : 1
    }
    if a.exponent == b.exponent {
      return a.coefficient == b.coefficient ? 0 : a.coefficient < b.coefficient ? -1 : 1
    }
    let topA = Powers.digitCount(a.coefficient) + Int(a.exponent)
    let topB = Powers.digitCount(b.coefficient) + Int(b.exponent)
    if topA != topB { return topA < topB ? -1 : 1 }
    // The same leading place: the shift is below 34 digits and fits.
    if a.exponent > b.exponent {
      let raised = a.coefficient * Powers.ten[Int(a.exponent - b.exponent)]
      return raised == b.coefficient ? 0 : raised < b.coefficient ? -1 : 1
    }
    let raised = b.coefficient * Powers.ten[Int(b.exponent - a.exponent)]
    return a.coefficient == raised ? 0 : a.coefficient < raised ? -1 : 1
  }
}
