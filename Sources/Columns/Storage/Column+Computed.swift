import FEEL

extension Column {
  /// Makes a column of values that the interpreter computed: in the closest form, and for numbers of too
  /// many digits as doubles beside them, so that steps behind can still go by columns.
  init(computed values: [Value]) {
    let column = Column(values)
    switch column.form {
    case .numbers(let numbers) where numbers.scale > 18: break
    case .values: break
    default:
      self = column
      return
    }
    self = Column.near(values) ?? column
  }

  /// Doubles beside numbers; nil if a value is no number, or doubles cannot stand for them.
  private static func near(_ values: [Value]) -> Column? {
    let buffer = Buffer(byteCount: values.count * 8)
    let doubles = buffer.elements(Double.self)
    var facts = NumberFacts(
      scale: nil, low: .infinity, high: -.infinity,
      relative: NumberFacts.unit * NumberFacts.margin, least: .infinity)
    for (row, value) in values.enumerated() {
      switch value {
      case .null: doubles[row] = .nan
      case .number(let number):
        let double = number.double
        guard double.isFinite, (double == 0) == number.isZero else { return nil }
        doubles[row] = double
        facts.low = min(facts.low, double)
        facts.high = max(facts.high, double)
        if double != 0 { facts.least = min(facts.least, double.magnitude) }
      default: return nil
      }
    }
    if facts.low > facts.high { (facts.low, facts.high) = (0, 0) }
    facts = facts.widened()
    guard facts.isUsable else { return nil }
    return Column(
      .approximate(
        Approximation(buffer: buffer, facts: facts, slack: [], exact: { values[$0] })),
      count: values.count)
  }
}
