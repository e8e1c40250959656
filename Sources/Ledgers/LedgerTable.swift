import Diagnostics
import Foundation
import GRDB
import Rulings
import Store
import Vocabulary

/// The ledgers in the file.
struct LedgerTable {
  let db: Database

  /// An account in the file.
  struct Account: Hashable {
    var id: Int64
    var ledger: String
    var account: String
    var owner: String
    var purpose: String
    var year: Int
    var unit: String
    var decimals: Int

    init(_ row: Row) {
      id = row["id"]
      ledger = row["ledger"]
      account = row["account"]
      owner = row["owner"]
      purpose = row["purpose"]
      year = row["year"]
      unit = row["unit"]
      decimals = row["decimals"]
    }
  }

  /// An entry that is to be kept.
  struct NewEntry {
    var ledger: String
    var posting: String
    var kind: String
    var day: Day
    var actor: String
    var reason: String
    var provision: String?
    var request: String?
    var reverses: Int64?
    var pack: (name: String, version: String)
    var explanations: [Explanation]
    var lines: [(account: Account, amount: Int64)]
  }

  // MARK: Writing

  /// The account, opened where it is not there.
  func account(
    _ ledger: String, _ declared: Ledger.Account, owner: String, purpose: String, year: Int
  ) throws -> Account {
    let key: StatementArguments = [ledger, declared.name, owner, purpose, year]
    let select = """
      SELECT * FROM ledger_account
      WHERE ledger = ? AND account = ? AND owner = ? AND purpose = ? AND year = ?
      """
    if let row = try Row.fetchOne(db, sql: select, arguments: key) {
      let account = Account(row)
      guard account.unit == declared.unit.description, account.decimals == declared.decimals else {
        throw Problem(
          "ledgers.other-unit", .error,
          Wording(
            "科目 “\(declared.name)” 已按 \(account.unit)、\(account.decimals) 位小数记账",
            "the account “\(declared.name)” is kept in \(account.unit) with \(account.decimals) digits"
          ),
          suggestion: Wording(
            "单位和位数不能改；请另设科目", "its unit and digits cannot change: declare another account"))
      }
      return account
    }
    try db.execute(
      sql: """
        INSERT INTO ledger_account (ledger, account, owner, purpose, year, unit, decimals)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        ledger, declared.name, owner, purpose, year, declared.unit.description, declared.decimals,
      ])
    guard let row = try Row.fetchOne(db, sql: select, arguments: key) else {
      throw DatabaseError(message: "the account is gone")
    }
    return Account(row)
  }

  /// Keeps an entry, which must balance.
  func insert(_ new: NewEntry) throws -> LedgerEntry {
    for unit in Set(new.lines.map(\.account.unit)) {
      let sum = new.lines.filter { $0.account.unit == unit }.reduce(Int128(0)) {
        $0 + Int128($1.amount)
      }
      guard sum == 0 else { throw DatabaseError(message: "the entry does not balance") }
    }
    // Moments never decrease from one entry to the next, so that the last one is the latest.
    let last =
      try Int64.fetchOne(db, sql: "SELECT recorded_at FROM ledger_entry ORDER BY id DESC LIMIT 1")
      ?? 0
    try db.execute(
      sql: """
        INSERT INTO ledger_entry (ledger, posting, kind, on_day, recorded_at, actor, reason,
          provision, request, reverses, pack, pack_version, explanation)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        new.ledger, new.posting, new.kind, new.day.description,
        max(last, Moment.milliseconds(Date())), new.actor, new.reason, new.provision, new.request,
        new.reverses, new.pack.name, new.pack.version, try JSON.text(new.explanations),
      ])
    let id = db.lastInsertedRowID
    for (index, line) in new.lines.enumerated() {
      try db.execute(
        sql: "INSERT INTO ledger_line (entry_id, line, account_id, amount) VALUES (?, ?, ?, ?)",
        arguments: [id, index + 1, line.account.id, line.amount])
    }
    guard let entry = try entry(id) else { throw DatabaseError(message: "the entry is gone") }
    return entry
  }

  /// Refuses an account that falls below its floor on a day or later.
  func checkFloor(_ account: Account, _ ledger: Ledger, _ day: Day) throws {
    guard let floor = ledger.account(account.account)?.floor else { return }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT max(e.on_day, ?2) AS day, sum(l.amount) AS amount
        FROM ledger_line l JOIN ledger_entry e ON e.id = l.entry_id
        WHERE l.account_id = ?1 GROUP BY max(e.on_day, ?2) ORDER BY 1
        """, arguments: [account.id, day.description])
    var balance: Int64 = 0
    for row in rows {
      let (sum, overflow) = balance.addingReportingOverflow(row["amount"])
      guard !overflow, sum >= floor else {
        throw LedgerProblem.overdrawn(account, sum, floor: floor, Day(row["day"] as String) ?? day)
      }
      balance = sum
    }
  }

  // MARK: Reading

  /// The present balance of one account; 0 where it is not there.
  func balance(_ ledger: String, _ account: String, owner: String, purpose: String, year: Int)
    throws -> Int64
  {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(l.amount), 0) FROM ledger_account a
        JOIN ledger_line l ON l.account_id = a.id
        WHERE a.ledger = ? AND a.account = ? AND a.owner = ? AND a.purpose = ? AND a.year = ?
        """, arguments: [ledger, account, owner, purpose, year]) ?? 0
  }

  /// The sums that postings of a year moved, less what was reversed, by posting.
  func sums(_ ledger: String, owner: String?, purpose: String?, year: Int) throws -> [String: Int64]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT e.posting, sum(-l.amount) AS amount FROM ledger_entry e
        JOIN ledger_line l ON l.entry_id = e.id AND l.line = 1
        JOIN ledger_account a ON a.id = l.account_id
        WHERE e.ledger = ?1 AND a.year = ?2 AND (?3 IS NULL OR a.owner = ?3)
          AND (?4 IS NULL OR a.purpose = ?4) GROUP BY e.posting
        """, arguments: [ledger, year, owner, purpose])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["posting"], $0["amount"]) })
  }

  /// The balances of accounts, those that are zero included.
  func balances(
    ledger: String, account: String? = nil, owner: String? = nil, year: Int? = nil, on day: Day?,
    knownAt moment: Date?
  ) throws -> [(account: Account, units: Int64)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT a.*, coalesce((
          SELECT sum(l.amount) FROM ledger_line l JOIN ledger_entry e ON e.id = l.entry_id
          WHERE l.account_id = a.id AND (?5 IS NULL OR e.on_day <= ?5)
            AND (?6 IS NULL OR e.recorded_at <= ?6)), 0) AS balance
        FROM ledger_account a
        WHERE a.ledger = ?1 AND (?2 IS NULL OR a.account = ?2) AND (?3 IS NULL OR a.owner = ?3)
          AND (?4 IS NULL OR a.year = ?4)
        ORDER BY a.owner, a.purpose, a.year, a.id
        """,
      arguments: [
        ledger, account, owner, year, day?.description, moment.map(Moment.milliseconds),
      ]
    ).map { (Account($0), $0["balance"]) }
  }

  func entry(_ id: Int64) throws -> LedgerEntry? {
    try entries(where: "e.id = ?", [id]).first
  }

  func entry(request: String) throws -> LedgerEntry? {
    try entries(where: "e.request = ?", [request]).first
  }

  func reversal(of id: Int64) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT id FROM ledger_entry WHERE reverses = ?", arguments: [id])
  }

  func lines(of id: Int64) throws -> [(account: Account, amount: Int64)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT a.*, l.amount FROM ledger_line l JOIN ledger_account a ON a.id = l.account_id
        WHERE l.entry_id = ? ORDER BY l.line
        """, arguments: [id]
    ).map { (Account($0), $0["amount"]) }
  }

  /// Entries with their lines, by day and number.
  func entries(where condition: String, _ arguments: StatementArguments) throws -> [LedgerEntry] {
    try Row.fetchAll(
      db, sql: "SELECT e.* FROM ledger_entry e WHERE \(condition) ORDER BY e.on_day, e.id",
      arguments: arguments
    ).map { row in
      let id: Int64 = row["id"]
      guard let day = Day(row["on_day"] as String) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "entry \(id)")
      }
      return LedgerEntry(
        id: id, ledger: row["ledger"], posting: row["posting"], kind: row["kind"], day: day,
        recordedAt: Moment.date(row["recorded_at"]), actor: row["actor"], reason: row["reason"],
        provision: row["provision"], reverses: row["reverses"],
        pack: "\(row["pack"] as String) \(row["pack_version"] as String)",
        explanations: try JSON.value([Explanation].self, from: row["explanation"]),
        lines: try lines(of: id).map { account, amount in
          LedgerEntry.Line(
            account: account.account, owner: account.owner, purpose: account.purpose,
            year: account.year, amount: Amount(units: amount, decimals: account.decimals),
            unit: (try? Vocabulary.Unit(account.unit)) ?? .one)
        })
    }
  }
}
