public import Diagnostics
import Foundation
package import GRDB
public import Packs
public import Rulings
public import Store
public import Vocabulary

/// The ledgers of a pack, kept in a library: posting, reversing, balances, statements.
///
/// ```swift
/// let book = try LedgerBook(packs, library: library)
/// let entry = try book.post(posting, by: actor)
/// try book.balances(of: "land-quota", on: day)
/// ```
public struct LedgerBook: Sendable {
  /// The ledgers.
  public let ledgers: [Ledger]
  let library: Library
  let parameters: Parameters

  /// Reads the ledgers of a pack and of the packs that it uses.
  ///
  /// - Parameters:
  ///   - packs: The pack with those that it uses.
  ///   - library: Where entries are kept.
  ///   - context: The region and the year that parameters are for.
  /// - Throws: What is wrong with a declaration.
  public init(
    _ packs: PackSet, library: Library, for context: OverlayContext = OverlayContext()
  ) throws(Problem) {
    self.library = library
    parameters = Parameters(packs, for: context)
    var ledgers: [Ledger] = []
    for pack in packs.all.reversed() {
      let rules = RuleCompiler(folder: pack.folder)
      let declarations = PackFiles.declarations(.ledger, in: pack.folder)
      if let problem = declarations.problems.first { throw problem }
      for file in declarations.files {
        let shape = ShapeChecker.problems(of: file.root, DeclarationKind.ledger.shape)
        var reader = LedgerReader(file, of: pack, parameters: parameters, rules: rules)
        let ledger = reader.read()
        if let problem = (shape + reader.problems).first(where: { $0.severity == .error }) {
          throw problem
        }
        if let ledger, !ledgers.contains(where: { $0.name == ledger.name }) {
          ledgers.append(ledger)
        }
      }
    }
    self.ledgers = ledgers
  }

  /// The ledger of a name.
  ///
  /// - Throws: `ledgers.unknown`.
  public func ledger(_ name: String) throws(Problem) -> Ledger {
    if let ledger = ledgers.first(where: { $0.name == name }) { return ledger }
    throw LedgerProblem.unknown(Wording("台账", "ledger"), name, among: ledgers.map(\.name))
  }

  /// Posts an entry: all of it, or nothing and the reason.
  ///
  /// Guards are asked and balances looked at inside the transaction that writes, which no other writer
  /// shares; so what was free when it was asked is free when it is taken.
  ///
  /// - Parameters:
  ///   - new: What is to be posted.
  ///   - actor: Who posts.
  /// - Returns: The entry; the one that is there already where the request was posted before.
  /// - Throws: `ledgers.refused` with the guard and its provision, `ledgers.undecided` with the facts
  ///   that are missing, `ledgers.overdrawn`, `ledgers.bad-amount`, `ledgers.too-fine`,
  ///   `ledgers.request-reused`, `rulings.wrong-role`, `rulings.no-reason` and others.
  @discardableResult
  public func post(_ new: NewPosting, by actor: Actor) throws(Problem) -> LedgerEntry {
    let job = try job(new, by: actor)
    return try library.write(
      LogAction("ledger-post", "\(new.ledger) \(new.posting) \(new.owner)", by: actor.name)
    ) { db in
      try job.perform(LedgerTable(db: db))
    }
  }

  /// Posts inside the transaction of another engine.
  ///
  /// - Throws: What ``post(_:by:)`` throws.
  package func post(_ new: NewPosting, by actor: Actor, _ db: Database) throws -> LedgerEntry {
    try job(new, by: actor).perform(LedgerTable(db: db))
  }

  private func job(_ new: NewPosting, by actor: Actor) throws(Problem) -> PostingJob {
    let ledger = try ledger(new.ledger)
    guard let posting = ledger.posting(new.posting) else {
      throw LedgerProblem.unknown(
        Wording("记账种类", "posting"), new.posting, among: ledger.postings.map(\.name))
    }
    return try PostingJob(new, posting, ledger, parameters: parameters, by: actor)
  }

  /// Takes an entry back by a new one of the opposite amounts.
  ///
  /// - Parameters:
  ///   - id: The entry.
  ///   - day: The day on which the reversal counts.
  ///   - reason: Why.
  ///   - actor: Who reverses; one of the roles that may post it.
  /// - Returns: The reversal.
  /// - Throws: `ledgers.no-entry`, `ledgers.reversed`, `ledgers.overdrawn`, `rulings.no-reason`.
  @discardableResult
  public func reverse(_ id: Int64, on day: Day, reason: String, by actor: Actor) throws(Problem)
    -> LedgerEntry
  {
    try Actor.check(reason: reason)
    return try library.write(LogAction("ledger-reverse", "\(id)", by: actor.name)) { db in
      let table = LedgerTable(db: db)
      guard let entry = try table.entry(id) else { throw LedgerProblem.noEntry(id) }
      let ledger = try self.ledger(entry.ledger)
      if let posting = ledger.posting(entry.posting) {
        try actor.check(mayActAs: posting.roles, for: Wording(posting.title))
      }
      guard entry.reverses == nil, try table.reversal(of: id) == nil else {
        throw LedgerProblem.reversed(id)
      }
      guard day >= entry.day else { throw LedgerProblem.early(id, entry.day) }
      let lines = try table.lines(of: id).map { (account: $0.account, amount: -$0.amount) }
      let reversal = try table.insert(
        LedgerTable.NewEntry(
          ledger: entry.ledger, posting: entry.posting, kind: "reverse", day: day,
          actor: actor.name, reason: reason, provision: entry.provision, request: nil,
          reverses: id, pack: ledger.pack, explanations: [], lines: lines))
      for line in lines where line.amount < 0 { try table.checkFloor(line.account, ledger, day) }
      return reversal
    }
  }

  /// Does what the ledger says for the end of a year: what is left expires or is carried over.
  ///
  /// Each account is one entry under a request of its own, so that doing it again, or after it was cut
  /// short, posts nothing twice.
  ///
  /// - Parameters:
  ///   - year: The year that ends.
  ///   - name: The ledger.
  ///   - day: The day on which the entries count; the last of the year where `nil`.
  ///   - actor: Who closes.
  /// - Returns: The entries.
  /// - Throws: What ``post(_:by:)`` throws.
  @discardableResult
  public func closeYear(_ year: Int, of name: String, on day: Day? = nil, by actor: Actor)
    throws(Problem) -> [LedgerEntry]
  {
    let ledger = try ledger(name)
    guard let last = day ?? Day(year: year, month: 12, day: 31) else {
      throw LedgerProblem.badYear(year)
    }
    var entries: [LedgerEntry] = []
    for yearEnd in ledger.yearEnds {
      let left = try library.read { db in
        try LedgerTable(db: db).balances(
          ledger: name, account: yearEnd.account, year: year, on: nil, knownAt: nil)
      }
      for balance in left where balance.units > 0 {
        var new = NewPosting(
          ledger: name, posting: yearEnd.posting, owner: balance.account.owner,
          purpose: balance.account.purpose, year: year,
          amount: Amount(units: balance.units, decimals: balance.account.decimals).description,
          day: last, reason: "\(year) 年终")
        new.request = "year-end:\(name):\(year):\(balance.account.id)"
        let posting = ledger.posting(yearEnd.posting)
        if posting?.across.contains("year") == true { new.toYear = year + 1 }
        entries.append(try post(new, by: actor))
      }
    }
    return entries
  }
}
