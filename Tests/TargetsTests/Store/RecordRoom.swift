import Packs
import Store
import Testing

/// Brings records into a library.
enum RecordRoom {
  static func land(_ path: String, _ type: String, _ packs: PackSet, _ library: Library) throws {
    let request = ImportRequest(
      path: path, type: type, packs: packs, actor: "test", viewer: .atTheMachine)
    let outcome = try RecordImport(request, into: library).check().land()
    guard case .landed = outcome else {
      Issue.record("nothing landed: \(outcome)")
      return
    }
  }
}
