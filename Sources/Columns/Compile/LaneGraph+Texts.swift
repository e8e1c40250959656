import FEEL

extension LaneGraph {
  /// A text that is the same everywhere.
  mutating func text(_ text: String) -> Int {
    let domain = constantTexts[text] ?? TextDomain([.string(text)], isSorted: true)
    constantTexts[text] = domain
    return code(0, domain)
  }

  private mutating func code(_ code: Int32, _ domain: TextDomain) -> Int {
    node(.code(code), [], .text(domain))
  }

  /// Null everywhere, of the type of another lane.
  mutating func nullLike(_ other: Int) -> Int {
    var none = NumberFacts(scale: facts(other).scale, low: 0, high: 0)
    if !none.isExact { none.least = .infinity }
    switch type(other) {
    case .truth: return node(.truth(Kleene.isNull), [], .truth)
    case .text(let domain): return code(-1, domain)
    case .number, .day, .span:
      return node(.number(Double.nan.bitPattern), [], typed(other, none))
    case .null: return other
    }
  }

  /// Both lanes as places in one sorted dictionary.
  mutating func mergedTexts(_ a: Int, _ b: Int) -> (Int, Int, TextDomain) {
    guard case .text(let left) = type(a), case .text(let right) = type(b) else {
      return (a, b, .places)
    }
    if left === right, left.isSorted { return (a, b, left) }
    let (domain, first, second) = TextDomain.merged(left, right)
    return (translated(a, first, domain), translated(b, second, domain), domain)
  }

  /// A lane of places in one dictionary as places in another.
  private mutating func translated(_ a: Int, _ map: [Int32], _ domain: TextDomain) -> Int {
    func place(_ code: Int32) -> Int32 { code < 0 ? -1 : map[Int(code)] }
    switch nodes[a].operation {
    case .code(let own): return code(place(own), domain)
    case .lookUp(let number):
      guard case .codes(let codes) = tables[number] else { break }
      // One look-up instead of two.
      let table = table(.codes(codes.map(place)))
      return node(.lookUp(table), nodes[a].operands, .text(domain))
    default: break
    }
    return node(.lookUp(table(.codes([-1] + map))), [a], .text(domain))
  }
}
