import Diagnostics
import FEEL

/// Turns syntax into lanes.
///
/// What depends on the places of one dimension alone is computed by the interpreter, once for every
/// place; what depends on nothing, once. So any function of FEEL can be used over an industry or a
/// region. Everything else needs an operation on lanes, or is refused.
struct ColumnCompiler {
  var graph = LaneGraph()
  var surroundings: Surroundings
  /// The lane of the value under test.
  var input: Int?

  /// The most places of a dimension for which the interpreter is asked at once.
  static let mostPlaces = 1 << 16

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  mutating func lane(_ syntax: Syntax) throws(Refusal) -> Int {
    if let lane = try tabulated(syntax) { return lane }
    switch syntax {
    case .literal(let value): return try constant(value, at: 0)
    case .name(let name, let at): return try self.name(name, at)
    case .input(let at):
      guard let input else { throw Refusal(.operation, "“?” has no value here", at: at) }
      return input
    case .negation(let operand, let at): return try negation(operand, at)
    case .arithmetic(let operation, let a, let b, let at):
      return try arithmetic(operation, a, b, at)
    case .comparison(let operation, let a, let b, let at):
      return try comparison(operation, try lane(a), try lane(b), at)
    case .conjunction(let a, let b, let at): return try junction(.and, a, b, at)
    case .disjunction(let a, let b, let at): return try junction(.or, a, b, at)
    case .between(let value, let low, let high, let at):
      let lane = try lane(value)
      let above = try comparison(.greaterOrEqual, lane, try self.lane(low), at)
      let below = try comparison(.lessOrEqual, lane, try self.lane(high), at)
      return graph.node(.and, [above, below], .truth)
    case .membership(let value, let tests, let at): return try membership(value, tests, at)
    case .conditional(let condition, let then, let otherwise, let at):
      return try conditional(condition, then, otherwise, at)
    case .path(let base, let name, let at): return try path(base, name, at)
    case .call(.name(let name, _), let arguments, let at):
      return try call(name, arguments, at)
    case .test(let operation, let operand, let at): return try test(operation, operand, at)
    case .tests(let tests): return try anyOf(tests, isMembership: false)
    case .excluded(let tests, _):
      return graph.node(.not, [try anyOf(tests, isMembership: false)], .truth)
    case .anything: return truth(Kleene.isTrue)
    default:
      throw Refusal(
        .operation, Wording("此种表达式没有按列计算的形式", "this kind of expression has no column form"),
        at: syntax.offset)
    }
  }

  mutating func truth(_ byte: UInt8) -> Int { graph.node(.truth(byte), [], .truth) }

  func kinds(_ a: Int, _ b: Int, _ at: Int) -> Refusal {
    let names = (graph.type(a).name, graph.type(b).name)
    return Refusal(
      .kinds,
      Wording("\(names.0) 与 \(names.1) 不能按列运算", "no column form for \(names.0) and \(names.1)"),
      at: at)
  }

  func range(_ at: Int) -> Refusal {
    Refusal(
      .range, Wording("数值过大、过小或误差界过宽", "the numbers are too large, too small or too uncertain"),
      at: at)
  }

  func isNull(_ lane: Int) -> Bool { if case .null = graph.type(lane) { true } else { false } }

  // MARK: - Constants and names

  mutating func constant(_ value: Value, at: Int) throws(Refusal) -> Int {
    switch value {
    case .null: return graph.null()
    case .boolean(let value): return truth(value ? Kleene.isTrue : Kleene.isFalse)
    case .number(let number):
      guard let lane = graph.constant(number) else { throw range(at) }
      return lane
    case .string(let text): return graph.text(text)
    case .date(let day):
      let number = Double(day.dayNumber)
      return graph.node(.number(number.bitPattern), [], .day(.exact(scale: 0, number, number)))
    case .daysDuration(let duration):
      let day: Int128 = 86_400_000_000_000
      guard duration.nanoseconds % day == 0,
        duration.nanoseconds.magnitude / day.magnitude < 1 << 40
      else { throw Refusal(.value, "only whole days have a column form", at: at) }
      let days = Double(duration.nanoseconds / day)
      return graph.node(.number(days.bitPattern), [], .span(.exact(scale: 0, days, days)))
    default:
      throw Refusal(
        .value, Wording("此种值没有按列的形式", "a value of this kind has no column form"), at: at)
    }
  }

  private mutating func name(_ name: String, _ at: Int) throws(Refusal) -> Int {
    switch surroundings.columns[name]?.source {
    case .lane(let lane)?: return lane
    case .stored(let column, let number)?: return try load(column, number, at)
    case nil:
      throw Refusal(.operation, Wording("“\(name)” 不是列", "“\(name)” is no column"), at: at)
    }
  }

  private mutating func load(_ column: Column, _ number: Int, _ at: Int) throws(Refusal) -> Int {
    switch column.form {
    case .numbers(let numbers): return try load(numbers, number, at)
    case .days(let numbers):
      let facts = NumberFacts.exact(scale: 0, Double(numbers.low), Double(numbers.high))
      return graph.node(.load(number), [], .day(facts))
    case .booleans: return graph.node(.load(number), [], .truth)
    case .approximate(let approximation):
      return graph.node(.load(number), [], .number(approximation.facts))
    // A field that nobody filled in is null everywhere.
    case .coded(_, let values) where values.isEmpty: return graph.null()
    case .values(let values) where values.allSatisfy(\.isNull): return graph.null()
    case .coded(let codes, let values): return try lookUp(codes, values, at)
    case .values:
      throw Refusal(
        .value, Wording("该列的值种类不一", "the column holds values of several kinds"), at: at)
    }
  }

  private mutating func load(
    _ numbers: Numbers, _ number: Int, _ at: Int
  ) throws(Refusal) -> Int {
    let largest = Double(max(numbers.low.magnitude, numbers.high.magnitude))
    if largest <= NumberFacts.largestExact, numbers.scale <= 18 {
      let facts = NumberFacts.exact(
        scale: numbers.scale, Double(numbers.low), Double(numbers.high))
      return graph.node(.load(number), [], .number(facts))
    }
    guard numbers.scale <= 22 else { throw range(at) }
    // Doubles near the counts, brought to their scale.
    let facts = NumberFacts(
      scale: nil, low: Double(numbers.low), high: Double(numbers.high),
      relative: NumberFacts.unit * NumberFacts.margin, least: 1
    ).widened()
    let counts = graph.node(.load(number), [], .number(facts))
    let power = PowersOfTen.exact[numbers.scale]
    let one = NumberFacts(scale: nil, low: power, high: power, least: power)
    let scaled = NumberFacts.quotient(facts, one)
    guard scaled.isUsable else { throw range(at) }
    return graph.node(.scaleDown(power), [counts], .number(scaled))
  }
}
