import Diagnostics
import FEEL
import Packs
import Vocabulary

/// Checks values that are derived, and finds the names that later formulas may use.
struct DerivedInspection {
  /// The names of single rows.
  private(set) var rows: MethodScope
  /// The names of what is scored: rows, or what became of several.
  private(set) var units: MethodScope
  private(set) var problems: [Problem] = []

  private let bundle: MethodBundle

  init(_ bundle: MethodBundle) {
    self.bundle = bundle
    rows = MethodScope(rowsOf: bundle)
    units = MethodScope()
    circle()
    guard let rule = bundle.method.units, rule.kind == .rollUp else {
      for value in ordered { check(value, in: \.rows) }
      units = rows
      return
    }
    let ofRows = names(behind: rule.names)
    for value in ordered where ofRows.contains(Names.normal(value.name)) {
      check(value, in: \.rows)
    }
    units.addConstants(bundle.method)
    units.add(ColumnNames.firms, .number, .unknown)
    for name in rule.names where rows.contains(name) {
      units.add(name, rows.kind(name), rows.units[name] ?? .unknown)
    }
    // Fields that are computed from what was added up are there again.
    for field in bundle.fields {
      guard let formula = field.formula, !units.contains(field.name) else { continue }
      if mentioned(formula).allSatisfy(units.contains) { units.add(field) }
    }
    for value in ordered where !units.contains(value.name) {
      let isOfRows = ofRows.contains(Names.normal(value.name))
      let isKnown = mentioned(value.formula.text).allSatisfy(units.contains)
      if isOfRows, !isKnown { continue }
      check(value, in: \.units)
    }
  }

  private var derived: [Method.DerivedValue] { bundle.method.derived }

  /// All names that there are before anything is derived, and those that are.
  private var use: NameUse {
    NameUse(MethodScope(rowsOf: bundle).names + derived.map(\.name) + [ColumnNames.firms])
  }

  private func mentioned(_ formula: String) -> Set<String> { use.names(in: formula) }

  /// The derived values in an order in which each comes after those that it uses.
  private var ordered: [Method.DerivedValue] {
    var left = derived
    var result: [Method.DerivedValue] = []
    while !left.isEmpty {
      let waiting = Set(left.map { Names.normal($0.name) })
      let ready = left.firstIndex { mentioned($0.formula.text).isDisjoint(with: waiting) }
      result.append(left.remove(at: ready ?? 0))
    }
    return result
  }

  /// Some derived values and all that these rest on.
  private func names(behind names: [String]) -> Set<String> {
    var found: Set<String> = []
    var open = names.map(Names.normal)
    while let name = open.popLast() {
      guard found.insert(name).inserted,
        let value = derived.first(where: { Names.normal($0.name) == name })
      else { continue }
      open += mentioned(value.formula.text)
    }
    return found
  }

  private mutating func check(
    _ value: Method.DerivedValue, in scope: WritableKeyPath<DerivedInspection, MethodScope>
  ) {
    let unit = value.unit.flatMap { try? Unit($0) }
    let check = FormulaCheck(
      value.formula.node, in: bundle.method.file, self[keyPath: scope], unit: unit)
    problems += check.problems
    let kind: ValueKind? =
      switch check.unit {
      case .units, .literal: .number
      default: nil
      }
    self[keyPath: scope].add(value.name, kind, unit.map(InferredUnit.unit) ?? check.unit)
  }

  private mutating func circle() {
    var uses: [String: Set<String>] = [:]
    for value in derived { uses[Names.normal(value.name)] = mentioned(value.formula.text) }
    guard let circle = Circle.find(uses),
      let value = derived.first(where: { Names.normal($0.name) == circle[0] })
    else { return }
    problems.append(
      value.formula.node.problem(
        "packs.formula-cycle",
        Wording(
          "公式互相依赖：\(circle.joined(separator: " → "))",
          "formulas depend on each other: \(circle.joined(separator: " → "))")))
  }
}
