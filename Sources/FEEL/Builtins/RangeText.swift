/// Ranges in texts: what the function `range` reads.
enum RangeText {
  static func range(_ text: String) -> Value? {
    guard let syntax = try? Parser.expression(text, names: []),
      case .range(let low, let high, let includesLower, let includesUpper, _) = syntax,
      let lower = low.map(\.constant) ?? .null, let upper = high.map(\.constant) ?? .null
    else { return nil }
    return RangeValue(
      checking: lower, upper, includesLower: includesLower, includesUpper: includesUpper,
      isComparison: lower.isNull || upper.isNull
    ).map(Value.range)
  }
}
