import Diagnostics
import Foundation
import Packs
import Store
import Synchronization

/// Keeps the tables that were looked at last, so that turning a page of many records is quick.
///
/// A table is kept for one viewer's eyes and one state of the log: any change makes it anew.
final class RecordTableCache: Sendable {
  struct Name: Hashable {
    var type: String
    var period: String?
    var moment: Date?
    var viewer: RecordViewer
    var logSize: Int
  }

  /// The most tables, and the most records in all of them.
  private static let tables = 6
  private static let records = 3_000_000

  private let kept = Mutex<[(name: Name, table: RecordTable)]>([])

  /// The table, made where it is not kept.
  func table(_ name: Name, _ make: () throws(Problem) -> RecordTable) throws(Problem) -> RecordTable
  {
    let known = kept.withLock { kept -> RecordTable? in
      guard let index = kept.firstIndex(where: { $0.name == name }) else { return nil }
      let found = kept.remove(at: index)
      kept.append(found)
      return found.table
    }
    if let known { return known }
    let table = try make()
    kept.withLock { kept in
      kept.removeAll { $0.name == name || $0.name.logSize != name.logSize }
      kept.append((name, table))
      while kept.count > Self.tables
        || (kept.count > 1 && kept.reduce(0) { $0 + $1.table.rowCount } > Self.records)
      {
        kept.removeFirst()
      }
    }
    return table
  }
}
