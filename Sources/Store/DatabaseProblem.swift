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
        "store.failed", .error, "the library could not do this", at: place, notes: ["\(error)"],
        suggestion: "run it again; if it stays, report these words")
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: return LibraryFile.foreign(path, "it is not an SQLite file")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return LibraryFile.unwritable(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Problem(
        "store.locked", .error, "another program holds the library", at: place,
        suggestion: "wait until it is done and try again")
    case .SQLITE_FULL:
      return Problem(
        "store.disk-full", .error, "the disk is full; nothing was stored", at: place,
        suggestion: "free some space and try again")
    case .SQLITE_CORRUPT:
      return Problem(
        "store.damaged", .error, "the library is damaged", at: place, notes: [error.message ?? ""],
        suggestion: "restore a copy, or read the captures again into a new library")
    default:
      return Problem(
        "store.failed", .error, "the library could not do this", at: place,
        notes: ["\(error.resultCode): \(error.message ?? "no message")"],
        suggestion: "run it again; if it stays, report these words")
    }
  }
}
