import Diagnostics
import Hummingbird
import Ledgers
import Rulings
import Store
import Vocabulary

private struct LedgerRow {
  let name: String
  let title: String
  let provision: String
  let provisionAddress: String
  let accounts: String
  let unit: String
}

private struct LedgersView {
  let ledgers: [LedgerRow]
  let isEmpty: Bool
  let problems: [ProblemView]
}

private struct BalanceRow {
  let owner: String
  let purpose: String
  let year: Int
  let amounts: [String]
}

private struct EntryLine {
  let account: String
  let owner: String
  let purpose: String
  let year: Int
  let amount: String
  let isMasked: Bool
}

private struct EntryRow {
  let id: Int64
  let day: String
  let posting: String
  let kind: String
  let reason: String
  let actor: String
  let provision: String
  let provisionAddress: String
  let reverses: String
  let reversedBy: String
  let lines: [EntryLine]
  let explanations: [ExplanationView]
  let hasExplanations: Bool
  let recorded: String
  let mayReverse: Bool
}

private struct PostingView {
  let name: String
  let title: String
  let kind: String
  let fromTo: String
  let provision: String
  let provisionAddress: String
  let guards: [String]
  let hasGuards: Bool
  let computes: String
  let inputs: [FactInput]
  let crossesOwner: Bool
  let crossesPurpose: Bool
  let crossesYear: Bool
  let who: String
  let mayPost: Bool
  let isOpen: Bool
  let amount: String
  let reason: String
  let request: String
}

private struct LedgerView {
  let ledgerName: String
  let title: String
  let provision: String
  let provisionAddress: String
  let unit: String
  let ownerWord: String
  let isRegion: Bool
  let purposes: [String]
  let hasPurposes: Bool
  let owner: String
  let year: String
  let day: String
  let today: String
  let thisYear: Int
  let isFiltered: Bool
  let accounts: [String]
  let balances: [BalanceRow]
  let isEmpty: Bool
  let entries: [EntryRow]
  let hasEntries: Bool
  let count: Int
  let postings: [PostingView]
  let mayPost: Bool
  let postOwner: String
  let postPurpose: String
  let problems: [ProblemView]
}

extension Site {
  /// The ledgers.
  func ledgers(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let language = context.language
    let rows = engines.ledgers.map { _, ledger in
      LedgerRow(
        name: HTML.percentEncoded(ledger.name), title: ledger.title,
        provision: ledger.provision ?? "", provisionAddress: Self.search(ledger.provision),
        accounts: ledger.accounts.map(\.title).joined(separator: language("、", ", ")),
        unit: Set(ledger.accounts.map { "\($0.unit)" }).sorted().joined(separator: "、"))
    }
    let view = LedgersView(
      ledgers: rows, isEmpty: rows.isEmpty,
      problems: engines.problems.map { ProblemView($0, language) })
    return page(
      request, context, .ledgers, title: Wording("台账", "Ledgers"), section: .ledgers, view)
  }

  /// One ledger: balances on a day, entries with reason and provision, forms to post.
  func ledger(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    try ledgerPage(nil, nil, request, context)
  }

  private static let shownEntries = 200

  private func ledgerPage(
    _ problem: Problem?, _ sent: FormFields?, _ request: Request, _ context: WorkbenchContext
  ) throws -> Response {
    let (engines, ledger) = try engines.ledger(context.parameters.get("name") ?? "")
    let language = context.language
    let viewer = viewer(context)
    let names = try names()
    let owner = parameter("owner", request)
    let year = parameter("year", request).flatMap { Int($0) }
    let on = try day("on", request)
    let me = actor(context)
    let mayPost = context.visitor.may(.postLedgers)
    let all = try engines.ledgers.statement(
      of: ledger.name, owner: owner, year: year, viewer: viewer
    ).filter { entry in on.map { entry.day <= $0 } ?? true }
    var reversals: [Int64: Int64] = [:]
    for entry in all { if let undone = entry.reverses { reversals[undone] = entry.id } }
    let entries = all.reversed().prefix(Self.shownEntries).map { entry -> EntryRow in
      let posting = ledger.posting(entry.posting)
      return EntryRow(
        id: entry.id, day: entry.day.description, posting: posting?.title ?? entry.posting,
        kind: entry.reverses == nil
          ? Self.kind(of: entry, posting, language) : language("冲销", "reversal"),
        reason: entry.reason, actor: names[entry.actor] ?? entry.actor,
        provision: entry.provision ?? "", provisionAddress: Self.search(entry.provision),
        reverses: entry.reverses.map { "\($0)" } ?? "",
        reversedBy: reversals[entry.id].map { "\($0)" } ?? "",
        lines: entry.lines.map { line in
          EntryLine(
            account: ledger.account(line.account)?.title ?? line.account,
            owner: ledger.owners == "region" ? Self.region(line.owner) : line.owner,
            purpose: line.purpose, year: line.year,
            amount: line.amount.map { ($0.units > 0 ? "+" : "") + "\($0) \(line.unit)" } ?? "",
            isMasked: line.amount == nil)
        }, explanations: entry.explanations.map { ExplanationView($0, language) },
        hasExplanations: !entry.explanations.isEmpty, recorded: Moment.text(entry.recordedAt),
        mayReverse: mayPost && entry.reverses == nil && reversals[entry.id] == nil)
    }
    let chosen = sent?["posting"]
    let view = LedgerView(
      ledgerName: HTML.percentEncoded(ledger.name), title: ledger.title,
      provision: ledger.provision ?? "", provisionAddress: Self.search(ledger.provision),
      unit: ledger.accounts.first.map { "\($0.unit)" } ?? "",
      ownerWord: ledger.owners == "region" ? language("区划", "region") : language("户主", "owner"),
      isRegion: ledger.owners == "region", purposes: ledger.purposes,
      hasPurposes: !ledger.purposes.isEmpty, owner: owner ?? "",
      year: year.map { "\($0)" } ?? "", day: on?.description ?? "", today: today.description,
      thisYear: sent?["year"].flatMap { Int($0) } ?? today.parts.year,
      isFiltered: owner != nil || year != nil || on != nil, accounts: ledger.accounts.map(\.title),
      balances: try balances(engines.ledgers, ledger, owner, year, on, viewer, language),
      isEmpty: all.isEmpty, entries: entries, hasEntries: !entries.isEmpty, count: all.count,
      postings: mayPost
        ? ledger.postings.map { posting in
          Self.view(posting, ledger, me, posting.name == chosen ? sent : nil, language)
        } : [], mayPost: mayPost, postOwner: sent?["owner"] ?? owner ?? "",
      postPurpose: sent?["purpose"] ?? "",
      problems: problem.map { [ProblemView($0, language)] } ?? [])
    return page(
      request, context, .ledger, title: Wording(ledger.title), section: .ledgers,
      status: problem.map { PageProblem($0).status } ?? .ok, view)
  }

  /// A row for each owner, purpose and year, with a column for each account.
  private func balances(
    _ book: LedgerBook, _ ledger: Ledger, _ owner: String?, _ year: Int?, _ on: Day?,
    _ viewer: RecordViewer, _ language: Wording.Language
  ) throws -> [BalanceRow] {
    struct Key: Hashable {
      var owner: String
      var purpose: String
      var year: Int
    }
    var order: [Key] = []
    var amounts: [Key: [String: String]] = [:]
    for balance in try book.balances(
      of: ledger.name, owner: owner, year: year, on: on, viewer: viewer)
    {
      let key = Key(owner: balance.owner, purpose: balance.purpose, year: balance.year)
      if amounts[key] == nil { order.append(key) }
      amounts[key, default: [:]][balance.account] =
        balance.amount.map { "\($0)" } ?? language("不可见", "masked")
    }
    return order.map { key in
      BalanceRow(
        owner: ledger.owners == "region" ? Self.region(key.owner) : key.owner,
        purpose: key.purpose, year: key.year,
        amounts: ledger.accounts.map { amounts[key]?[$0.name] ?? "—" })
    }
  }

  private static func view(
    _ posting: Ledger.Posting, _ ledger: Ledger, _ me: Actor, _ sent: FormFields?,
    _ language: Wording.Language
  ) -> PostingView {
    let from = ledger.account(posting.from)?.title ?? posting.from
    let to = ledger.account(posting.to)?.title ?? posting.to
    return PostingView(
      name: posting.name, title: posting.title, kind: name(posting.kind, language),
      fromTo: "\(from) → \(to)", provision: posting.provision ?? "",
      provisionAddress: search(posting.provision),
      guards: posting.guards.map { $0.message ?? $0.text }, hasGuards: !posting.guards.isEmpty,
      computes: posting.amount?.text ?? "",
      inputs: posting.facts.map { fact in
        FactInput(fact, value: sent?["fact." + fact.name] ?? "")
      }, crossesOwner: posting.across.contains("owner"),
      crossesPurpose: posting.across.contains("purpose"),
      crossesYear: posting.across.contains("year"),
      who: posting.roles.map { $0.name[language] }.joined(separator: language("、", ", ")),
      mayPost: posting.roles.isEmpty || posting.roles.contains(me.role)
        || me.role == .administrator, isOpen: sent != nil, amount: sent?["amount"] ?? "",
      reason: sent?["reason"] ?? "",
      // The same form sent twice is one posting.
      request: "page:\(UInt64.random(in: .min ... .max))")
  }

  /// What an entry is for, where its title does not say so already.
  private static func kind(
    of entry: LedgerEntry, _ posting: Ledger.Posting?, _ language: Wording.Language
  ) -> String {
    let kind = Ledger.Kind(rawValue: entry.kind)
    return posting?.title == name(kind, .chinese) ? "" : name(kind, language)
  }

  private static func name(_ kind: Ledger.Kind?, _ language: Wording.Language) -> String {
    let word: Wording =
      switch kind {
      case .allot: Wording("下达", "allotment")
      case .advance: Wording("预支", "advance")
      case .use: Wording("使用", "use")
      case .return: Wording("退回", "return")
      case .expire: Wording("失效", "expiry")
      case .transfer: Wording("调剂", "transfer")
      case .carry: Wording("结转", "carried over")
      case .balance: Wording("平衡", "balancing")
      case nil: Wording("", "")
      }
    return word[language]
  }

  /// Posts to a ledger, or takes an entry back.
  func postLedger(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let name = context.parameters.get("name") ?? ""
    let fields = try await form(request)
    let (engines, ledger) = try engines.ledger(name)
    let actor = actor(context)
    let address = "/ledgers/\(HTML.percentEncoded(name))"
    do {
      let on = try actingDay(fields)
      if let id = fields["reverse"].flatMap({ Int64($0) }) {
        _ = try engines.ledgers.reverse(
          id, on: on, reason: fields["reason"] ?? "", by: actor)
        return redirect("\(address)#entries")
      }
      let posting = ledger.posting(fields["posting"] ?? "")
      guard let year = fields["year"].flatMap({ Int($0) }) else {
        throw Problem(
          "ledgers.bad-year", .error, Wording("没有写年度", "there is no year"),
          suggestion: Wording("写四位年份", "write the year in four digits"))
      }
      let new = NewPosting(
        ledger: name, posting: fields["posting"] ?? "", owner: fields["owner"] ?? "",
        purpose: fields["purpose"] ?? "", year: year, amount: fields["amount"], day: on,
        reason: fields["reason"] ?? "",
        facts: FactInput.stated(fields, posting?.facts ?? []), toOwner: fields["to-owner"],
        toPurpose: fields["to-purpose"], toYear: fields["to-year"].flatMap { Int($0) },
        request: fields["request"])
      _ = try engines.ledgers.post(new, by: actor)
      return redirect("\(address)#entries")
    } catch let problem as Problem {
      return try ledgerPage(problem, fields, request, context)
    }
  }
}
