import DMN
public import Diagnostics
public import FEEL
public import Packs

/// A condition or a computation that a declaration states: FEEL, or a decision of a DMN model.
///
/// It answers yes or no, or says which fact is missing: values that a missing fact could take are
/// tried, and where the answer is the same for all, nothing is missing. A fact that the rule compares
/// with null is never missing: for it to have no value is an answer.
public struct Rule: Sendable {
  /// The rule as it is written: FEEL, or `file#name`.
  public let text: String
  /// What it says in words.
  public let message: String?
  /// The provision.
  public let provision: String?
  /// Where it is declared.
  public let node: DeclarationNode
  /// The values that count as yes, as FEEL; `true` where none are named.
  public let accepts: [String]
  let decision: PreparedDecision
  /// What each input of the decision is given: the name of a fact, or FEEL over facts.
  let arguments: [Argument]
  /// The constants of the text, around which the answer may turn.
  let constants: [Value]
  /// The names that the text compares with null: to have no value is an answer for them.
  let nullable: Set<String>

  struct Argument: Sendable {
    var input: String
    /// The FEEL that is computed, or the name that is handed on.
    var source: String
    var names: [String]
    /// What the value is, where the name's type tells.
    var kind: ValueKind?
    var expression: FEELExpression?
    var slots: [(name: String, slot: Int)]
  }

  /// The names of the facts that it asks for.
  public var names: Set<String> { Set(arguments.flatMap(\.names)) }

  /// The answer without why; most of a large population is told apart by it.
  ///
  /// - Parameters:
  ///   - facts: What is known.
  ///   - day: The day that `today()` gives, `YYYY-MM-DD`.
  /// - Returns: Whether it is certainly no; else ``ruling(over:on:)`` is to be asked.
  public func isPlainlyNo(over facts: Facts, on day: String) -> Bool {
    let options = EvaluationOptions(now: RuleMoment.start(of: day))
    let values = arguments.map { $0.value(facts, options) }
    guard !values.contains(where: \.isNull) else { return false }
    let value = decision.evaluate(values, options: options).value
    return !value.isNull && !accepts.contains(value.feelText)
  }

  /// Decides.
  ///
  /// - Parameters:
  ///   - facts: What is known.
  ///   - day: The day that `today()` gives, `YYYY-MM-DD`.
  /// - Returns: The answer, with why.
  public func ruling(over facts: Facts, on day: String) -> Ruling {
    var options = EvaluationOptions(isTraced: true)
    options.now = RuleMoment.start(of: day)
    let values = arguments.map { $0.value(facts, options) }
    let result = decision.evaluate(values, options: options)
    let text = result.value.feelText
    // Looking for what is missing costs as much as many decisions; it is done where something is.
    let missing =
      values.contains { $0.isNull }
      ? MissingFacts(rule: self, values: values, options: options).names(result.value) : []
    let verdict: Explanation.Verdict =
      !missing.isEmpty || result.value.isNull
      ? .undecided : accepts.contains(text) ? .yes : .no
    let explanation = Explanation(
      rule: self.text, place: "\(node.position.file):\(node.position.line)", message: message,
      provision: provision, verdict: verdict, value: result.value.isNull ? nil : text,
      inputs: arguments.flatMap { $0.inputs(facts, in: self.text) },
      missing: missing,
      tables: (result.trace?.steps ?? []).flatMap { step in
        step.tables.map { table in
          Explanation.Table(
            name: table.name, sources: step.sources, rules: table.chosen,
            annotations: table.rules.filter { table.chosen.contains($0.number) }.flatMap(
              \.annotations))
        }
      })
    return Ruling(value: result.value, explanation: explanation, problems: result.problems)
  }
}

extension Rule.Argument {
  func value(_ facts: Facts, _ options: EvaluationOptions) -> Value {
    guard let expression else { return names.first.flatMap { facts[$0]?.value } ?? .null }
    let frame = Frame(
      count: expression.slotCount, run: Run(limits: options.limits, now: options.now))
    for (name, slot) in slots { frame.slots[slot] = facts[name]?.value ?? .null }
    return expression.value(in: frame)
  }

  /// The facts behind the argument; of a linked record those that the rule names.
  func inputs(_ facts: Facts, in text: String) -> [Explanation.Input] {
    names.flatMap { name -> [Explanation.Input] in
      if let entries = facts.linked[Names.normal(name)] {
        let spelled = (expression == nil ? text : source).filter { !$0.isWhitespace }
        return entries.filter { spelled.contains("\(name).\($0.name)") }.map {
          $0.fact.input("\(name).\($0.name)")
        }
      }
      return [(facts[name] ?? Fact(.null)).input(name)]
    }
  }
}

extension Fact {
  func input(_ name: String) -> Explanation.Input {
    Explanation.Input(
      name: name, value: value.isNull ? nil : value.feelText, grade: grade, origin: origin)
  }
}

/// What a rule answered.
public struct Ruling: Sendable {
  /// The value.
  public var value: Value
  /// Why.
  public var explanation: Explanation
  /// What went wrong in computing it.
  public var problems: [Problem]

  /// The answer.
  public var verdict: Explanation.Verdict { explanation.verdict }
}
