import FEEL

extension LaneGraph {
  func facts(_ node: Int) -> NumberFacts { nodes[node].type.facts ?? .exact(scale: 0, 0, 0) }

  /// A constant; nil if it has more digits than a double can be made of.
  mutating func constant(_ number: Decimal128) -> Int? {
    let scale = max(0, number.isZero ? 0 : number.scale)
    if scale <= 18, let units = number.units(scale: scale), units.magnitude <= 1 << 53 {
      let value = Double(units)
      return node(
        .number(value.bitPattern), [], .number(.exact(scale: scale, value, value)))
    }
    let value = number.double
    guard value.isFinite else { return nil }
    let facts = NumberFacts(
      scale: nil, low: value, high: value, relative: NumberFacts.unit * NumberFacts.margin,
      least: value.magnitude
    ).widened()
    return facts.isUsable ? node(.number(value.bitPattern), [], .number(facts)) : nil
  }

  mutating func null() -> Int { node(.number(Double.nan.bitPattern), [], .null) }

  /// The lane as numbers near their exact values.
  mutating func approximate(_ a: Int) -> Int {
    let facts = facts(a)
    guard let scale = facts.scale else { return a }
    let power = PowersOfTen.exact[scale]
    let limits = NumberFacts(
      scale: nil, low: facts.low / power, high: facts.high / power,
      relative: scale == 0 ? 0 : NumberFacts.unit * NumberFacts.margin, least: 1 / power
    ).widened()
    if case .number(let bits) = nodes[a].operation {
      // A constant such as 0.5 that a double holds is exact.
      let units = Double(bitPattern: bits)
      if units.isNaN {
        let none = NumberFacts(scale: nil, low: 0, high: 0, least: .infinity)
        return node(.number(bits), [], .number(none))
      }
      let value = units / power
      var limits = limits
      if (-units).addingProduct(value, power) == 0 { limits.relative = 0 }
      limits.least = value == 0 ? .infinity : value.magnitude
      return node(.number(value.bitPattern), [], .number(limits))
    }
    // Divided by one: the same lane under other facts.
    return node(.scaleDown(power), [a], .number(limits))
  }

  /// The lane at a greater scale, exact; nil if it does not fit.
  mutating func raised(_ a: Int, to scale: Int) -> Int? {
    let facts = facts(a)
    guard let own = facts.scale, own <= scale, scale <= 18 else { return nil }
    if own == scale { return a }
    let power = PowersOfTen.exact[scale - own]
    let raised = NumberFacts.exact(scale: scale, facts.low * power, facts.high * power)
    guard raised.isUsable else { return nil }
    if case .number(let bits) = nodes[a].operation {
      let value = Double(bitPattern: bits) * power
      return node(.number(value.bitPattern), [], .number(raised))
    }
    return node(.scaleUp(power), [a], typed(a, raised))
  }

  /// Both lanes exact and at one scale; nil if they cannot be.
  mutating func aligned(_ a: Int, _ b: Int) -> (Int, Int, Int)? {
    guard let x = facts(a).scale, let y = facts(b).scale else { return nil }
    let scale = max(x, y)
    guard let left = raised(a, to: scale), let right = raised(b, to: scale) else { return nil }
    return (left, right, scale)
  }

  /// The type of a lane with other facts.
  func typed(_ a: Int, _ facts: NumberFacts) -> LaneType {
    switch nodes[a].type {
    case .day: .day(facts)
    case .span: .span(facts)
    default: .number(facts)
    }
  }

  private mutating func near(_ operation: Operation, _ operands: [Int], _ facts: NumberFacts)
    -> Int?
  {
    facts.isUsable ? node(operation, operands, .number(facts)) : nil
  }

  // MARK: - Arithmetic; nil where the facts forbid it

  mutating func sum(_ a: Int, _ b: Int, subtracting: Bool) -> Int? {
    let operation = subtracting ? Operation.subtract : .add
    if let (x, y, scale) = aligned(a, b) {
      let (left, right) = (facts(x), facts(y))
      let exact = NumberFacts.exact(
        scale: scale, left.low + (subtracting ? -right.high : right.low),
        left.high + (subtracting ? -right.low : right.high))
      if exact.isUsable { return node(operation, [x, y], .number(exact)) }
    }
    let (x, y) = (approximate(a), approximate(b))
    var other = facts(y)
    if subtracting { (other.low, other.high) = (-other.high, -other.low) }
    return near(operation, [x, y], .sum(facts(x), other))
  }

  mutating func product(_ a: Int, _ b: Int) -> Int? {
    let (x, y) = (facts(a), facts(b))
    if let left = x.scale, let right = y.scale, left + right <= 18 {
      let corners = [x.low * y.low, x.low * y.high, x.high * y.low, x.high * y.high]
      let exact = NumberFacts.exact(
        scale: left + right, corners.min() ?? 0, corners.max() ?? 0)
      if exact.isUsable { return node(.multiply, [a, b], .number(exact)) }
    }
    let (left, right) = (approximate(a), approximate(b))
    return near(.multiply, [left, right], .product(facts(left), facts(right)))
  }

  mutating func quotient(_ a: Int, _ b: Int) -> Int? {
    let (x, y) = (facts(a), facts(b))
    if let above = x.scale, let below = y.scale {
      // The whole numbers are divided, and the powers of ten set right: no division before that.
      var (dividend, divisor) = (x, y)
      (dividend.scale, divisor.scale) = (nil, nil)
      let facts = NumberFacts.quotient(dividend, divisor)
      guard let ratio = near(.divide, [a, b], facts) else { return nil }
      return above == below ? ratio : shifted(ratio, by: below - above)
    }
    let (left, right) = (approximate(a), approximate(b))
    return near(.divide, [left, right], .quotient(facts(left), facts(right)))
  }

  /// An approximate lane times a power of ten.
  private mutating func shifted(_ a: Int, by power: Int) -> Int? {
    guard abs(power) <= 22 else { return nil }
    let factor = PowersOfTen.exact[abs(power)]
    let scaled = NumberFacts(scale: nil, low: factor, high: factor, least: factor)
    return power > 0
      ? near(.scaleUp(factor), [a], .product(facts(a), scaled))
      : near(.scaleDown(factor), [a], .quotient(facts(a), scaled))
  }

  mutating func negated(_ a: Int) -> Int {
    var facts = facts(a)
    (facts.low, facts.high) = (-facts.high, -facts.low)
    return node(.negate, [a], typed(a, facts))
  }

  mutating func magnitude(_ a: Int) -> Int {
    var facts = facts(a)
    let least = facts.low > 0 ? facts.low : facts.high < 0 ? -facts.high : 0
    (facts.low, facts.high) = (least, facts.largestMagnitude)
    return node(.magnitude, [a], typed(a, facts))
  }

  mutating func squareRoot(_ a: Int) -> Int? {
    let x = approximate(a)
    let facts = facts(x)
    guard !facts.hasSlack else { return nil }
    let root = NumberFacts(
      scale: nil, low: 0, high: max(facts.high, 0).squareRoot(),
      relative: (facts.relative + NumberFacts.unit) * NumberFacts.margin,
      least: facts.least.squareRoot()
    ).widened()
    return near(.squareRoot, [x], root)
  }

  /// The remainder of a division rounded down; nil unless both are exact.
  mutating func modulo(_ a: Int, _ b: Int) -> Int? {
    guard let (x, y, scale) = aligned(a, b) else { return nil }
    let size = facts(y).largestMagnitude
    return node(.modulo, [x, y], .number(.exact(scale: scale, -size, size)))
  }

  /// The smaller or greater of two lanes.
  mutating func extreme(_ a: Int, _ b: Int, largest: Bool) -> Int? {
    guard let (x, y) = paired(a, b) else { return nil }
    var facts = NumberFacts.either(facts(x), facts(y))
    let (left, right) = (self.facts(x), self.facts(y))
    facts.low = largest ? max(left.low, right.low) : min(left.low, right.low)
    facts.high = largest ? max(left.high, right.high) : min(left.high, right.high)
    return node(largest ? .maximum : .minimum, [x, y], typed(x, facts))
  }

  /// Both lanes exact at one scale, or both approximate.
  mutating func paired(_ a: Int, _ b: Int) -> (Int, Int)? {
    if let (x, y, _) = aligned(a, b) { return (x, y) }
    let (x, y) = (approximate(a), approximate(b))
    return (x, y)
  }

  /// The lane with a count of digits behind the point; nil if the facts forbid it.
  mutating func rounded(_ a: Int, scale: Int, _ mode: Decimal128.Rounding) -> Int? {
    let facts = facts(a)
    guard (0...15).contains(scale) else { return nil }
    if let own = facts.scale {
      if own <= scale { return a }
      let power = PowersOfTen.exact[own - scale]
      guard own - scale <= 15, facts.largestMagnitude <= 0x1p51 else { return nil }
      let low = (facts.low / power).rounded(.down)
      let high = (facts.high / power).rounded(.up)
      return node(
        .roundExact(power, mode), [a], .number(.exact(scale: scale, low, high)))
    }
    let factor = PowersOfTen.exact[scale]
    let low = max((facts.low * factor).rounded(.down) - 1, -NumberFacts.largestExact)
    let high = min((facts.high * factor).rounded(.up) + 1, NumberFacts.largestExact)
    return node(.roundNear(factor, mode), [a], .number(.exact(scale: scale, low, high)))
  }

  // MARK: - Comparing

  mutating func comparison(_ operation: ComparisonOperator, _ a: Int, _ b: Int) -> Int? {
    if let (x, y, _) = aligned(a, b) { return node(.compare(operation), [x, y], .truth) }
    let (x, y) = (approximate(a), approximate(b))
    return node(.compareNear(operation), [x, y], .truth)
  }
}
