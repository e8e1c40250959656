import Diagnostics
import FEEL
import Packs
import Vocabulary

extension MethodInspection {
  /// What is wrong with what follows from grades.
  var consequences: [Problem] {
    // A consequence is for all schemes, so its formulas may use what all of them have.
    let scopes = method.schemes.map { scheme -> MethodScope in
      var scope = SchemeInspection(scheme, of: self).ranked
      scope.add(ColumnNames.grade, .string, .other)
      return scope
    }
    return method.consequences.flatMap { consequence -> [Problem] in
      var found = rates(consequence)
      var seen: Set<Problem> = []
      for scope in scopes {
        for problem in condition(consequence.when, scope) + amount(consequence, scope)
        where seen.insert(problem).inserted {
          found.append(problem)
        }
      }
      return found
    }
  }

  private func rates(_ consequence: Consequence) -> [Problem] {
    var found: [Problem] = (consequence.node["rates"]?.entries ?? []).compactMap { entry in
      guard !gradeNames.contains(entry.name) else { return nil }
      let node = DeclarationNode(.scalar(entry.name, isPlain: true), at: entry.position)
      return Self.unknownGrade(entry.name, among: gradeNames, at: node)
    }
    if consequence.unit == nil {
      found.append(
        consequence.node.problem(
          "appraisals.no-unit",
          Wording(
            "“\(consequence.name)”的费率没有单位", "the rates of “\(consequence.name)” have no unit"),
          severity: .warning))
    }
    if consequence.amount != nil, consequence.amountUnit == nil {
      found.append(
        consequence.node.problem(
          "appraisals.no-unit",
          Wording(
            "“\(consequence.name)”的金额没有单位", "the amount of “\(consequence.name)” has no unit"),
          severity: .warning, suggestion: Wording("写 amount-unit", "write its amount-unit")))
    }
    return found
  }

  private func amount(_ consequence: Consequence, _ scope: MethodScope) -> [Problem] {
    guard let amount = consequence.amount else { return [] }
    var scope = scope
    let unit = consequence.unit.flatMap { try? Unit($0) }
    scope.add(ColumnNames.rate, .number, unit.map(InferredUnit.unit) ?? .unknown)
    let expected = consequence.amountUnit.flatMap { try? Unit($0) }
    return FormulaCheck(amount.node, in: method.file, scope, unit: expected).problems
  }
}
