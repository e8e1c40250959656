import Diagnostics
import FEEL
import Packs
import Rulings
import Vocabulary

/// Reads a procedure's declaration and collects what is wrong with it.
struct ProcedureReader {
  let file: DeclarationFile
  let pack: (name: String, version: String)
  let packs: PackSet?
  let parameters: Parameters
  let rules: RuleCompiler
  private(set) var problems: [Problem] = []

  init(
    _ file: DeclarationFile, of pack: (name: String, version: String), in packs: PackSet?,
    parameters: Parameters, rules: RuleCompiler
  ) {
    self.file = file
    self.pack = pack
    self.packs = packs
    self.parameters = parameters
    self.rules = rules
  }

  /// The name under which rules see the subject's record.
  static let subject = "对象"
  /// The day on which a step is done.
  static let day = "办理日期"

  /// The procedure; `nil` where too much is missing.
  ///
  /// Where there are problems it is not to be used.
  mutating func read() -> Procedure? {
    let root = file.root
    guard let name = root["name"]?.text, let start = root["start"]?.text,
      let nodes = root["steps"]?.elements
    else { return nil }
    let facts = FactDeclaration.list(root["facts"])
    var all = facts
    for node in nodes { all += FactDeclaration.list(node["facts"]) }
    var scope = RecordScope()
    parameters.add(to: &scope)
    scope.add(Self.day, .date)
    if let subject = root["subject"], let type = subject.text, let packs {
      if let record = packs.record(type) {
        scope.add(Self.subject, record: record)
      } else {
        problems.append(
          DeclarationProblems.unknown(
            Wording("记录类型", "record type"), subject, among: packs.records.map(\.name)))
      }
    }
    scope.add(all)
    problems += DeclarationProblems.roles(root["open"])
    problems += DeclarationProblems.roles(root["reopen"]?["roles"])
    var steps: [Procedure.Step] = []
    for node in nodes {
      guard let step = step(node, scope) else { continue }
      if steps.contains(where: { $0.name == step.name }) {
        problems.append(DeclarationProblems.duplicate(step.name, node))
      }
      steps.append(step)
    }
    return Procedure(
      name: name, title: root["title"]?.text ?? name, version: root["version"]?.text ?? "1",
      provision: root["provision"]?.text, subject: root["subject"]?.text,
      openers: RoleNames.roles(root["open"]),
      opensFor: root["opensFor"].map(RecordType.words) ?? [], start: start, facts: facts,
      steps: steps,
      stops: (root["stops"]?.elements ?? []).compactMap { node in
        node["name"]?.text.map { Procedure.Stop(name: $0, provision: node["provision"]?.text) }
      },
      reopening: root["reopen"]?["to"]?.text.map {
        ($0, RoleNames.roles(root["reopen"]?["roles"]))
      },
      migrations: (root["migrations"]?.elements ?? []).compactMap { node in
        node["from"]?.text.map { from in
          Procedure.Migration(
            from: from,
            steps: Dictionary(
              (node["steps"]?.entries ?? []).compactMap { entry in
                entry.value.text.map { (entry.name, $0) }
              }, uniquingKeysWith: { first, _ in first }))
        }
      },
      letters: (root["letters"]?.elements ?? []).compactMap { node in
        guard let name = node["name"]?.text, let file = node["file"]?.text else { return nil }
        return Procedure.Letter(name: name, title: node["title"]?.text ?? name, file: file)
      },
      staff: Dictionary(
        (root["staff"]?.entries ?? []).compactMap { entry in
          entry.value.text.flatMap { Int($0) }.map { (entry.name, $0) }
        }, uniquingKeysWith: { first, _ in first }),
      arrivals: root["arrivals"]?.text.flatMap { Double($0) } ?? 1, pack: pack)
  }

  private mutating func step(_ node: DeclarationNode, _ scope: RecordScope) -> Procedure.Step? {
    guard let name = node["name"]?.text else { return nil }
    problems += DeclarationProblems.roles(node["roles"])
    problems += DeclarationProblems.roles(node["escalate"]?["roles"])
    let escalation = node["escalate"].flatMap { given in
      term(given["after"]).map {
        Procedure.Escalation(after: $0, roles: RoleNames.roles(given["roles"]))
      }
    }
    let branches = (node["next"]?.elements ?? []).compactMap { branch($0, scope) }
    var reader = EffectReader(file, rules: rules, scope: scope)
    let effects = reader.effects(node["effects"])
    problems += reader.problems
    return Procedure.Step(
      name: name, title: node["title"]?.text ?? name,
      kind: node["kind"]?.text.flatMap(Procedure.Step.Kind.init) ?? .task,
      roles: RoleNames.roles(node["roles"]), person: node["person"]?.text,
      within: term(node["within"]), remind: node["remind"]?.text.flatMap { Int($0) },
      escalation: escalation,
      evidence: (node["evidence"]?.elements ?? []).compactMap { given in
        given["name"]?.text.map { name in
          Procedure.Evidence(
            name: name,
            types: (given["types"].map(RecordType.words) ?? []).compactMap(
              EvidenceType.init(rawValue:)),
            least: given["least"]?.text.flatMap { Int($0) } ?? 1)
        }
      },
      facts: FactDeclaration.list(node["facts"]), next: branches,
      fork: node["fork"].map(RecordType.words) ?? [], of: node["of"].map(RecordType.words) ?? [],
      effects: effects, outcome: node["outcome"]?.text, cancels: node["cancels"]?.boolean ?? false,
      requires: node["requires"].map(RecordType.words) ?? [], takes: duration(node["takes"]),
      attention: attention(node["attention"]),
      provision: node["provision"]?.text ?? file.root["provision"]?.text)
  }

  private mutating func branch(_ node: DeclarationNode, _ scope: RecordScope) -> Procedure.Branch? {
    guard let to = node["to"]?.text else { return nil }
    var rule: Rule?
    do throws(Problem) {
      if let when = node["when"] {
        rule = try rules.condition(when, in: file, scope: scope)
      } else if let decision = node["decision"] {
        rule = try rules.rule(decision, in: file, scope: scope)
      }
    } catch {
      problems.append(error)
    }
    return Procedure.Branch(
      to: to, when: rule, share: node["share"]?.text.flatMap { Double($0) })
  }

  private mutating func attention(_ node: DeclarationNode?) -> Double {
    guard let node else { return 1 }
    if let share = node.text.flatMap({ Double($0) }), share > 0, share <= 1 { return share }
    problems.append(
      node.problem("cases.bad-attention", Wording("应大于 0 且不大于 1", "it is above 0 and at most 1")))
    return 1
  }

  private mutating func duration(_ node: DeclarationNode?) -> Procedure.Duration? {
    guard let node, let least = node["least"]?.text.flatMap({ Double($0) }),
      let likely = node["likely"]?.text.flatMap({ Double($0) }),
      let most = node["most"]?.text.flatMap({ Double($0) })
    else { return nil }
    guard least >= 0, least <= likely, likely <= most, most < 100_000 else {
      problems.append(
        node.problem(
          "cases.bad-duration",
          Wording("应是 0 ≤ least ≤ likely ≤ most", "it should be 0 ≤ least ≤ likely ≤ most")))
      return nil
    }
    return Procedure.Duration(least: least, likely: likely, most: most)
  }

  private mutating func term(_ node: DeclarationNode?) -> Term? {
    guard let node else { return nil }
    if let term = Term(node) { return term }
    problems.append(
      node.problem(
        "engines.bad-term",
        Wording("期限应写一种：working、days 或 months", "a term is one of working, days, months")))
    return nil
  }
}
