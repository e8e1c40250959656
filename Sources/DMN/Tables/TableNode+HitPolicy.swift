import Diagnostics
import FEEL

extension TableNode {
  /// What a table decided, and by which rules.
  struct Decided {
    var value: Value
    var chosen: [Int]
  }

  /// The value for the rules that match.
  func decide(_ hits: [Int], _ frame: Frame) -> Decided {
    if hits.isEmpty { return Decided(value: withoutHits(frame), chosen: []) }
    switch policy {
    case .first: return single(hits[0], frame)
    case .unique:
      if hits.count > 1 {
        return violated(
          hits, frame, "dmn.several-rules",
          Wording(
            "决策表“\(name)”只许一条规则命中，却有 \(hits.count) 条命中",
            "the table “\(name)” allows one rule to match, and \(hits.count) do"))
      }
      return single(hits[0], frame)
    case .any: return any(hits, frame)
    case .priority:
      let ordered = byPriority(hits.map { ($0, outputs(of: $0, frame)) })
      return Decided(value: result(ordered[0].values), chosen: [ordered[0].rule])
    case .outputOrder:
      let ordered = byPriority(hits.map { ($0, outputs(of: $0, frame)) })
      return Decided(
        value: .list(ordered.map { result($0.values) }), chosen: ordered.map(\.rule))
    case .ruleOrder:
      return Decided(value: .list(hits.map { result(outputs(of: $0, frame)) }), chosen: hits)
    case .collect:
      let values = hits.map { outputs(of: $0, frame) }
      return Decided(value: collected(values, frame), chosen: hits)
    }
  }

  private func single(_ rule: Int, _ frame: Frame) -> Decided {
    Decided(value: result(outputs(of: rule, frame)), chosen: [rule])
  }

  private func withoutHits(_ frame: Frame) -> Value {
    if let standard = standardResult(frame) { return standard }
    if policy.isSingle {
      frame.run.report(
        Problem(
          "dmn.no-rule", .warning, Wording("决策表“\(name)”没有规则命中", "no rule of “\(name)” matches"),
          at: place,
          notes: inputs.map { Wording("\($0.label) = \(frame.slots[$0.slot].shortText)") }))
      return .null
    }
    return policy == .collect && aggregation != nil ? collected([], frame) : .list([])
  }

  private func any(_ hits: [Int], _ frame: Frame) -> Decided {
    let first = result(outputs(of: hits[0], frame))
    for other in hits.dropFirst()
    where !ValueOrder.isEqual(first, result(outputs(of: other, frame))) {
      return violated(
        hits, frame, "dmn.rules-disagree",
        Wording(
          "决策表“\(name)”命中的规则应当一致，却不一致",
          "all rules of “\(name)” that match must agree, and they do not"))
    }
    return Decided(value: first, chosen: hits)
  }

  private func violated(
    _ hits: [Int], _ frame: Frame, _ code: String, _ message: Wording
  ) -> Decided {
    let numbers = hits.prefix(20).map { String($0 + 1) }.joined(separator: ", ")
    frame.run.report(
      Problem(
        code, .error, message, at: place,
        notes: [Wording("规则：\(numbers)", "rules \(numbers)")]))
    return Decided(value: .null, chosen: [])
  }

  private func byPriority(
    _ hits: [(Int, [Value])]
  ) -> [(rule: Int, values: [Value])] {
    let ranked = hits.map { hit in
      (rule: hit.0, values: hit.1, rank: zip(outputs, hit.1).map { Self.rank($1, $0.priorities) })
    }
    return ranked.sorted {
      $0.rank == $1.rank ? $0.rule < $1.rule : $0.rank.lexicographicallyPrecedes($1.rank)
    }.map { ($0.rule, $0.values) }
  }

  /// Where a value stands among priorities; behind all of them if it is not there.
  private static func rank(_ value: Value, _ priorities: [Value]) -> Int {
    priorities.firstIndex { ValueOrder.isEqual($0, value) } ?? priorities.count
  }

  // MARK: - Collecting

  private func collected(_ rows: [[Value]], _ frame: Frame) -> Value {
    guard let aggregation else { return .list(rows.map(result)) }
    if outputs.count == 1 { return aggregated(rows.map { $0[0] }, aggregation, frame) }
    return Value.context(
      of: outputs.indices.map { column in
        (outputs[column].name, aggregated(rows.map { $0[column] }, aggregation, frame))
      })
  }

  private func aggregated(
    _ values: [Value], _ aggregation: DecisionTable.Aggregation, _ frame: Frame
  ) -> Value {
    switch aggregation {
    case .count: return .integer(values.count)
    case .sum: return ValueMath.sum(values)
    case .min: return ValueMath.extreme(values, largest: false)
    case .max: return ValueMath.extreme(values, largest: true)
    }
  }
}
