import Diagnostics
import Foundation
import GRDB

/// Turns what SQLite reports into what a person can act on.
enum DatabaseProblem {
  static func problem(_ error: any Error, path: String) -> Problem {
    if let problem = error as? Problem { return problem }
    let place = Place(file: path)
    guard let error = error as? DatabaseError else {
      return Problem(
        "store.failed", .error, Wording("文库未能完成这一操作", "the library could not do this"), at: place,
        notes: ["\(error)"],
        suggestion: Wording(
          "再试一次；仍然如此，请把以上文字报告给维护者", "run it again; if it stays, report these words"))
    }
    switch error.resultCode {
    case .SQLITE_NOTADB:
      return LibraryFile.foreign(path, Wording("它不是 SQLite 文件", "it is not an SQLite file"))
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return LibraryFile.unwritable(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Problem(
        "store.locked", .error, Wording("文库正被另一程序占用", "another program holds the library"),
        at: place,
        suggestion: Wording("等它完成后再试", "wait until it is done and try again"))
    case .SQLITE_FULL:
      return Problem(
        "store.disk-full", .error, Wording("磁盘已满，什么也没有存入", "the disk is full; nothing was stored"),
        at: place,
        suggestion: Wording("腾出空间后再试", "free some space and try again"))
    case .SQLITE_CORRUPT:
      return Problem(
        "store.damaged", .error, Wording("文库已损坏", "the library is damaged"), at: place,
        notes: [Wording(error.message ?? "")],
        suggestion: Wording(
          "用备份恢复，或把原文件重新读入一个新文库", "restore a copy, or read the captures again into a new library"))
    default:
      return Problem(
        "store.failed", .error, Wording("文库未能完成这一操作", "the library could not do this"), at: place,
        notes: ["\(error.resultCode): \(error.message ?? "no message")"],
        suggestion: Wording(
          "再试一次；仍然如此，请把以上文字报告给维护者", "run it again; if it stays, report these words"))
    }
  }
}
