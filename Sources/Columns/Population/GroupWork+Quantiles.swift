import FEEL

extension GroupWork {
  /// A quantile of the values of every group.
  func quantiles(_ rule: QuantileRule, _ column: Column?) -> [Value] {
    guard case .numbers(let numbers)? = column?.form else {
      return [Value](repeating: .null, count: grouping.codes.limit)
    }
    var groups = [[Int128]](repeating: [], count: grouping.codes.limit)
    for row in 0..<numbers.integers.count {
      if let value = numbers.integers[row], let group = grouping.codes[row] {
        groups[group].append(value)
      }
    }
    return groups.map { rule.value($0.sorted(), scale: numbers.scale).map(Value.number) ?? .null }
  }
}

extension QuantileRule {
  /// The value at the place among sorted whole counts of 10⁻ˢ; nil if there are none.
  func value(_ sorted: [Int128], scale: Int) -> Decimal128? {
    guard let last = sorted.last else { return nil }
    func number(_ units: Int128) -> Decimal128? { Decimal128(units: units, scale: scale) }
    switch method {
    case .nearest:
      // ⌈p·n⌉, and the first for p = 0.
      let place = (thousandths * sorted.count + 999) / 1_000
      return number(sorted[max(place, 1) - 1])
    case .between:
      let (place, rest) = (thousandths * (sorted.count - 1)).quotientAndRemainder(
        dividingBy: 1_000)
      if rest == 0 { return number(sorted[place]) }
      let next = place + 1 < sorted.count ? sorted[place + 1] : last
      guard let step = number(next - sorted[place]),
        let part = Decimal128(units: Int128(rest), scale: 3), let offset = step.multiplied(by: part)
      else { return nil }
      return number(sorted[place])?.adding(offset)
    }
  }
}
