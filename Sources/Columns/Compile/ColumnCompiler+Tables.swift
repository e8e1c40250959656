import DMN
import Diagnostics
import FEEL

/// A decision table whose texts have been read.
struct ReadTable: Sendable {
  var policy: DecisionTable.HitPolicy
  var aggregation: DecisionTable.Aggregation?
  var inputs: [Syntax]
  /// What the values of each input must be among.
  var allowed: [Syntax?]
  /// The tests of every rule; nil for one that accepts everything.
  var tests: [[Syntax?]]
  var outputs: [[Syntax]]
  /// The values of each output in the order of their weight, if they are listed.
  var priorities: [[Value]?]
  /// The values where no rule matches.
  var standards: [Syntax?]
}

extension ColumnCompiler {
  /// The lanes of a table's outputs.
  mutating func lanes(_ table: ReadTable) throws(Refusal) -> [Int] {
    guard table.policy.isSingle || (table.policy == .collect && table.aggregation != nil) else {
      throw Refusal(
        .value, Wording("结果是列表，没有按列的形式", "the result is a list, which has no column form"), at: 0)
    }
    var inputs: [Int] = []
    var refused: Int?
    for (column, syntax) in table.inputs.enumerated() {
      let lane = try lane(syntax)
      inputs.append(lane)
      if let allowed = table.allowed[column] {
        let isWrong = try violation(allowed, of: lane, syntax)
        refused = refused.map { graph.node(.or, [$0, isWrong], .truth) } ?? isWrong
      }
    }
    var hits: [Int] = []
    for rule in table.tests { hits.append(try match(rule, inputs, table)) }
    var results =
      table.policy == .collect ? try collected(table, hits) : try chosen(table, hits)
    if let refused {
      let null = graph.null()
      for index in results.indices { results[index] = try select(refused, null, results[index], 0) }
    }
    return results
  }

  /// True where a value is there and not allowed.
  private mutating func violation(
    _ allowed: Syntax, of lane: Int, _ input: Syntax
  ) throws(Refusal) -> Int {
    let accepted = graph.node(.holds, [try answer(allowed, lane, input)], .truth)
    let isThere = graph.node(.not, [nullTest(lane)], .truth)
    return graph.node(.and, [isThere, graph.node(.not, [accepted], .truth)], .truth)
  }

  private mutating func answer(
    _ test: Syntax, _ lane: Int, _ syntax: Syntax
  ) throws(Refusal) -> Int {
    if !test.mentionsInput, let lane = try tabulated(.membership(syntax, [test], at: 0)) {
      // All that the input depends on are the places of one dimension.
      return asTruth(lane)
    }
    input = lane
    defer { input = nil }
    return try anyOf([test], isMembership: false)
  }

  /// True where all tests of a rule hold, false elsewhere.
  private mutating func match(
    _ tests: [Syntax?], _ inputs: [Int], _ table: ReadTable
  ) throws(Refusal) -> Int {
    var result: Int?
    for (column, test) in tests.enumerated() {
      guard let test else { continue }
      let answer = try answer(test, inputs[column], table.inputs[column])
      result = result.map { graph.node(.and, [$0, answer], .truth) } ?? answer
    }
    return result.map { graph.node(.holds, [$0], .truth) } ?? truth(Kleene.isTrue)
  }

  // MARK: - One rule

  /// The outputs of the rule that a single-hit policy chooses.
  private mutating func chosen(_ table: ReadTable, _ hits: [Int]) throws(Refusal) -> [Int] {
    var order = Array(hits.indices)
    if table.policy == .priority { order = try byPriority(table) }
    let hasStandard = table.standards.contains { $0 != nil }
    var violated: Int?
    if table.policy == .unique { violated = several(hits) }
    if table.policy == .any { violated = try disagreement(table, hits) }
    var results: [Int] = []
    let place = self.place(of: order, hits)
    for output in table.priorities.indices {
      var texts = table.outputs.map { $0[output] }
      texts.append(
        hasStandard ? table.standards[output] ?? .literal(.null) : .literal(.null))
      var result: Int
      if let values = Self.constants(texts) {
        result = try byPlace(place, values)
      } else {
        result = try lane(texts[hits.count])
        for rule in order.reversed() {
          result = try select(hits[rule], try lane(texts[rule]), result, 0)
        }
      }
      if let violated { result = try select(violated, graph.null(), result, 0) }
      results.append(result)
    }
    return results
  }

  private static func constants(_ texts: [Syntax]) -> [Value]? {
    let values = texts.compactMap(\.constant)
    return values.count == texts.count ? values : nil
  }

  /// The number of the first rule in an order that matches; the count of rules where none does.
  private mutating func place(of order: [Int], _ hits: [Int]) -> Int {
    let domain = TextDomain.places
    var place = graph.node(.code(Int32(hits.count)), [], .text(domain))
    for rule in order.reversed() {
      let own = graph.node(.code(Int32(rule)), [], .text(domain))
      place = graph.node(.select, [hits[rule], own, place], .text(domain))
    }
    return place
  }

  /// A lane of values by the number of a rule.
  private mutating func byPlace(_ place: Int, _ values: [Value]) throws(Refusal) -> Int {
    let ordered = [Value.null] + values
    let kinds = Set(values.compactMap(\.kind))
    guard kinds.count < 2 else {
      throw Refusal(.value, "outputs of several kinds have no column form", at: 0)
    }
    switch kinds.first {
    case nil: return graph.null()
    case .boolean?: return graph.lookUpTruths(place, ordered)
    case .date?: return graph.lookUpDays(place, ordered)
    case .string?: return graph.lookUpTexts(place, ordered)
    case .number?:
      guard let lane = graph.lookUpNumbers(place, ordered) else { throw range(0) }
      return lane
    default: throw Refusal(.value, "outputs of this kind have no column form", at: 0)
    }
  }

  /// True where more than one rule matches.
  private mutating func several(_ hits: [Int]) -> Int {
    var any = truth(Kleene.isFalse)
    var several = truth(Kleene.isFalse)
    for hit in hits {
      several = graph.node(.or, [several, graph.node(.and, [any, hit], .truth)], .truth)
      any = graph.node(.or, [any, hit], .truth)
    }
    return several
  }

  /// True where rules match that do not say the same.
  private mutating func disagreement(_ table: ReadTable, _ hits: [Int]) throws(Refusal) -> Int {
    guard let rows = constantRows(table) else {
      throw Refusal(
        .operation, Wording("ANY 表的输出不是常数", "the outputs of an ANY table are no constants"), at: 0)
    }
    var result = truth(Kleene.isFalse)
    for (rule, hit) in hits.enumerated() {
      for earlier in 0..<rule
      where !zip(rows[rule], rows[earlier]).allSatisfy({ ValueOrder.isEqual($0, $1) }) {
        let both = graph.node(.and, [hits[earlier], hit], .truth)
        result = graph.node(.or, [result, both], .truth)
      }
    }
    return result
  }

  private func constantRows(_ table: ReadTable) -> [[Value]]? {
    let rows = table.outputs.compactMap(Self.constants)
    return rows.count == table.outputs.count ? rows : nil
  }

  /// The rules, those first whose outputs come first in their lists.
  private func byPriority(_ table: ReadTable) throws(Refusal) -> [Int] {
    guard let rows = constantRows(table) else {
      throw Refusal(
        .operation,
        Wording("PRIORITY 表的输出不是常数", "the outputs of a PRIORITY table are no constants"),
        at: 0)
    }
    let ranks = rows.map { row in
      zip(table.priorities, row).map { listed, value -> Int in
        let listed = listed ?? []
        return listed.firstIndex { ValueOrder.isEqual($0, value) } ?? listed.count
      }
    }
    return rows.indices.sorted {
      ranks[$0] == ranks[$1] ? $0 < $1 : ranks[$0].lexicographicallyPrecedes(ranks[$1])
    }
  }

  // MARK: - All rules

  private mutating func collected(_ table: ReadTable, _ hits: [Int]) throws(Refusal) -> [Int] {
    var any = truth(Kleene.isFalse)
    for hit in hits { any = graph.node(.or, [any, hit], .truth) }
    let hasStandard = table.standards.contains { $0 != nil }
    var results: [Int] = []
    for output in table.priorities.indices {
      var result = try collected(table, output, hits)
      if hasStandard {
        let standard = try lane(table.standards[output] ?? .literal(.null))
        result = try select(any, result, standard, 0)
      } else if table.aggregation != .count {
        result = try select(any, result, graph.null(), 0)
      }
      results.append(result)
    }
    return results
  }

  private mutating func collected(
    _ table: ReadTable, _ output: Int, _ hits: [Int]
  ) throws(Refusal) -> Int {
    let zero = try constant(.integer(0), at: 0)
    let one = try constant(.integer(1), at: 0)
    var result: Int?
    var before = truth(Kleene.isFalse)
    for (rule, hit) in hits.enumerated() {
      switch table.aggregation {
      case .count?, nil:
        result = try plus(result, try select(hit, one, zero, 0))
      case .sum?:
        let value = try lane(table.outputs[rule][output])
        guard case .number = graph.type(value) else { throw kinds(value, value, 0) }
        result = try plus(result, try select(hit, value, zero, 0))
      case .min?, .max?:
        let value = try lane(table.outputs[rule][output])
        guard case .number = graph.type(value) else { throw kinds(value, value, 0) }
        guard let best = result else {
          result = value
          before = hit
          continue
        }
        guard let next = graph.extreme(best, value, largest: table.aggregation == .max) else {
          throw range(0)
        }
        result = try select(hit, try select(before, next, value, 0), best, 0)
        before = graph.node(.or, [before, hit], .truth)
      }
    }
    return result ?? graph.null()
  }

  private mutating func plus(_ a: Int?, _ b: Int) throws(Refusal) -> Int {
    guard let a else { return b }
    guard let sum = graph.sum(a, b, subtracting: false) else { throw range(0) }
    return sum
  }
}
