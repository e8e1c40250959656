import DMN
public import Diagnostics
public import FEEL
public import Packs

/// A condition or a computation that a declaration states: FEEL, or a decision of a DMN model.
///
/// It answers yes or no, or says which fact is missing: every value that a missing fact could take is
/// tried by its class, as ``DMN/CompiledModel`` does, and where the answer is the same for all,
/// nothing is missing.
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

  struct Argument: Sendable {
    var input: String
    /// The FEEL that is computed, or the name that is handed on.
    var source: String
    var names: [String]
    var expression: FEELExpression?
    var slots: [(name: String, slot: Int)]
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
    // Looking for what is missing costs as much as many decisions; it is done where something is.
    options.findsMissing = values.contains { $0.isNull }
    let result = decision.evaluate(values, options: options)
    let text = result.value.feelText
    let missing = result.missing ?? []
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
