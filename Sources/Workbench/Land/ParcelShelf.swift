import Diagnostics
import Packs
import Registers
import Store
import Synchronization

/// Keeps the outlines that were looked at last: they are read anew only when records have changed, not
/// when a case has moved on.
final class ParcelShelf: Sendable {
  private struct Kept: Sendable {
    var viewer: RecordViewer
    var type: String
    var logSize: Int
    var layer: ParcelLayer
  }

  /// Where subjects stand in a register, as of a size of the log.
  private struct KeptStates: Sendable {
    var register: String
    var viewer: RecordViewer
    var logSize: Int
    var states: [String: RegisterState]
  }

  private let kept = Mutex<[Kept]>([])
  private let keptStates = Mutex<[KeptStates]>([])

  /// Changes of the log that leave records as they are.
  private static func leavesRecords(_ kind: String) -> Bool {
    kind.hasPrefix("case-") || kind.hasPrefix("register-") || kind.hasPrefix("ledger-")
  }

  /// The outlines of a type of record, with the eyes of a viewer.
  func layer(
    _ record: RecordType, viewer: RecordViewer, in library: Library
  ) throws(Problem) -> ParcelLayer {
    let size = try library.logSize()
    let known = kept.withLock { kept in
      kept.first { $0.viewer == viewer && $0.type == record.name }
    }
    if var known, known.logSize <= size, size - known.logSize <= 10_000 {
      let since = try library.logEntries(known.logSize..<size)
      if since.allSatisfy({ Self.leavesRecords($0.kind) }) {
        known.logSize = size
        put(known)
        return known.layer
      }
    }
    let table = try library.recordTable(type: record.name, viewer: viewer, declared: record)
    let layer = ParcelLayer(table, record)
    put(Kept(viewer: viewer, type: record.name, logSize: size, layer: layer))
    return layer
  }

  private func put(_ new: Kept) {
    kept.withLock { kept in
      kept.removeAll { $0.viewer == new.viewer && $0.type == new.type }
      kept.append(new)
      if kept.count > 8 { kept.removeFirst() }
    }
  }

  /// Where the subjects of a register stand now.
  func states(
    _ register: String, _ book: RegisterBook, viewer: RecordViewer, in library: Library
  ) throws(Problem) -> [String: RegisterState] {
    let size = try library.logSize()
    let known = keptStates.withLock { kept in
      kept.first { $0.register == register && $0.viewer == viewer && $0.logSize == size }
    }
    if let known { return known.states }
    let states = try book.states(of: register, viewer: viewer)
    keptStates.withLock { kept in
      kept.removeAll { $0.register == register && $0.viewer == viewer || $0.logSize != size }
      kept.append(
        KeptStates(register: register, viewer: viewer, logSize: size, states: states))
      if kept.count > 24 { kept.removeFirst() }
    }
    return states
  }
}
