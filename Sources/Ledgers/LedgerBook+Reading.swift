public import Diagnostics
public import Foundation
import GRDB
import Rulings
public import Store
public import Vocabulary

extension LedgerBook {
  /// What an account holds.
  public struct Balance: Sendable, Hashable {
    /// The account.
    public var account: String
    /// Its owner.
    public var owner: String
    /// Its purpose.
    public var purpose: String
    /// Its year.
    public var year: Int
    /// What it holds; `nil` where the viewer may not see it.
    public var amount: Amount?
    /// The unit.
    public var unit: Vocabulary.Unit
  }

  /// What accounts hold on a day, as was known at a moment.
  ///
  /// - Parameters:
  ///   - name: The ledger.
  ///   - owner: Whose accounts; all where `nil`.
  ///   - year: Of which year; all where `nil`.
  ///   - day: The last day whose entries count; all where `nil`.
  ///   - moment: When they were known; now where `nil`.
  ///   - viewer: Who asks.
  /// - Returns: The balances, by owner, purpose and year.
  /// - Throws: `ledgers.unknown`.
  public func balances(
    of name: String, owner: String? = nil, year: Int? = nil, on day: Day? = nil,
    asKnownOn moment: Date? = nil, viewer: RecordViewer
  ) throws(Problem) -> [Balance] {
    let ledger = try ledger(name)
    return try library.read { db in
      try LedgerTable(db: db).balances(
        ledger: name, owner: owner, year: year, on: day, knownAt: moment)
    }.filter { sees($0.account.owner, ledger, viewer) }.map { account, units in
      Balance(
        account: account.account, owner: account.owner, purpose: account.purpose,
        year: account.year,
        amount: viewer.sees(grade: ledger.grade)
          ? Amount(units: units, decimals: account.decimals) : nil,
        unit: (try? Vocabulary.Unit(account.unit)) ?? .one)
    }
  }

  /// The entries of a ledger, by day and number, with reason, provision and who posted them.
  ///
  /// - Parameters:
  ///   - name: The ledger.
  ///   - owner: Whose accounts they touch; all where `nil`.
  ///   - year: Of which year; all where `nil`.
  ///   - moment: When they were known; now where `nil`.
  ///   - viewer: Who asks: amounts and facts that they may not see are masked.
  /// - Returns: The entries.
  /// - Throws: `ledgers.unknown`.
  public func statement(
    of name: String, owner: String? = nil, year: Int? = nil, asKnownOn moment: Date? = nil,
    viewer: RecordViewer
  ) throws(Problem) -> [LedgerEntry] {
    let ledger = try ledger(name)
    let entries = try library.read { db in
      try LedgerTable(db: db).entries(
        where: """
          e.ledger = ?1 AND (?2 IS NULL OR e.recorded_at <= ?2) AND EXISTS (
            SELECT 1 FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
            WHERE l.entry_id = e.id AND (?3 IS NULL OR a.owner = ?3) AND (?4 IS NULL OR a.year = ?4))
          """, [name, moment.map(Moment.milliseconds), owner, year])
    }
    return entries.compactMap { shown($0, ledger, viewer) }
  }

  /// An entry as a viewer may read it; `nil` where none of it is theirs.
  func shown(_ entry: LedgerEntry, _ ledger: Ledger, _ viewer: RecordViewer) -> LedgerEntry? {
    var entry = entry
    entry.lines = entry.lines.filter { sees($0.owner, ledger, viewer) }
    guard !entry.lines.isEmpty else { return nil }
    if !viewer.sees(grade: ledger.grade) {
      for index in entry.lines.indices { entry.lines[index].amount = nil }
    }
    entry.explanations = entry.explanations.map {
      $0.shown(to: viewer, owner: entry.lines[0].owner)
    }
    return entry
  }

  private func sees(_ owner: String, _ ledger: Ledger, _ viewer: RecordViewer) -> Bool {
    viewer.sees(recordOf: ledger.owners == "credit-code" ? owner : nil)
  }

  /// What is wrong with the entries in the file; empty where all is well.
  ///
  /// Every entry has two lines or more and balances to zero in each unit, so that every ledger does;
  /// no account of a declared ledger is below its floor on any day; every reversal is the exact
  /// opposite of what it takes back.
  public func verify() throws(Problem) -> [Problem] {
    let declared = ledgers
    return try library.read { db in
      var problems: [Problem] = []
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT e.id, e.ledger, a.unit, sum(l.amount) AS total, count(l.line) AS lines
          FROM ledger_entry e LEFT JOIN ledger_line l ON l.entry_id = e.id
          LEFT JOIN ledger_account a ON a.id = l.account_id
          GROUP BY e.id, a.unit HAVING total IS NULL OR total <> 0 OR lines < 2
          """)
      {
        let id: Int64 = row["id"]
        problems.append(
          Problem(
            "ledgers.unbalanced", .error,
            Wording("第 \(id) 笔不平", "entry \(id) does not balance"),
            notes: [Wording(row["ledger"] as String)]))
      }
      for id in try Int64.fetchAll(
        db,
        sql: """
          SELECT r.id FROM ledger_entry r WHERE r.reverses IS NOT NULL AND EXISTS (
            SELECT account_id, sum(amount) FROM ledger_line WHERE entry_id IN (r.id, r.reverses)
            GROUP BY account_id HAVING sum(amount) <> 0)
          """)
      {
        problems.append(
          Problem(
            "ledgers.bad-reversal", .error,
            Wording("第 \(id) 笔与所冲销的不相抵", "entry \(id) does not undo what it reverses")))
      }
      let table = LedgerTable(db: db)
      for ledger in declared {
        let first = Day(year: 1, month: 1, day: 1)
        for (account, _) in try table.balances(ledger: ledger.name, on: nil, knownAt: nil) {
          guard let first else { continue }
          do { try table.checkFloor(account, ledger, first) } catch let problem as Problem {
            problems.append(problem)
          }
        }
      }
      return problems
    }
  }
}
