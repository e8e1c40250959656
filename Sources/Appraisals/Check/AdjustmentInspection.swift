import DMN
import Diagnostics
import FEEL
import Foundation
import Packs

/// Checks what changes a grade: conditions, grades, decision tables.
struct AdjustmentInspection {
  let adjustment: Adjustment
  let scheme: SchemeInspection

  init(_ adjustment: Adjustment, of scheme: SchemeInspection) {
    self.adjustment = adjustment
    self.scheme = scheme
  }

  private var node: DeclarationNode { adjustment.node }
  private var grades: [String] { scheme.scheme.grading.names }
  private var movesBySteps: Bool { adjustment.kind == .raise || adjustment.kind == .lower }

  var problems: [Problem] {
    switch adjustment.rule {
    case .condition(let when, let grade, _):
      var found = scheme.inspection.condition(when, scheme.ranked)
      if !movesBySteps {
        if let grade {
          if !grades.contains(grade) {
            found.append(MethodInspection.unknownGrade(grade, among: grades, at: node["grade"]))
          }
        } else {
          found.append(
            node.problem(
              "appraisals.no-grade",
              Wording(
                "\(adjustment.kind.rawValue) 要写 grade", "\(adjustment.kind.rawValue) needs a grade")
            ))
        }
      }
      return found
    case .table(let table, let grade, let rule, let file):
      return outputs(table, grade, rule) + model(file, table) + values(table, grade, file)
    }
  }

  // MARK: - Outputs

  private func outputs(_ table: DecisionTable, _ grade: String, _ rule: String?) -> [Problem] {
    let names = table.outputs.compactMap(\.name)
    // A table with one output needs no name for it.
    guard table.outputs.count > 1 || node["grade"] != nil || rule != nil else { return [] }
    return [("grade", Optional(grade)), ("rule", rule)].compactMap { entry, name in
      guard let name, !names.contains(name) else { return nil }
      if entry == "grade", table.outputs.count == 1, node["grade"] == nil { return nil }
      return MethodInspection.unknown(
        "appraisals.unknown-output", name, among: names, at: node[entry] ?? node,
        Wording("决策表没有输出“\(name)”", "the decision table has no output “\(name)”"))
    }
  }

  /// Outputs that are no grade, or no number of steps.
  private func values(_ table: DecisionTable, _ grade: String, _ file: String) -> [Problem] {
    guard
      let place = table.outputs.firstIndex(where: { $0.name == grade || table.outputs.count == 1 })
    else { return [] }
    let entries =
      table.rules.compactMap { rule in
        rule.outputEntries.count > place ? rule.outputEntries[place].text : nil
      } + [table.outputs[place].defaultValue?.text].compactMap(\.self)
    return entries.compactMap { entry in
      let value = FEELExpression.evaluate(entry.text).value
      let at = Place(
        file: path(file), line: entry.source.start.line, column: entry.source.start.column)
      switch value {
      case .null: return nil
      case .string(let text) where !movesBySteps:
        guard !grades.contains(text) else { return nil }
        var problem = MethodInspection.unknownGrade(text, among: grades, at: nil)
        problem.place = at
        return problem
      case .number(let number) where movesBySteps:
        guard let steps = number.units(scale: 0), steps >= 0 else { break }
        return nil
      default: break
      }
      return Problem(
        "appraisals.output-kind", .error,
        movesBySteps
          ? Wording("升降几等应为不小于零的整数", "steps are whole numbers from 0")
          : Wording("输出应为等级名称", "the output is the name of a grade"), at: at)
    }
  }

  // MARK: - The model

  private func path(_ file: String) -> String {
    PackFiles.path(file, in: scheme.inspection.bundle.folder) ?? file
  }

  private func model(_ file: String, _ table: DecisionTable) -> [Problem] {
    do throws(Problem) {
      var set = try ModelLoader().load(URL(filePath: path(file)))
      var found = standsAlone(set.main) + inputs(set.main)
      complete(&set.main)
      let hasDocuments = !scheme.inspection.packs.main.manifest.documents.isEmpty
      found += ModelChecker().check(set).problems.filter { problem in
        problem.severity != .note && (hasDocuments || problem.code != "dmn.no-authority")
      }
      return found + sources(set.main)
    } catch {
      return [error]
    }
  }

  private func place(_ model: DMNModel, _ info: ElementInfo) -> DeclarationNode {
    DeclarationNode(
      .scalar("", isPlain: true),
      at: .init(file: model.file, line: info.position.line, column: info.position.column))
  }

  /// The decision with the table.
  private func decision(_ model: DMNModel) -> Decision? {
    for case .decision(let decision) in model.elements {
      if case .decisionTable? = decision.expression { return decision }
    }
    return nil
  }

  /// What a run does not compute: other decisions, functions.
  private func standsAlone(_ model: DMNModel) -> [Problem] {
    guard let decision = decision(model) else { return [] }
    let others =
      decision.informationRequirements.filter { $0.kind == .decision }
      + decision.knowledgeRequirements
    return others.map { requirement in
      place(model, requirement.info).problem(
        "appraisals.table-alone",
        Wording(
          "评价办法所用的决策表不能依赖其他决策或函数",
          "a decision table of a method cannot rest on other decisions or functions"),
        suggestion: Wording("先在办法的 derived 中算出", "compute it under derived of the method"))
    }
  }

  /// Inputs that the method does not have, or that are of another kind there.
  private func inputs(_ model: DMNModel) -> [Problem] {
    let scope = scheme.ranked
    return model.elements.compactMap { element in
      guard case .inputData(let input) = element else { return nil }
      let node = place(model, input.info)
      guard scope.contains(input.name) else {
        return MethodInspection.unknown(
          "appraisals.unknown-input", input.name, among: scope.names, at: node,
          Wording(
            "办法中没有决策表的输入“\(input.name)”", "the method has no “\(input.name)”, an input of the table"
          ))
      }
      guard let type = input.variable?.typeRef, let kind = scope.kind(input.name),
        let own = ValueKind(rawValue: type), own != kind
      else { return nil }
      return node.problem(
        "appraisals.input-type",
        Wording(
          "“\(input.name)”是 \(kind.rawValue)，决策表中写作 \(type)",
          "“\(input.name)” is a \(kind.rawValue), and a \(type) in the table"))
    }
  }

  /// Declares inputs that the table uses and the model leaves to the method.
  private func complete(_ model: inout DMNModel) {
    guard
      let place = model.elements.firstIndex(where: { element in
        guard case .decision(let decision) = element, case .decisionTable? = decision.expression
        else { return false }
        return true
      }), case .decision(var decision) = model.elements[place],
      case .decisionTable(let table)? = decision.expression
    else { return }
    let scope = scheme.ranked
    let declared = Set(model.elements.map { Names.normal($0.name) })
    var wanted: Set<String> = []
    for input in table.inputs {
      let text = input.expression.text?.text ?? ""
      wanted.formUnion(FEELExpression(parsing: text, scope: scope.scope).names)
    }
    for rule in table.rules {
      for entry in rule.inputEntries {
        var inner = scope.scope
        let slot = inner.add("?")
        let tests = FEELExpression(parsingTests: entry.text.text, scope: inner, input: slot)
        wanted.formUnion(tests.names)
      }
    }
    for name in wanted.sorted() where scope.contains(name) && !declared.contains(name) {
      var info = ElementInfo()
      info.id = "method-\(name)"
      model.elements.append(
        .inputData(
          InputData(
            name: name,
            variable: InformationItem(name: name, typeRef: scope.kind(name)?.rawValue), info: info))
      )
      decision.informationRequirements.append(Requirement(.input, href: "#method-\(name)"))
    }
    model.elements[place] = .decision(decision)
  }

  /// Provisions that the model names and the packs do not carry out.
  private func sources(_ model: DMNModel) -> [Problem] {
    let packs = scheme.inspection.packs
    guard !packs.main.manifest.documents.isEmpty else { return [] }
    let documents = packs.all.flatMap(\.manifest.documents)
    return model.elements.compactMap { element in
      guard case .knowledgeSource(let source) = element else { return nil }
      let position = place(model, source.info).position
      return ProvisionFault.unlisted(
        DeclarationNode(.scalar(source.name, isPlain: true), at: position), documents)
    }
  }
}
