import Diagnostics
import FEEL
import Packs
import Vocabulary

/// What is wrong with one method.
struct MethodInspection {
  let bundle: MethodBundle
  let packs: PackSet
  /// The names of single rows, of what is scored, and what was wrong with values that are derived.
  let rows: MethodScope
  let units: MethodScope
  private let derivedProblems: [Problem]

  var method: Method { bundle.method }

  init(_ bundle: MethodBundle, _ packs: PackSet) {
    self.bundle = bundle
    self.packs = packs
    let derived = DerivedInspection(bundle)
    rows = derived.rows
    units = derived.units
    derivedProblems = derived.problems
  }

  var problems: [Problem] {
    var found = joins + subject + unitRule + years + derivedProblems
    found += conditions
    for (index, scheme) in method.schemes.enumerated() {
      found += SchemeInspection(scheme, of: self).problems
      found += unreachable(index, scheme)
    }
    found += duplicates + consequences + provisions
    // A run says nothing new of formulas that cannot be read.
    if !found.contains(where: { $0.severity == .error }) {
      found += TrialRun(self).problems + ReachInspection(self).problems
    }
    return found
  }

  // MARK: - Fields

  private var joins: [Problem] {
    method.joins.flatMap { join -> [Problem] in
      guard let other = bundle.joined[join.link], let nodes = join.node["fields"]?.elements else {
        return []
      }
      return nodes.compactMap { node in
        guard let name = node.text, other.field(name) == nil else { return nil }
        return Self.unknown(
          "appraisals.unknown-field", name, among: other.fields.map(\.name), at: node,
          Wording("\(other.name) 没有字段“\(name)”", "\(other.name) has no field “\(name)”"))
      }
    }
  }

  private var subject: [Problem] {
    (method.root["subject"]?.entries ?? []).compactMap { entry in
      guard let name = entry.value.text,
        !bundle.fields.contains(where: { $0.name == name && $0.formula == nil })
      else { return nil }
      return Self.unknown(
        "appraisals.unknown-field", name, among: bundle.fields.map(\.name), at: entry.value,
        Wording("没有字段“\(name)”", "there is no field “\(name)”"))
    }
  }

  /// A name that is not there, with the nearest that is.
  static func unknown(
    _ code: String, _ name: String, among names: [String], at node: DeclarationNode,
    _ message: Wording
  ) -> Problem {
    node.problem(
      code, message,
      suggestion: NearestName.among(names, to: name).map {
        Wording("是不是“\($0)”？", "do you mean “\($0)”?")
      })
  }

  /// The names of a list that a scope does not have.
  func unknown(_ node: DeclarationNode?, in scope: MethodScope) -> [Problem] {
    guard let node else { return [] }
    return (node.elements ?? [node]).compactMap { node in
      guard let name = node.text, !scope.contains(name) else { return nil }
      return Self.unknown(
        "appraisals.unknown-field", name, among: scope.names, at: node,
        Wording("没有字段“\(name)”", "there is no field “\(name)”"))
    }
  }

  private var unitRule: [Problem] {
    guard let rule = method.units else { return [] }
    var found = ["by", "sums", "any", "lead"].flatMap { unknown(rule.node[$0], in: rows) }
    for node in rule.node["sums"]?.elements ?? [] {
      guard let name = node.text, rows.contains(name), let kind = rows.kind(name), kind != .number
      else { continue }
      found.append(
        node.problem(
          "appraisals.not-a-number",
          Wording("“\(name)”不是数，不能相加", "“\(name)” is no number and cannot be added up")))
    }
    for node in rule.node["any"]?.elements ?? [] {
      guard let name = node.text, rows.contains(name), let kind = rows.kind(name), kind != .boolean
      else { continue }
      found.append(
        node.problem(
          "appraisals.not-a-condition",
          Wording("“\(name)”不是“是/否”", "“\(name)” is neither true nor false")))
    }
    return found
  }

  private var years: [Problem] {
    guard let first = method.firstYear, let last = method.lastYear, first > last else { return [] }
    return [
      (method.root["years"] ?? method.root).problem(
        "packs.empty-range", Wording("起始年晚于终止年", "the first year is after the last"))
    ]
  }

  // MARK: - Conditions

  /// The problems of a condition.
  func condition(_ formula: Method.Formula?, _ scope: MethodScope) -> [Problem] {
    guard let formula else { return [] }
    let check = FormulaCheck(formula.node, in: method.file, scope)
    guard check.problems.isEmpty else { return check.problems }
    switch check.unit {
    case .units, .literal:
      return [
        formula.node.problem(
          "appraisals.not-a-condition",
          Wording("这是数，不是条件", "this is a number, not a condition"),
          suggestion: Wording("写成比较，如 用地面积 >= 3", "write a comparison, such as 用地面积 >= 3"))
      ]
    default: return []
    }
  }

  private var conditions: [Problem] {
    condition(method.population, units)
      + method.exclusions.flatMap { condition($0.when, units) + treatedAs($0) }
      + method.schemes.flatMap { condition($0.when, units) }
  }

  private func treatedAs(_ exclusion: Method.Exclusion) -> [Problem] {
    guard let grade = exclusion.treatedAs, !gradeNames.contains(grade) else { return [] }
    return [Self.unknownGrade(grade, among: gradeNames, at: exclusion.node["treat-as"])]
  }

  /// The grades of all schemes.
  var gradeNames: [String] { method.schemes.flatMap(\.grading.names) }

  static func unknownGrade(
    _ grade: String, among names: [String], at node: DeclarationNode?
  ) -> Problem {
    let message = Wording("没有等级“\(grade)”", "there is no grade “\(grade)”")
    let near = NearestName.among(names, to: grade)
    return Problem(
      "appraisals.unknown-grade", .error, message, at: node?.place,
      notes: [
        Wording("有：\(names.joined(separator: "、"))", "there are: \(names.joined(separator: ", "))")
      ],
      suggestion: near.map { Wording("是不是“\($0)”？", "do you mean “\($0)”?") })
  }

  // MARK: - What cannot be reached

  private func unreachable(_ index: Int, _ scheme: Scheme) -> [Problem] {
    let earlier = method.schemes[..<index]
    guard
      let other = earlier.first(where: { $0.when == nil || $0.when?.text == scheme.when?.text })
    else { return [] }
    return [
      scheme.node.problem(
        "appraisals.unreachable",
        Wording(
          "轮不到方案“\(scheme.name)”：符合的企业都由“\(other.name)”评价",
          "the scheme “\(scheme.name)” is never reached: “\(other.name)” takes all that it is for"),
        suggestion: Wording(
          "给“\(other.name)”写上 when，或调整次序", "give “\(other.name)” a when, or reorder")
      )
    ]
  }

  private var duplicates: [Problem] {
    var found: [Problem] = []
    func tell(_ names: [(String, DeclarationNode)], _ what: Wording) {
      var seen: Set<String> = []
      for (name, node) in names where !seen.insert(name).inserted {
        found.append(
          (node["name"] ?? node).problem(
            "appraisals.duplicate-name",
            Wording("\(what.chinese)“\(name)”写了两次", "the \(what.english) “\(name)” is there twice"))
        )
      }
    }
    tell(method.schemes.map { ($0.name, $0.node) }, Wording("方案", "scheme"))
    tell(method.exclusions.map { ($0.name, $0.node) }, Wording("不排名", "exclusion"))
    tell(method.parameters.map { ($0.name, $0.node) }, Wording("参数", "parameter"))
    tell(method.consequences.map { ($0.name, $0.node) }, Wording("政策", "consequence"))
    for scheme in method.schemes {
      tell(scheme.indicators.map { ($0.name, $0.node) }, Wording("指标", "indicator"))
    }
    var conditions: [String: String] = [:]
    for exclusion in method.exclusions {
      guard let other = conditions.updateValue(exclusion.name, forKey: exclusion.when.text) else {
        continue
      }
      found.append(
        exclusion.node.problem(
          "appraisals.unreachable",
          Wording(
            "轮不到“\(exclusion.name)”：条件与“\(other)”相同",
            "“\(exclusion.name)” is never reached: its condition is that of “\(other)”")))
    }
    return found
  }
}

extension FormulaCheck {
  /// A formula of a method over the names of a scope.
  init(
    _ node: DeclarationNode, in file: DeclarationFile, _ scope: MethodScope, unit: Unit? = nil
  ) {
    self.init(
      node, in: file, scope: scope.scope, units: scope.units, unit: unit, checksTypes: true)
  }
}
