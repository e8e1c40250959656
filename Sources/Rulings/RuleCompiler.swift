import DMN
public import Diagnostics
import FEEL
public import Foundation
public import Packs

/// Makes the rules of a pack's declarations ready.
///
/// Models are read once, however many rules refer to them.
public final class RuleCompiler {
  private let data: (String) throws(Problem) -> Data
  private var models: [String: CompiledModel] = [:]
  /// The files that rules referred to, with their content, so that an open case can keep them.
  public private(set) var files: [String: Data] = [:]

  /// Creates a compiler that reads models with a function.
  public init(reading data: @escaping (String) throws(Problem) -> Data) { self.data = data }

  /// Creates a compiler for a pack in a folder.
  public convenience init(folder: String) {
    self.init { (name) throws(Problem) in
      guard let path = PackFiles.path(name, in: folder),
        let data = try? Data(contentsOf: URL(fileURLWithPath: path))
      else { throw RulingProblem.noFile(name) }
      return data
    }
  }

  /// A rule of the shape ``RuleShape/rule``.
  ///
  /// - Parameters:
  ///   - node: The declaration.
  ///   - file: The file that it stands in.
  ///   - scope: The names that it may use.
  /// - Returns: The rule.
  /// - Throws: What is wrong with it, at its place.
  public func rule(_ node: DeclarationNode, in file: DeclarationFile, scope: RecordScope)
    throws(Problem) -> Rule
  {
    let accepts = node["accepts"].map { ($0.elements ?? [$0]).map(Self.constant) } ?? ["true"]
    let message = node["message"]?.text
    let provision = node["provision"]?.text
    if let text = node["rule"] {
      return try condition(text, in: file, scope, accepts, message, provision)
    }
    guard let reference = node["decision"], let text = reference.text else {
      throw node.problem(
        "rulings.no-rule", Wording("缺少 rule 或 decision", "there is neither rule nor decision"))
    }
    return try decision(reference, text, node["with"], in: file, scope, accepts, message, provision)
  }

  /// A condition that is FEEL alone.
  public func condition(_ node: DeclarationNode, in file: DeclarationFile, scope: RecordScope)
    throws(Problem) -> Rule
  {
    try condition(node, in: file, scope, ["true"], nil, nil)
  }

  // MARK: FEEL

  private func condition(
    _ node: DeclarationNode, in file: DeclarationFile, _ scope: RecordScope, _ accepts: [String],
    _ message: String?, _ provision: String?
  ) throws(Problem) -> Rule {
    let check = FormulaCheck(node, in: file, scope: scope)
    if let problem = check.problems.first(where: { $0.severity == .error }) { throw problem }
    let names = scope.scope.entries.filter { check.names.contains($0.name) }
    let inputs = names.enumerated().map { index, entry in
      InputData(
        name: entry.name,
        variable: InformationItem(name: entry.name, typeRef: Self.type(entry.type)),
        info: ElementInfo(id: "i\(index)"))
    }
    let decision = Decision(
      name: Self.result, variable: InformationItem(name: Self.result),
      informationRequirements: names.indices.map { Requirement(.input, href: "#i\($0)") },
      expression: .literal(LiteralExpression(ExpressionText(node.text ?? ""))),
      info: ElementInfo(id: "d"))
    let model = CompiledModel(
      DMNModel(
        name: "rule", namespace: "urn:guiju:rule",
        elements: inputs.map(DRGElement.inputData) + [.decision(decision)], file: file.name))
    if var problem = model.problems.first(where: { $0.severity == .error }) {
      problem.place = node.place
      throw problem
    }
    guard let prepared = model.prepared(Self.result) else { throw RulingProblem.noFile(file.name) }
    return Rule(
      text: node.text ?? "", message: message, provision: provision, node: node, accepts: accepts,
      decision: prepared,
      arguments: prepared.inputs.map {
        Rule.Argument(
          input: $0, source: $0, names: [$0], kind: Self.kind(scope, $0), expression: nil,
          slots: [])
      },
      constants: FEELExpression(parsing: node.text ?? "", scope: scope.scope).constants,
      nullable: Set(prepared.inputs.filter { Self.compares(node.text ?? "", $0) }))
  }

  /// A name that no formula can have, so that it hides none.
  private static let result = "裁定结论"

  /// Whether a text compares a name with null.
  private static func compares(_ text: String, _ name: String) -> Bool {
    let text = text.filter { !$0.isWhitespace }
    let name = name.filter { !$0.isWhitespace }
    return ["=", "!="].contains { sign in
      text.contains("\(name)\(sign)null") || text.contains("null\(sign)\(name)")
    }
  }

  private static func kind(_ scope: RecordScope, _ name: String) -> ValueKind? {
    if case .simple(let kind)? = scope.scope.entry(name)?.type?.shape { kind } else { nil }
  }

  private static func type(_ type: FEELType?) -> String? {
    if case .simple(let kind)? = type?.shape { kind.rawValue } else { nil }
  }

  // MARK: DMN

  private func decision(
    _ node: DeclarationNode, _ reference: String, _ with: DeclarationNode?,
    in file: DeclarationFile, _ scope: RecordScope, _ accepts: [String], _ message: String?,
    _ provision: String?
  ) throws(Problem) -> Rule {
    let parts = reference.split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw node.problem(
        "rulings.bad-reference",
        Wording("应写成 文件#决策名", "write it as FILE#DECISION"),
        suggestion: Wording("如 decisions/idle.dmn#闲置认定", "such as decisions/idle.dmn#NAME"))
    }
    let model = try model(parts[0], at: node)
    guard let prepared = model.prepared(parts[1]) else {
      throw node.problem(
        "rulings.no-decision",
        Wording("\(parts[0]) 中没有决策 “\(parts[1])”", "\(parts[0]) has no decision “\(parts[1])”"),
        notes: [Wording((model.decisions + model.services).joined(separator: "、"))])
    }
    for entry in with?.entries ?? [] where !prepared.inputs.contains(entry.name) {
      throw Problem(
        "rulings.no-input", .error,
        Wording("决策没有输入 “\(entry.name)”", "the decision has no input “\(entry.name)”"),
        at: entry.position.place,
        notes: [Wording(prepared.inputs.joined(separator: "、"))])
    }
    var arguments: [Rule.Argument] = []
    for input in prepared.inputs {
      arguments.append(try argument(input, with?[input], at: node, in: file, scope))
    }
    return Rule(
      text: reference, message: message, provision: provision, node: node, accepts: accepts,
      decision: prepared, arguments: arguments, constants: [], nullable: [])
  }

  private func argument(
    _ input: String, _ given: DeclarationNode?, at node: DeclarationNode,
    in file: DeclarationFile, _ scope: RecordScope
  ) throws(Problem) -> Rule.Argument {
    guard let given else {
      guard scope.scope.entry(input) != nil else {
        throw node.problem(
          "rulings.unknown-input",
          Wording(
            "决策的输入 “\(input)” 既不是可用的事实，也没有在 with 中给出",
            "the input “\(input)” of the decision is no fact in sight and is not given under with"),
          suggestion: Wording(
            "在 with 中写 \(input): 表达式", "write \(input): EXPRESSION under with"))
      }
      return Rule.Argument(
        input: input, source: input, names: [input], kind: Self.kind(scope, input),
        expression: nil, slots: [])
    }
    let check = FormulaCheck(given, in: file, scope: scope)
    if let problem = check.problems.first(where: { $0.severity == .error }) { throw problem }
    let entries = scope.scope.entries.filter { check.names.contains($0.name) }
    return Rule.Argument(
      input: input, source: given.text ?? "", names: entries.map(\.name), kind: nil,
      expression: FEELExpression(parsing: given.text ?? "", scope: scope.scope),
      slots: entries.map { ($0.name, $0.slot) })
  }

  private func model(_ name: String, at node: DeclarationNode) throws(Problem) -> CompiledModel {
    if let model = models[name] { return model }
    let data: Data
    do throws(Problem) { data = try self.data(name) } catch {
      var problem = error
      problem.place = node.place
      throw problem
    }
    let model = CompiledModel(try DMNReader().read(data, file: name).model)
    if let problem = model.problems.first(where: { $0.severity == .error }) { throw problem }
    models[name] = model
    files[name] = data
    return model
  }

  /// A constant of a declaration as FEEL writes it.
  private static func constant(_ node: DeclarationNode) -> String {
    guard case .scalar(let text, let isPlain) = node.content else { return "null" }
    if isPlain, node.boolean != nil { return text.lowercased() }
    if isPlain, let number = Decimal128(text) { return number.description }
    return Value.string(text).feelText
  }
}
