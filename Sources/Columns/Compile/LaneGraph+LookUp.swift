import FEEL

extension LaneGraph {
  mutating func lookUpTruths(_ places: Int, _ values: [Value]) -> Int {
    let table = table(.truths(values.map { Kleene.byte($0) ?? Kleene.isNull }))
    return node(.lookUp(table), [places], .truth)
  }

  mutating func lookUpDays(_ places: Int, _ values: [Value]) -> Int {
    let days = values.map { value -> Double in
      if case .date(let day) = value { Double(day.dayNumber) } else { .nan }
    }
    let present = days.filter { !$0.isNaN }
    let facts = NumberFacts.exact(scale: 0, present.min() ?? 0, present.max() ?? 0)
    let table = table(.numbers(days))
    return node(.lookUp(table), [places], .day(facts))
  }

  mutating func lookUpTexts(_ places: Int, _ values: [Value]) -> Int {
    var codes: [ValueKey: Int32] = [:]
    var texts: [Value] = []
    let table = table(
      .codes(
        values.map { value in
          guard let key = ValueKey(value) else { return -1 }
          if let code = codes[key] { return code }
          let code = Int32(texts.count)
          codes[key] = code
          texts.append(value)
          return code
        }))
    return node(.lookUp(table), [places], .text(TextDomain(texts, isSorted: false)))
  }

  /// A lane of numbers by place: exact if whole counts of one scale hold them all, else near them; nil
  /// if doubles cannot stand for them.
  mutating func lookUpNumbers(_ places: Int, _ values: [Value]) -> Int? {
    var scale = 0
    var numbers: [Decimal128] = []
    for case .number(let number) in values {
      numbers.append(number)
      if !number.isZero { scale = max(scale, number.scale) }
    }
    if scale <= 18, let exact = exactCounts(values, scale) {
      let present = exact.filter { !$0.isNaN }
      let facts = NumberFacts.exact(scale: scale, present.min() ?? 0, present.max() ?? 0)
      if facts.isUsable {
        let table = table(.numbers(exact))
        return node(.lookUp(table), [places], .number(facts))
      }
    }
    let near = values.map { value -> Double in
      if case .number(let number) = value { number.double } else { .nan }
    }
    let present = near.filter { !$0.isNaN }
    let sizes = present.map(\.magnitude).filter { $0 > 0 }
    let facts = NumberFacts(
      scale: nil, low: present.min() ?? 0, high: present.max() ?? 0,
      relative: NumberFacts.unit * NumberFacts.margin, least: sizes.min() ?? .infinity
    ).widened()
    // A number that became zero or infinite on its way to a double has no bound.
    let isFaithful = zip(numbers, present).allSatisfy { $0.isZero == ($1 == 0) }
    guard facts.isUsable, isFaithful else { return nil }
    let table = table(.numbers(near))
    return node(.lookUp(table), [places], .number(facts))
  }

  private func exactCounts(_ values: [Value], _ scale: Int) -> [Double]? {
    var counts: [Double] = []
    for value in values {
      guard case .number(let number) = value else {
        counts.append(.nan)
        continue
      }
      guard let units = number.units(scale: scale), units.magnitude <= 1 << 53 else { return nil }
      counts.append(Double(units))
    }
    return counts
  }

  // MARK: - Junctions

  /// “And” or “or” of two truths; look-ups by the same places become one.
  mutating func junction(_ operation: Operation, _ a: Int, _ b: Int) -> Int {
    if let both = joined(operation, a, b) { return both }
    // (p or q[place]) or r[place] is p or (q or r)[place].
    if nodes[a].operation == operation {
      let (first, second) = (nodes[a].operands[0], nodes[a].operands[1])
      if let both = joined(operation, second, b) {
        return node(operation, [first, both], .truth)
      }
    }
    return node(operation, [a, b], .truth)
  }

  private mutating func joined(_ operation: Operation, _ a: Int, _ b: Int) -> Int? {
    guard case .lookUp(let first) = nodes[a].operation,
      case .lookUp(let second) = nodes[b].operation,
      nodes[a].operands == nodes[b].operands, case .truths(let x) = tables[first],
      case .truths(let y) = tables[second]
    else { return nil }
    let joined = zip(x, y).map { operation == .and ? min($0, $1) : max($0, $1) }
    return node(.lookUp(table(.truths(joined))), nodes[a].operands, .truth)
  }
}
