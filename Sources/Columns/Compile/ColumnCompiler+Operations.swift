import Diagnostics
import FEEL

extension ColumnCompiler {
  mutating func negation(_ operand: Syntax, _ at: Int) throws(Refusal) -> Int {
    let lane = try lane(operand)
    switch graph.type(lane) {
    case .number, .span: return graph.negated(lane)
    case .null: return lane
    case .day, .truth, .text: throw kinds(lane, lane, at)
    }
  }

  mutating func arithmetic(
    _ operation: ArithmeticOperator, _ left: Syntax, _ right: Syntax, _ at: Int
  ) throws(Refusal) -> Int {
    if case .power = operation { return try power(left, right, at) }
    let (a, b) = (try lane(left), try lane(right))
    if isNull(a) || isNull(b) { return graph.null() }
    var result: Int?
    switch (graph.type(a), graph.type(b)) {
    case (.number, .number):
      switch operation {
      case .add: result = graph.sum(a, b, subtracting: false)
      case .subtract: result = graph.sum(a, b, subtracting: true)
      case .multiply: result = graph.product(a, b)
      case .divide: result = graph.quotient(a, b)
      case .power: break
      }
    case (.day, .day) where operation == .subtract:
      return retyped(try days(a, b, subtracting: true, at), LaneType.span)
    case (.day, .span) where operation == .add || operation == .subtract:
      return retyped(try days(a, b, subtracting: operation == .subtract, at), LaneType.day)
    case (.span, .day) where operation == .add:
      return retyped(try days(a, b, subtracting: false, at), LaneType.day)
    default: throw kinds(a, b, at)
    }
    guard let result else { throw range(at) }
    return result
  }

  private mutating func days(
    _ a: Int, _ b: Int, subtracting: Bool, _ at: Int
  ) throws(Refusal) -> Int {
    guard let result = graph.sum(a, b, subtracting: subtracting),
      graph.facts(result).isExact, graph.facts(result).largestMagnitude < 300_000_000_000
    else { throw range(at) }
    return result
  }

  /// The lane under another type.
  private mutating func retyped(_ a: Int, _ make: (NumberFacts) -> LaneType) -> Int {
    graph.node(.scaleUp(1), [a], make(graph.facts(a)))
  }

  /// Powers by small whole constants, as products.
  private mutating func power(
    _ base: Syntax, _ exponent: Syntax, _ at: Int
  ) throws(Refusal) -> Int {
    guard case .number(let number)? = exponent.constant, let count = number.integer,
      (2...8).contains(count)
    else {
      throw Refusal(
        .operation, Wording("只有 2 至 8 的整数次幂可按列计算", "only powers from 2 to 8 have a column form"),
        at: at)
    }
    let factor = try lane(base)
    if isNull(factor) { return factor }
    guard case .number = graph.type(factor) else { throw kinds(factor, factor, at) }
    var result = factor
    for _ in 1..<count {
      guard let next = graph.product(result, factor) else { throw range(at) }
      result = next
    }
    return result
  }

  mutating func comparison(
    _ operation: ComparisonOperator, _ a: Int, _ b: Int, _ at: Int
  ) throws(Refusal) -> Int {
    if isNull(a) || isNull(b) {
      let isEquality = operation == .equal || operation == .notEqual
      guard isEquality else { return truth(Kleene.isNull) }
      let same = isNull(a) && isNull(b) ? truth(Kleene.isTrue) : nullTest(isNull(a) ? b : a)
      return operation == .equal ? same : graph.node(.not, [same], .truth)
    }
    switch (graph.type(a), graph.type(b)) {
    case (.number, .number), (.day, .day), (.span, .span):
      guard let result = graph.comparison(operation, a, b) else { throw range(at) }
      return result
    case (.truth, .truth):
      switch operation {
      case .equal: return graph.node(.same, [a, b], .truth)
      case .notEqual: return graph.node(.not, [graph.node(.same, [a, b], .truth)], .truth)
      default: return truth(Kleene.isNull)
      }
    case (.text, .text):
      let (x, y, _) = graph.mergedTexts(a, b)
      return graph.node(.compareCodes(operation), [x, y], .truth)
    default: throw kinds(a, b, at)
    }
  }

  /// Whether a lane is null.
  mutating func nullTest(_ lane: Int) -> Int { graph.node(.isNull, [lane], .truth) }

  mutating func junction(
    _ operation: Operation, _ left: Syntax, _ right: Syntax, _ at: Int
  ) throws(Refusal) -> Int {
    graph.junction(operation, try truths(left, at), try truths(right, at))
  }

  /// A lane of truths; what is always null is a truth nobody knows.
  private mutating func truths(_ syntax: Syntax, _ at: Int) throws(Refusal) -> Int {
    let lane = asTruth(try lane(syntax))
    guard case .truth = graph.type(lane) else { throw kinds(lane, lane, at) }
    return lane
  }

  /// The same lane, but as a truth nobody knows where it is always null: a lane without a kind holds
  /// no truths that `and` and `or` could read.
  mutating func asTruth(_ lane: Int) -> Int { isNull(lane) ? truth(Kleene.isNull) : lane }

  mutating func conditional(
    _ condition: Syntax, _ then: Syntax, _ otherwise: Syntax, _ at: Int
  ) throws(Refusal) -> Int {
    let choice = try truths(condition, at)
    return try select(choice, try lane(then), try lane(otherwise), at)
  }

  /// One lane where a truth holds, the other elsewhere.
  mutating func select(_ choice: Int, _ then: Int, _ otherwise: Int, _ at: Int) throws(Refusal)
    -> Int
  {
    if then == otherwise { return then }
    var (a, b) = (then, otherwise)
    switch (graph.type(a), graph.type(b)) {
    case (.null, .null): return a
    case (.null, _): a = graph.nullLike(b)
    case (_, .null): b = graph.nullLike(a)
    default: break
    }
    switch (graph.type(a), graph.type(b)) {
    case (.number, .number), (.day, .day), (.span, .span):
      guard let (x, y) = graph.paired(a, b) else { throw range(at) }
      let facts = NumberFacts.either(graph.facts(x), graph.facts(y))
      return graph.node(.select, [choice, x, y], graph.typed(x, facts))
    case (.truth, .truth): return graph.node(.select, [choice, a, b], .truth)
    case (.text, .text):
      let (x, y, domain) = graph.mergedTexts(a, b)
      return graph.node(.select, [choice, x, y], .text(domain))
    default: throw kinds(a, b, at)
    }
  }

  mutating func path(_ base: Syntax, _ name: String, _ at: Int) throws(Refusal) -> Int {
    let lane = try lane(base)
    switch graph.type(lane) {
    case .null: return lane
    case .day:
      guard let part = DayPart(rawValue: name) else { break }
      let facts: NumberFacts =
        switch part {
        case .year: .exact(scale: 0, -999_999_999, 999_999_999)
        case .month: .exact(scale: 0, 1, 12)
        case .day: .exact(scale: 0, 1, 31)
        case .weekday: .exact(scale: 0, 1, 7)
        }
      return graph.node(.part(part), [lane], .number(facts))
    case .span where name == "days":
      return graph.node(.scaleUp(1), [lane], .number(graph.facts(lane)))
    default: break
    }
    throw Refusal(
      .operation, Wording("“.\(name)” 没有按列的形式", "“.\(name)” has no column form"), at: at)
  }
}
