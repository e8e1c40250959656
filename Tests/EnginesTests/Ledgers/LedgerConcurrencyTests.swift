import Diagnostics
import Dispatch
import Foundation
import GRDB
import Ledgers
import Packs
import Rulings
import Store
import Synchronization
import Testing

@Suite("Many users of one quota")
struct LedgerConcurrencyTests {
  private func posting(_ name: String, _ amount: String, request: String? = nil) -> NewPosting {
    NewPosting(
      ledger: "quota", posting: name, owner: "331003", purpose: "工业", year: 2024, amount: amount,
      day: day("2024-05-01"), reason: "压力试验", request: request)
  }

  @Test("fifty users over five connections take what there is, no more, and nothing is lost")
  func fifty() throws {
    let folder = try EngineFolder(QuotaPack.files)
    let packs = try folder.packs()
    let first = try LedgerBook(packs, library: folder.library)
    // Enough for 60 of the 100 that are asked for.
    try first.post(posting("下达", "60"), by: landOfficer)
    let path = folder.path
    let books = try (0..<5).map { _ in try LedgerBook(packs, library: Library(path: path)) }
    let taken = Mutex<[Int64]>([])
    let refused = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 50) { user in
      for turn in 0..<2 {
        do {
          let entry = try books[user % 5].post(
            posting("使用", "1", request: "u\(user)-\(turn)"), by: landOfficer)
          taken.withLock { $0.append(entry.id) }
        } catch {
          let refusal = (error as? Problem)?.code ?? "\(error)"
          refused.withLock { $0.append(refusal) }
        }
      }
    }
    #expect(taken.withLock { Set($0).count } == 60)
    #expect(refused.withLock { $0 } == [String](repeating: "ledgers.overdrawn", count: 40))
    let left = try first.balances(of: "quota", viewer: .atTheMachine)
    #expect(left.first { $0.account == "可用" }?.amount?.description == "0.00")
    #expect(left.first { $0.account == "已用" }?.amount?.description == "60.00")
    #expect(try first.verify().isEmpty)
    #expect(try folder.library.checkLog().isEmpty)
  }

  @Test("random postings, transfers and reversals: every ledger balances to zero", arguments: 0..<8)
  func random(_ seed: Int) throws {
    let folder = try EngineFolder(QuotaPack.files)
    let book = try LedgerBook(folder.packs(), library: folder.library)
    var chance = SeededGenerator(seed: UInt64(seed))
    let owners = ["331003", "330100", "330200"]
    var entries: [Int64] = []
    var accepted = 0
    for _ in 0..<60 {
      let name = ["下达", "使用", "核减", "调剂", "作废"].randomElement(using: &chance) ?? "下达"
      var new = posting(
        name, "\(Int.random(in: 1...50, using: &chance)).\(Int.random(in: 0...9, using: &chance))")
      new.owner = owners.randomElement(using: &chance) ?? "331003"
      new.day = day("2024-0\(Int.random(in: 1...9, using: &chance))-15")
      if name == "调剂" { new.toOwner = owners.first { $0 != new.owner } }
      if Int.random(in: 0..<6, using: &chance) == 0,
        let entry = entries.randomElement(using: &chance)
      {
        _ = try? book.reverse(entry, on: day("2024-09-20"), reason: "冲销", by: landOfficer)
      } else if let entry = try? book.post(new, by: landOfficer) {
        entries.append(entry.id)
        accepted += 1
      }
    }
    #expect(accepted > 5)
    #expect(try book.verify().isEmpty)
    let sum = try book.balances(of: "quota", viewer: .atTheMachine).reduce(Int64(0)) {
      $0 + ($1.amount?.units ?? 0)
    }
    #expect(sum == 0)
  }

  @Test("an entry that somebody made unbalanced is found")
  func unbalanced() throws {
    let folder = try EngineFolder(QuotaPack.files)
    let book = try LedgerBook(folder.packs(), library: folder.library)
    try book.post(posting("下达", "60"), by: landOfficer)
    let queue = try DatabaseQueue(path: folder.path)
    try queue.write { db in
      try db.execute(sql: "DROP TRIGGER ledger_line_no_update")
      try db.execute(sql: "UPDATE ledger_line SET amount = amount + 1 WHERE line = 2")
    }
    #expect(try book.verify().map(\.code) == ["ledgers.unbalanced"])
  }
}
