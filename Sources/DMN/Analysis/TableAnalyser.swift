import Diagnostics
import FEEL

/// Finds the holes, overlaps and idle rules of a decision table.
struct TableAnalyser {
  /// How much work one table may be.
  struct Effort {
    var steps = 200_000
    var holes = 20
    var overlaps = 20
    var pairs = 5_000_000
  }

  let table: AnalysedTable
  var effort = Effort()
  private let cover: BoxCover

  init(_ table: AnalysedTable, effort: Effort = Effort()) {
    self.table = table
    self.effort = effort
    cover = BoxCover(atomCounts: table.columns.map(\.count), boxes: table.boxes)
  }

  /// All that is wrong or worth knowing.
  func problems() -> [Problem] {
    var found = gaps()
    found += overlaps()
    found += idleRules()
    found += mergeableRules()
    if !table.remarks.isEmpty {
      found.append(
        problem(
          "dmn.table-opaque", .note,
          Wording(
            "决策表“\(table.name)”有些条件只能在运行时判断，分析时按“成立或不成立”处理",
            "some tests of the table “\(table.name)” can only be told at run time; each was taken to hold or not to hold"
          ),
          notes: table.remarks))
    }
    return found
  }

  // MARK: - Gaps

  private func gaps() -> [Problem] {
    guard !table.hasDefault, !table.rules.isEmpty, table.policy.isSingle else { return [] }
    let all = BitSet(all: table.boxes.count)
    let search = cover.holes(
      within: table.universe, by: all, effort: effort.steps, most: effort.holes)
    var found = search.holes.prefix(effort.holes).map { hole in
      problem(
        "dmn.table-gap", .warning,
        Wording(
          "决策表“\(table.name)”有缺口：\(table.text(of: hole).chinese) → 无规则",
          "the table “\(table.name)” has a hole: \(table.text(of: hole).english) → no rule"),
        notes: exampleNote(hole),
        suggestion: Wording("补一条规则，或给输出设默认值", "add a rule, or give the output a default"))
    }
    if !search.isComplete {
      found.append(unfinished(Wording("缺口", "holes")))
    }
    return found
  }

  /// An input that no rule decides, value by value, where a hole is bounded in several columns.
  private func exampleNote(_ hole: BoxCover.Box) -> [Wording] {
    let example = table.example(of: hole)
    guard example.count > 1 else { return [] }
    let parts = example.map { "\($0.label) = \($0.value.feelText)" }
    return [
      Wording(
        "例如：\(parts.joined(separator: "，"))", "for example \(parts.joined(separator: ", "))")
    ]
  }

  private func unfinished(_ what: Wording) -> Problem {
    problem(
      "dmn.table-too-large", .note,
      Wording(
        "决策表“\(table.name)”太大，\(what.chinese)未能全部查完",
        "the table “\(table.name)” is too large for all \(what.english) to be found"),
      notes: [
        Wording(
          "\(table.rules.count) 条规则，\(table.columns.count) 列",
          "\(table.rules.count) rules, \(table.columns.count) columns")
      ])
  }

  // MARK: - Overlaps

  private func overlaps() -> [Problem] {
    guard table.policy == .unique || table.policy == .any else { return [] }
    var found: [Problem] = []
    var pairs = 0
    for first in table.boxes.indices {
      for second in table.boxes.indices.dropFirst(first + 1) {
        pairs += 1
        if pairs > effort.pairs || found.count >= effort.overlaps {
          return found + [unfinished(Wording("重叠", "overlaps"))]
        }
        if table.policy == .any, table.rules[first].outputs == table.rules[second].outputs {
          continue
        }
        guard let box = cover.overlap(first, second, within: table.universe) else { continue }
        found.append(overlap(table.rules[first], table.rules[second], box))
      }
    }
    return found
  }

  private func overlap(
    _ first: AnalysedTable.Rule, _ second: AnalysedTable.Rule, _ box: BoxCover.Box
  ) -> Problem {
    let numbers = "规则 \(first.number) 与规则 \(second.number)"
    let rules = "rules \(first.number) and \(second.number)"
    let place = table.text(of: box)
    let text =
      table.policy == .unique
      ? Wording(
        "决策表“\(table.name)”要求唯一命中，\(numbers)却重叠：\(place.chinese)",
        "the table “\(table.name)” allows one match, and \(rules) overlap: \(place.english)")
      : Wording(
        "决策表“\(table.name)”的\(numbers)同时命中而输出不同：\(place.chinese)",
        "\(rules) of the table “\(table.name)” both match and differ: \(place.english)")
    return problem(
      table.policy == .unique ? "dmn.table-overlap" : "dmn.table-conflict", .error, text,
      at: second.place,
      notes: [
        Wording(
          "规则 \(first.number) 在第 \(first.place.line ?? 0) 行",
          "rule \(first.number) stands on line \(first.place.line ?? 0)")
      ],
      suggestion: Wording(
        "收窄其中一条，或改用首个命中（FIRST）", "narrow one of them, or use the hit policy FIRST"))
  }

  // MARK: - Rules that never count

  private func idleRules() -> [Problem] {
    var found: [Problem] = []
    for (index, rule) in table.rules.enumerated() {
      let box = zip(table.boxes[index], table.universe).map { $0.intersection($1) }
      if box.contains(where: \.isEmpty) {
        found.append(
          problem(
            "dmn.rule-unreachable", .warning,
            Wording(
              "规则 \(rule.number) 永不命中：没有输入能同时满足它的各项条件",
              "rule \(rule.number) never matches: no input satisfies all its tests"),
            at: rule.place,
            suggestion: Wording(
              "改正条件或允许值，或删去此规则", "correct the tests or the allowed values, or remove the rule")))
        continue
      }
      guard let stronger = stronger(than: index), !stronger.isEmpty else { continue }
      let search = cover.holes(within: box, by: stronger, effort: effort.steps, most: 0)
      if search.isComplete, search.holes.isEmpty {
        let masks = stronger.members.filter {
          cover.overlap($0, index, within: table.universe) != nil
        }
        found.append(
          problem(
            "dmn.rule-masked", .warning,
            Wording(
              "规则 \(rule.number) 永不生效：它的全部情形已由规则 \(numbers(masks)) 决定",
              "rule \(rule.number) never counts: rules \(numbers(masks)) decide all its cases"),
            at: rule.place,
            suggestion: Wording("删去此规则，或调整次序", "remove the rule, or change the order")))
      }
    }
    return found
  }

  private func numbers(_ indices: [Int]) -> String {
    let shown = indices.prefix(6).map { String(table.rules[$0].number) }.joined(separator: "、")
    return indices.count > 6 ? shown + " 等" : shown
  }

  /// The rules that win over a rule where both match.
  private func stronger(than index: Int) -> BitSet? {
    var set = BitSet(count: table.boxes.count)
    switch table.policy {
    case .first:
      for other in 0..<index { set.insert(other) }
    case .priority:
      guard let own = table.rules[index].priority else { return nil }
      for (other, rule) in table.rules.enumerated() where other != index {
        guard let priority = rule.priority else { continue }
        if priority.lexicographicallyPrecedes(own) || (priority == own && other < index) {
          set.insert(other)
        }
      }
    case .unique, .any:
      // A rule is only redundant here, beside the overlap, if another says the same everywhere.
      for other in 0..<index where table.rules[other].outputs == table.rules[index].outputs {
        set.insert(other)
      }
    case .collect, .ruleOrder, .outputOrder: return nil
    }
    return set
  }

  // MARK: - Rules that could be one

  private func mergeableRules() -> [Problem] {
    guard table.policy.isSingle, table.rules.count <= 400 else { return [] }
    var found: [Problem] = []
    for first in table.boxes.indices.dropLast() {
      // Under FIRST only neighbours can be joined without changing what comes between.
      let others =
        table.policy == .first ? [first + 1] : Array(table.boxes.indices.dropFirst(first + 1))
      for second in others where table.rules[first].outputs == table.rules[second].outputs {
        let different = table.columns.indices.filter {
          table.boxes[first][$0] != table.boxes[second][$0]
        }
        guard different.count == 1 else { continue }
        found.append(
          problem(
            "dmn.rules-mergeable", .note,
            Wording(
              "规则 \(table.rules[first].number) 与规则 \(table.rules[second].number) 输出相同，只差“\(table.columns[different[0]].label)”一列，可并为一条",
              "rules \(table.rules[first].number) and \(table.rules[second].number) give the same and differ in “\(table.columns[different[0]].label)” only; they could be one"
            ),
            at: table.rules[second].place))
        if found.count >= effort.overlaps { return found }
      }
    }
    return found
  }

  private func problem(
    _ code: String, _ severity: Problem.Severity, _ message: Wording, at place: Place? = nil,
    notes: [Wording] = [], suggestion: Wording? = nil
  ) -> Problem {
    Problem(
      code, severity, message, at: place ?? table.place, notes: notes + table.notes,
      suggestion: suggestion)
  }
}

extension AnalysedTable.Column {
  /// The number of atoms.
  var count: Int {
    switch self {
    case .values(_, let partition, _): partition.count
    case .condition: 2
    }
  }

  /// The text of the input expression.
  var label: String {
    switch self {
    case .values(let label, _, _), .condition(let label, _): label
    }
  }
}
