import Diagnostics
import Packs
import Rulings

/// Reads the effects of a step.
struct EffectReader {
  let file: DeclarationFile
  let rules: RuleCompiler
  let scope: RecordScope
  private(set) var problems: [Problem] = []

  init(_ file: DeclarationFile, rules: RuleCompiler, scope: RecordScope) {
    self.file = file
    self.rules = rules
    self.scope = scope
  }

  mutating func effects(_ node: DeclarationNode?) -> [Procedure.Effect] {
    (node?.elements ?? []).compactMap { effect($0) }
  }

  private mutating func effect(_ node: DeclarationNode) -> Procedure.Effect? {
    let kinds = ["leave", "enter", "post", "open"].filter { node[$0] != nil }
    guard kinds.count == 1, let action = action(kinds[0], node) else {
      problems.append(
        node.problem(
          "cases.bad-effect",
          Wording(
            "后果应写一种：leave 与 reason，enter 与 reason，post 与 posting、owner，或 open",
            "an effect is one of leave with reason, enter with reason, post with posting and owner, open"
          )))
      return nil
    }
    return Procedure.Effect(
      action: action, when: rule(node["when"]), subject: rule(node["subject"]))
  }

  private mutating func action(_ kind: String, _ node: DeclarationNode)
    -> Procedure.Effect.Action?
  {
    guard let name = node[kind]?.text else { return nil }
    let reason = node["reason"]?.text
    switch kind {
    case "leave": return reason.map { .leave(register: name, reason: $0) }
    case "enter": return reason.map { .enter(register: name, reason: $0) }
    case "open": return .open(procedure: name, facts: arguments(node["facts"]))
    default:
      guard let posting = node["posting"]?.text, let owner = rule(node["owner"]) else { return nil }
      return .post(
        Procedure.Effect.Posting(
          ledger: name, posting: posting, purpose: node["purpose"]?.text ?? "", owner: owner,
          year: rule(node["year"]), amount: rule(node["amount"]), facts: arguments(node["facts"])))
    }
  }

  private mutating func arguments(_ node: DeclarationNode?) -> [Procedure.Effect.Argument] {
    (node?.entries ?? []).compactMap { entry in
      rule(entry.value).map { Procedure.Effect.Argument(name: entry.name, rule: $0) }
    }
  }

  private mutating func rule(_ node: DeclarationNode?) -> Rule? {
    guard let node else { return nil }
    do throws(Problem) { return try rules.condition(node, in: file, scope: scope) } catch {
      problems.append(error)
      return nil
    }
  }
}
