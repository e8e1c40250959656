import Diagnostics
import FEEL
import Packs
import Rulings

/// Reads a register's declaration and collects what is wrong with it.
struct RegisterReader {
  let file: DeclarationFile
  let pack: Pack
  let packs: PackSet
  let parameters: Parameters
  let rules: RuleCompiler
  private(set) var problems: [Problem] = []

  init(
    _ file: DeclarationFile, of pack: Pack, in packs: PackSet, parameters: Parameters,
    rules: RuleCompiler
  ) {
    self.file = file
    self.pack = pack
    self.packs = packs
    self.parameters = parameters
    self.rules = rules
  }

  /// Names that rules may use besides the fields of the subject.
  static let day = "认定日期"
  static let year = "年度"

  /// The register; `nil` where too much is missing.
  ///
  /// Where there are problems it is not to be used.
  mutating func read() -> Register? {
    let root = file.root
    guard let name = root["name"]?.text, let subjectNode = root["subject"],
      let subject = subjectNode.text, let entryNode = root["entry"]
    else { return nil }
    guard let record = packs.record(subject) else {
      problems.append(
        DeclarationProblems.unknown(
          Wording("记录类型", "record type"), subjectNode, among: packs.records.map(\.name)))
      return nil
    }
    var scope = RecordScope(record, in: packs)
    parameters.add(to: &scope)
    scope.add(Self.day, .date)
    scope.add(Self.year, .number)
    for field in record.fields where [Self.day, Self.year].contains(field.name) {
      // A field of the subject wins over the day of the run.
      scope = RecordScope(record, in: packs)
      parameters.add(to: &scope)
    }
    let entry = entry(entryNode, scope)
    problems += DeclarationProblems.roles(entryNode["hand"])
    let recheck = root["recheck"]
    let every = recheck.flatMap { term($0["every"]) }
    return Register(
      name: name, title: root["title"]?.text ?? name, provision: root["provision"]?.text,
      subject: subject, period: root["period"]?.text, entry: entry ?? .hand,
      handRoles: RoleNames.roles(entryNode["hand"]), objection: term(root["objection"]),
      recheck: every.map { Register.Recheck(every: $0, rule: rule(recheck?["rule"], scope)) },
      exitReasons: root["exit"]?["reasons"].map(RecordType.words) ?? [],
      exitRule: rule(root["exit"]?["rule"], scope),
      exitsAutomatically: root["exit"]?["automatic"]?.boolean ?? false,
      excludes: root["excludes"].map(RecordType.words) ?? [],
      after: root["after"].map(RecordType.words) ?? [], levels: levels(root, scope),
      pack: (pack.name, pack.manifest.version))
  }

  private mutating func entry(_ node: DeclarationNode, _ scope: RecordScope) -> Register.Entry? {
    if let given = node["rule"] { return rule(given, scope).map(Register.Entry.rule) }
    if let grade = node["grade"], let method = grade["method"]?.text {
      return .grade(method: method, grades: grade["grades"].map(RecordType.words) ?? [])
    }
    if node["hand"] != nil { return .hand }
    problems.append(
      node.problem(
        "registers.no-entry",
        Wording("没有写怎样列入", "it does not say how subjects enter"),
        suggestion: Wording("写 rule、grade 或 hand", "write rule, grade or hand")))
    return nil
  }

  private mutating func levels(_ root: DeclarationNode, _ scope: RecordScope) -> [Register.Level] {
    guard let nodes = root["levels"]?.elements, !nodes.isEmpty else {
      return [level(root, root, "", scope)]
    }
    var levels: [Register.Level] = []
    for node in nodes {
      let name = node["name"]?.text ?? ""
      if levels.contains(where: { $0.name == name }) {
        problems.append(DeclarationProblems.duplicate(name, node))
      }
      levels.append(level(node, root, name, scope))
    }
    return levels
  }

  private mutating func level(
    _ node: DeclarationNode, _ root: DeclarationNode, _ name: String, _ scope: RecordScope
  ) -> Register.Level {
    let review = node["review"] ?? root["review"]
    problems += DeclarationProblems.roles(review?["roles"])
    return Register.Level(
      name: name, rule: name.isEmpty ? nil : rule(node["rule"], scope),
      review: review.map {
        Register.Review(roles: RoleNames.roles($0["roles"]), within: term($0["within"]))
      },
      publication: term(node["publication"] ?? root["publication"]),
      quota: quota(node["quota"] ?? (name.isEmpty ? root["quota"] : nil)),
      goal: (node["goal"] ?? (name.isEmpty ? root["goal"] : nil))?.text.flatMap { Int($0) })
  }

  private mutating func quota(_ node: DeclarationNode?) -> Register.Quota? {
    guard let limit = node?["limit"] else { return nil }
    var scope = RecordScope()
    parameters.add(to: &scope)
    scope.add(Self.year, .number)
    do throws(Problem) {
      return Register.Quota(
        limit: try rules.condition(limit, in: file, scope: scope),
        isByRegion: node?["by"]?.text == "region")
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func rule(_ node: DeclarationNode?, _ scope: RecordScope) -> Rule? {
    guard let node else { return nil }
    do throws(Problem) { return try rules.rule(node, in: file, scope: scope) } catch {
      problems.append(error)
      return nil
    }
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
