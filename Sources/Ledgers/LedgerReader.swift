import Diagnostics
import FEEL
import Packs
import Rulings
import Store
import Vocabulary

/// Reads a ledger's declaration and collects what is wrong with it.
struct LedgerReader {
  let file: DeclarationFile
  let pack: Pack
  let parameters: Parameters
  let rules: RuleCompiler
  private(set) var problems: [Problem] = []

  init(_ file: DeclarationFile, of pack: Pack, parameters: Parameters, rules: RuleCompiler) {
    self.file = file
    self.pack = pack
    self.parameters = parameters
    self.rules = rules
  }

  /// The ledger; `nil` where too much is missing.
  mutating func read() -> Ledger? {
    let root = file.root
    guard let name = root["name"]?.text, let unitText = root["unit"]?.text,
      let unit = try? Unit(unitText)
    else { return nil }
    let decimals = root["decimals"]?.text.flatMap { Int($0) } ?? 0
    var accounts: [Ledger.Account] = []
    for node in root["accounts"]?.elements ?? [] {
      guard let account = account(node, unit, decimals) else { continue }
      if accounts.contains(where: { $0.name == account.name }) {
        problems.append(DeclarationProblems.duplicate(account.name, node))
      }
      accounts.append(account)
    }
    let nodes = root["postings"]?.elements ?? []
    let sums = nodes.compactMap { node -> (name: String, unit: Unit?)? in
      guard let name = node["name"]?.text else { return nil }
      let from = accounts.first { $0.name == node["from"]?.text }
      return (name, from?.unit)
    }
    var postings: [Ledger.Posting] = []
    for node in nodes {
      guard let posting = posting(node, accounts, sums) else { continue }
      if postings.contains(where: { $0.name == posting.name }) {
        problems.append(DeclarationProblems.duplicate(posting.name, node))
      }
      postings.append(posting)
    }
    return Ledger(
      name: name, title: root["title"]?.text ?? name, provision: root["provision"]?.text,
      grade: root["grade"]?.text.flatMap { Int($0) } ?? 1, owners: root["owners"]?.text ?? "text",
      purposes: root["purposes"].map(RecordType.words) ?? [], accounts: accounts,
      postings: postings, yearEnds: yearEnds(root["yearEnd"], accounts, postings),
      pack: (pack.name, pack.manifest.version))
  }

  private mutating func account(_ node: DeclarationNode, _ unit: Unit, _ decimals: Int)
    -> Ledger.Account?
  {
    guard let name = node["name"]?.text else { return nil }
    let decimals = node["decimals"]?.text.flatMap { Int($0) } ?? decimals
    let own = node["unit"]?.text.flatMap { try? Unit($0) }
    var floor: Int64? = 0
    if let given = node["floor"], let number = given.text.flatMap({ ScaledDecimal($0) }) {
      floor = Amount.units(number, decimals: decimals)
      if floor == nil {
        problems.append(
          given.problem(
            "ledgers.too-fine",
            Wording("科目只有 \(decimals) 位小数", "the account has \(decimals) digits after the point")))
      }
    }
    if node["source"]?.boolean == true { floor = nil }
    return Ledger.Account(
      name: name, title: node["title"]?.text ?? name, unit: own ?? unit, decimals: decimals,
      floor: floor)
  }

  private mutating func posting(
    _ node: DeclarationNode, _ accounts: [Ledger.Account],
    _ sums: [(name: String, unit: Unit?)]
  ) -> Ledger.Posting? {
    guard let name = node["name"]?.text, let kind = node["kind"]?.text.flatMap(Ledger.Kind.init),
      let from = account(node["from"], accounts), let to = account(node["to"], accounts)
    else { return nil }
    let across = Set(node["across"].map(RecordType.words) ?? [])
    if from.unit != to.unit || from.decimals != to.decimals {
      problems.append(
        node.problem(
          "ledgers.unlike-accounts",
          Wording(
            "两个科目的单位或小数位数不同，无法平衡",
            "the two accounts differ in unit or digits, so no entry can balance")
        ))
    }
    if from.name == to.name, across.isEmpty {
      problems.append(
        node.problem(
          "ledgers.same-account",
          Wording("转出和转入是同一科目", "it gives to and takes from the same account"),
          suggestion: Wording("用 across 写明哪一方面不同", "say under across in what they differ")))
    }
    problems += DeclarationProblems.roles(node["roles"])
    let facts = FactDeclaration.list(node["facts"])
    for fact in facts where LedgerScope.reserved.contains(fact.name) {
      problems.append(DeclarationProblems.duplicate(fact.name, node["facts"] ?? node))
    }
    func scope(_ isComputingAmount: Bool) -> RecordScope {
      LedgerScope.scope(
        accounts.map { ($0.name, $0.unit) }, sums, (from.unit, facts), parameters,
        isComputingAmount: isComputingAmount)
    }
    return Ledger.Posting(
      name: name, title: node["title"]?.text ?? name, kind: kind, from: from.name, to: to.name,
      across: across, roles: RoleNames.roles(node["roles"]), facts: facts,
      amount: node["amount"].flatMap { rule($0, scope(true)) },
      rounding: node["round"]?.text.flatMap(Ledger.Rounding.init) ?? .exact,
      guards: (node["guards"]?.elements ?? []).compactMap { rule($0, scope(false)) },
      provision: node["provision"]?.text ?? file.root["provision"]?.text)
  }

  private mutating func rule(_ node: DeclarationNode, _ scope: RecordScope) -> Rule? {
    do throws(Problem) { return try rules.rule(node, in: file, scope: scope) } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func account(_ node: DeclarationNode?, _ accounts: [Ledger.Account])
    -> Ledger.Account?
  {
    guard let node, let name = node.text else { return nil }
    if let account = accounts.first(where: { $0.name == name }) { return account }
    problems.append(
      DeclarationProblems.unknown(
        Wording("科目", "account"), node, among: accounts.map(\.name)))
    return nil
  }

  private mutating func yearEnds(
    _ node: DeclarationNode?, _ accounts: [Ledger.Account], _ postings: [Ledger.Posting]
  ) -> [Ledger.YearEnd] {
    (node?.elements ?? []).compactMap { element in
      guard let account = account(element["account"], accounts),
        let named = element["posting"], let name = named.text
      else { return nil }
      guard let posting = postings.first(where: { $0.name == name }) else {
        problems.append(
          DeclarationProblems.unknown(
            Wording("记账种类", "posting"), named, among: postings.map(\.name)))
        return nil
      }
      if posting.from != account.name {
        problems.append(
          named.problem(
            "ledgers.year-end",
            Wording(
              "“\(name)” 不是从 “\(account.name)” 转出", "“\(name)” does not take from “\(account.name)”"
            )))
      }
      if posting.to == account.name, !posting.across.contains("year") {
        problems.append(
          named.problem(
            "ledgers.year-end",
            Wording(
              "“\(name)” 转回同一科目；结转须写 across: [year]",
              "“\(name)” gives to the same account; to carry over, write across: [year]")))
      }
      return Ledger.YearEnd(account: account.name, posting: name)
    }
  }
}
