import Diagnostics
import FEEL

extension ColumnCompiler {
  mutating func membership(
    _ value: Syntax, _ tests: [Syntax], _ at: Int
  ) throws(Refusal) -> Int {
    let outer = input
    input = try lane(value)
    let result = try anyOf(tests, isMembership: true)
    input = outer
    return result
  }

  /// Whether one of some tests accepts the value under test.
  mutating func anyOf(_ tests: [Syntax], isMembership: Bool) throws(Refusal) -> Int {
    var result: Int?
    for test in tests {
      let answer = asTruth(try accepts(test, isMembership: isMembership))
      result = result.map { graph.node(.or, [$0, answer], .truth) } ?? answer
    }
    return result ?? truth(Kleene.isFalse)
  }

  /// A comparison with the value under test.
  mutating func test(
    _ operation: ComparisonOperator, _ operand: Syntax, _ at: Int
  ) throws(Refusal) -> Int {
    guard let input else { throw Refusal(.operation, "a comparison without a left side", at: at) }
    return try comparison(operation, input, try lane(operand), at)
  }

  private mutating func accepts(
    _ test: Syntax, isMembership: Bool
  ) throws(Refusal) -> Int {
    guard let input else { throw Refusal(.operation, "a test without a value", at: test.offset) }
    switch test {
    case .test, .excluded, .anything, .tests: return try lane(test)
    case .range(let low, let high, let includesLower, let includesUpper, let at):
      return try contains(input, low, high, includesLower, includesUpper, at)
    case .list(let elements):
      let any = try anyOf(elements, isMembership: isMembership)
      return graph.node(.holds, [any], .truth)
    default: break
    }
    let lane = try self.lane(test)
    if test.mentionsInput {
      // Its truth is the answer.
      guard !isMembership, case .truth = graph.type(lane) else {
        throw Refusal(
          .operation, Wording("此种检验没有按列的形式", "a test of this kind has no column form"),
          at: test.offset)
      }
      return lane
    }
    if isNull(lane) { return isNull(input) ? truth(Kleene.isTrue) : nullTest(input) }
    if isNull(input) {
      // Nothing but null equals null.
      return nullTest(lane)
    }
    if case .truth = graph.type(lane) {
      guard case .truth = graph.type(input) else { throw kinds(input, lane, test.offset) }
    }
    return try comparison(.equal, input, lane, test.offset)
  }

  private mutating func contains(
    _ input: Int, _ low: Syntax?, _ high: Syntax?, _ includesLower: Bool, _ includesUpper: Bool,
    _ at: Int
  ) throws(Refusal) -> Int {
    let ends = [low, high].compactMap { $0 }
    let values = ends.compactMap(\.constant)
    guard values.count == ends.count, values.allSatisfy({ !$0.isNull }) else {
      throw Refusal(
        .operation,
        Wording("区间端点不是常数，不能按列检验", "a range whose ends are no constants has no column form"),
        at: at)
    }
    if values.count == 2 {
      guard let order = ValueOrder.compare(values[0], values[1]), order <= 0 else {
        return truth(Kleene.isNull)
      }
    }
    var result: Int?
    if let low {
      let end = try constant(low.constant ?? .null, at: at)
      result = try comparison(includesLower ? .greaterOrEqual : .greater, input, end, at)
    }
    if let high {
      let end = try constant(high.constant ?? .null, at: at)
      let below = try comparison(includesUpper ? .lessOrEqual : .less, input, end, at)
      result = result.map { graph.node(.and, [$0, below], .truth) } ?? below
    }
    return result ?? truth(Kleene.isNull)
  }
}

extension Syntax {
  /// Whether `?` stands somewhere inside, outside the tests of an inner `in`.
  var mentionsInput: Bool {
    switch self {
    case .input: true
    case .membership(let value, _, _): value.mentionsInput
    default: parts.contains(where: \.mentionsInput)
    }
  }
}
