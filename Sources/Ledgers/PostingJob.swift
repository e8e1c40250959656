import Diagnostics
import FEEL
import Packs
import Rulings
import Vocabulary

/// One posting, checked as far as it can be without the file, and then done.
struct PostingJob {
  let new: NewPosting
  let posting: Ledger.Posting
  let ledger: Ledger
  let actor: Actor
  private let account: Ledger.Account
  private let facts: Facts
  private let stated: Int64?

  init(
    _ new: NewPosting, _ posting: Ledger.Posting, _ ledger: Ledger, parameters: Parameters,
    by actor: Actor
  ) throws(Problem) {
    self.new = new
    self.posting = posting
    self.ledger = ledger
    self.actor = actor
    try actor.check(mayActAs: posting.roles, for: Wording(posting.title))
    try Actor.check(reason: new.reason)
    guard let account = ledger.account(posting.from) else {
      throw LedgerProblem.unknown(Wording("科目", "account"), posting.from, among: [])
    }
    self.account = account
    try Self.check(new, posting, ledger)
    facts = parameters.facts.adding(try FactDeclaration.facts(new.facts, of: posting.facts))
    stated = try Self.stated(new, posting, account)
  }

  // MARK: What was asked for

  private static func check(_ new: NewPosting, _ posting: Ledger.Posting, _ ledger: Ledger)
    throws(Problem)
  {
    for owner in [new.owner, new.toOwner ?? new.owner] {
      let isRight =
        switch ledger.owners {
        case "region":
          [2, 4, 6].contains(owner.utf8.count)
            && owner.utf8.allSatisfy { (0x30...0x39).contains($0) }
        case "credit-code": (try? CreditCode(owner)) != nil
        default: !owner.allSatisfy(\.isWhitespace)
        }
      guard isRight else {
        throw Problem(
          "ledgers.bad-owner", .error,
          Wording("“\(owner.prefix(40))” 不能作户主", "“\(owner.prefix(40))” cannot be an owner"),
          suggestion: ledger.owners == "region"
            ? Wording("写区划代码", "write the code of a region")
            : Wording("写户主", "name the owner"))
      }
    }
    for purpose in [new.purpose, new.toPurpose ?? new.purpose]
    where !ledger.purposes.isEmpty && !ledger.purposes.contains(purpose) {
      throw LedgerProblem.unknown(Wording("用途", "purpose"), purpose, among: ledger.purposes)
    }
    guard (1900...2200).contains(new.year), (1900...2200).contains(new.toYear ?? new.year) else {
      throw LedgerProblem.badYear(new.year)
    }
    let differs: [(String, Bool)] = [
      ("owner", new.toOwner.map { $0 != new.owner } ?? false),
      ("purpose", new.toPurpose.map { $0 != new.purpose } ?? false),
      ("year", new.toYear.map { $0 != new.year } ?? false),
    ]
    for (name, isOther) in differs where isOther && !posting.across.contains(name) {
      throw Problem(
        "ledgers.not-across", .error,
        Wording(
          "“\(posting.title)” 不能转给别的户主、用途或年度", "“\(posting.title)” does not lead to another \(name)"
        ))
    }
    if posting.from == posting.to, !differs.contains(where: \.1) {
      throw Problem(
        "ledgers.no-receiver", .error,
        Wording("没有写明转给谁", "it does not say who receives"),
        suggestion: Wording(
          "写明接收的户主、用途或年度", "name the receiving owner, purpose or year"))
    }
  }

  private static func stated(
    _ new: NewPosting, _ posting: Ledger.Posting, _ account: Ledger.Account
  ) throws(Problem) -> Int64? {
    guard let text = new.amount else {
      if posting.amount == nil {
        throw LedgerProblem.badAmount("", Wording("没有写数额", "there is no amount"))
      }
      return nil
    }
    guard var number = ScaledDecimal(text) else {
      throw LedgerProblem.badAmount(text, Wording("不是数", "it is no number"))
    }
    if let unit = new.unit, unit != account.unit {
      let converted = try unit.convert(number, to: account.unit)
      guard converted.isExact else { throw LedgerProblem.tooFine(text, account.decimals) }
      number = converted.value
    }
    guard number.reduced.scale <= account.decimals else {
      throw LedgerProblem.tooFine(text, account.decimals)
    }
    guard let units = Amount.units(number, decimals: account.decimals), units > 0 else {
      throw LedgerProblem.badAmount(
        text, Wording("须大于 0 且不过大", "it must be above 0 and not too large"))
    }
    return units
  }

  // MARK: In the transaction

  /// Posts; what is thrown undoes everything.
  func perform(_ table: LedgerTable) throws -> LedgerEntry {
    if let request = new.request, let before = try table.entry(request: request) {
      guard before.ledger == ledger.name, before.posting == posting.name,
        before.lines.contains(where: { $0.owner == new.owner && $0.year == new.year }),
        stated == nil || before.lines.contains(where: { $0.amount?.units == stated })
      else {
        throw Problem(
          "ledgers.request-reused", .error,
          Wording("这个请求号已用于另一笔", "the name of the request was used for another posting"))
      }
      return before
    }
    let from = try table.account(
      ledger.name, account, owner: new.owner, purpose: new.purpose, year: new.year)
    guard let receiving = ledger.account(posting.to) else {
      throw LedgerProblem.unknown(Wording("科目", "account"), posting.to, among: [])
    }
    let to = try table.account(
      ledger.name, receiving, owner: new.toOwner ?? new.owner,
      purpose: new.toPurpose ?? new.purpose, year: new.toYear ?? new.year)
    var facts = try known(table)
    var explanations: [Explanation] = []
    let units = try amount(&facts, &explanations)
    try ask(&facts, units, &explanations)
    let entry = try table.insert(
      LedgerTable.NewEntry(
        ledger: ledger.name, posting: posting.name, kind: posting.kind.rawValue, day: new.day,
        actor: actor.name, reason: new.reason, provision: posting.provision, request: new.request,
        reverses: nil, pack: ledger.pack, explanations: explanations,
        lines: [(from, -units), (to, units)]))
    try table.checkFloor(from, ledger, new.day)
    return entry
  }

  /// What the rules may ask for: what was stated, and what the ledger says.
  private func known(_ table: LedgerTable) throws -> Facts {
    var facts = facts
    facts.set(LedgerScope.owner, .string(new.owner))
    facts.set(LedgerScope.purpose, .string(new.purpose))
    facts.set(LedgerScope.year, .integer(new.year))
    facts.set(LedgerScope.receiver, .string(new.toOwner ?? new.owner))
    facts.set(LedgerScope.day, DateValue(dayNumber: Int(new.day.number)).map(Value.date) ?? .null)
    facts.link(
      LedgerScope.before,
      try ledger.accounts.map { account in
        let units = try table.balance(
          ledger.name, account.name, owner: new.owner, purpose: new.purpose, year: new.year)
        return (account.name, fact(units, account.decimals))
      })
    // A year of a busy ledger takes long to sum up: only where somebody asks.
    let asked = Set(posting.guards.flatMap(\.names)).union(posting.amount?.names ?? [])
    func sums(_ owner: String?) throws -> [(name: String, fact: Fact)] {
      let found = try table.sums(
        ledger.name, owner: owner, purpose: owner.map { _ in new.purpose }, year: new.year)
      return ledger.postings.map { posting in
        let decimals = ledger.account(posting.from)?.decimals ?? 0
        return (posting.name, fact(found[posting.name] ?? 0, decimals))
      }
    }
    if asked.contains(LedgerScope.ofYear) { facts.link(LedgerScope.ofYear, try sums(new.owner)) }
    if asked.contains(LedgerScope.ofAll) { facts.link(LedgerScope.ofAll, try sums(nil)) }
    return facts
  }

  private func fact(_ units: Int64, _ decimals: Int) -> Fact {
    Fact(Amount(units: units, decimals: decimals).value, grade: ledger.grade)
  }

  private func amount(_ facts: inout Facts, _ explanations: inout [Explanation]) throws -> Int64 {
    guard let rule = posting.amount else { return stated ?? 0 }
    let ruling = rule.ruling(over: facts, on: new.day.description)
    guard ruling.explanation.missing.isEmpty, case .number(let number) = ruling.value else {
      throw LedgerProblem.undecided(ruling.explanation)
    }
    let rounded: Decimal128? =
      switch posting.rounding {
      case .exact: number
      case .down: number.rounded(scale: account.decimals, .down)
      case .half: number.rounded(scale: account.decimals, .halfUp)
      }
    guard let units = rounded?.units(scale: account.decimals).flatMap({ Int64(exactly: $0) })
    else { throw LedgerProblem.tooFine(number.description, account.decimals) }
    guard units > 0, units <= Amount.largest else {
      throw LedgerProblem.badAmount(
        number.description, Wording("须大于 0 且不过大", "it must be above 0 and not too large"))
    }
    if let stated, stated != units {
      throw LedgerProblem.badAmount(
        Amount(units: stated, decimals: account.decimals).description,
        Wording(
          "按规定应为 \(Amount(units: units, decimals: account.decimals))",
          "by the rules it is \(Amount(units: units, decimals: account.decimals))"))
    }
    var explanation = ruling.explanation
    explanation.verdict = .yes
    explanations.append(explanation)
    return units
  }

  private func ask(_ facts: inout Facts, _ units: Int64, _ explanations: inout [Explanation])
    throws
  {
    facts[LedgerScope.amount] = fact(units, account.decimals)
    let before = facts.linked[LedgerScope.before] ?? []
    let isWithin = new.toOwner == nil && new.toPurpose == nil && new.toYear == nil
    let change = Decimal128(units: Int128(units), scale: account.decimals) ?? .zero
    facts.link(
      LedgerScope.after,
      before.map { name, fact in
        guard case .number(let number) = fact.value else { return (name, fact) }
        var sum: Decimal128? = number
        if name == posting.from { sum = sum?.subtracting(change) }
        if name == posting.to, isWithin { sum = sum?.adding(change) }
        return (name, Fact(sum.map(Value.number) ?? .null, grade: fact.grade))
      })
    for rule in posting.guards {
      let ruling = rule.ruling(over: facts, on: new.day.description)
      switch ruling.verdict {
      case .yes: explanations.append(ruling.explanation)
      case .no: throw LedgerProblem.refused(ruling.explanation)
      case .undecided: throw LedgerProblem.undecided(ruling.explanation)
      }
    }
  }
}
