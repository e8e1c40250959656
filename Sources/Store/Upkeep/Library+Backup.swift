public import Diagnostics
import Foundation
import GRDB

extension Library {
  /// Copies the library, as it is at one moment, into another file while it is in use.
  ///
  /// The copy appears under its name only once it is whole: a crash leaves at most a file that
  /// ends in `.part`.
  ///
  /// - Parameters:
  ///   - target: The file of the copy.
  ///   - replace: Whether a file that is there may be replaced.
  ///   - progress: Told the share that is done, 0 … 1.
  /// - Throws: `store.backup-exists`, `store.not-writable`, `store.disk-full`.
  public func backUp(
    to target: String, replace: Bool = false, progress: @escaping (Double) -> Void = { _ in }
  ) throws(Problem) {
    if !replace, FileManager.default.fileExists(atPath: target) {
      throw Problem(
        "store.backup-exists", .error, Wording("这个文件已经存在", "this file is already there"),
        at: Place(file: target),
        suggestion: Wording("换一个文件名，或加 --replace", "name another, or use --replace"))
    }
    let part = target + ".part"
    do {
      try Self.remove(part)
      let copy = try DatabaseQueue(path: part)
      try pool.backup(to: copy, pagesPerStep: 1000) { state in
        progress(Self.share(state))
      }
      // A copy is one file, without a write-ahead log beside it.
      _ = try copy.writeWithoutTransaction { db in
        try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      }
      try copy.close()
      try Self.synchronize(part)
      if rename(part, target) != 0 { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? Self.remove(part)
      if error is DatabaseError { throw DatabaseProblem.problem(error, path: target) }
      throw LibraryFile.unwritable(target)
    }
  }

  /// Puts a copy in the place of what the library holds, in one transaction, while it is in use.
  ///
  /// The copy is checked first, and what the library held is kept beside it.
  ///
  /// - Parameters:
  ///   - source: The copy.
  ///   - progress: Told the share that is done, 0 … 1.
  /// - Returns: The file in which the former content is kept.
  /// - Throws: `store.bad-backup` where the copy is damaged or its log does not fit it.
  public func restore(
    from source: String, progress: @escaping (Double) -> Void = { _ in }
  ) throws(Problem) -> String {
    let copy = try Library(path: source, create: false)
    let problems = try copy.checkIntegrity() + copy.checkLog()
    guard problems.isEmpty else {
      throw Problem(
        "store.bad-backup", .error, Wording("这个备份不可用", "this backup cannot be used"),
        at: Place(file: source), notes: problems.prefix(5).map(\.message),
        suggestion: Wording("换一个备份", "take another backup"))
    }
    let kept = path + ".before-restore-" + Timestamp.text(Date()).replacing(":", with: "")
    try backUp(to: kept)
    do {
      try copy.pool.backup(to: pool, pagesPerStep: 1000) { state in progress(Self.share(state)) }
    } catch {
      throw DatabaseProblem.problem(error, path: path)
    }
    try copy.close()
    try write(LogAction("restore", source)) { db in
      // The restoring itself belongs to the log of what was restored.
      try LogTable(db: db).append(LogAction("restore", source), seals: [:], at: Date())
    }
    return kept
  }

  private static func share(_ state: DatabaseBackupProgress) -> Double {
    state.totalPageCount == 0
      ? 1 : Double(state.completedPageCount) / Double(state.totalPageCount)
  }

  private static func remove(_ path: String) throws {
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.removeItem(atPath: path)
    }
  }

  private static func synchronize(_ path: String) throws {
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try handle.synchronize()
    try handle.close()
  }
}
