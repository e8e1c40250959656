public import Diagnostics
import Foundation
package import GRDB

/// A library of policy documents in one SQLite file.
///
/// A library keeps what was read from captures (documents, provisions, statements, citations,
/// duties), every version of every document, the captures they came from, and what readers said
/// about statements. Nothing is overwritten: a corrected document is a new version beside the old.
///
/// Several threads and several processes may use the same file at once. Every change is one
/// transaction, so that a crash leaves either all of it or nothing.
///
/// ```swift
/// let library = try Library(path: "library.sqlite")
/// let outcomes = try library.add(reading, file: facts)
/// let hits = try library.search("亩均税收")
/// ```
public final class Library: Sendable {
  /// The file as the caller named it.
  public let path: String
  let pool: DatabasePool
  let seals = SealKeeper()

  /// Opens a library, and brings an older one to the present schema.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - create: Whether a library that is not there is made, with the folders above it.
  /// - Throws: `store.no-library`, `store.not-a-library`, `store.not-writable`, `store.newer`,
  ///   `store.locked`, `store.damaged`.
  public convenience init(path: String, create: Bool = true) throws(Problem) {
    try self.init(path: path, create: create, schema: Schema.migrations.count)
  }

  /// Opens a library at an earlier schema, for tests of what migrations make of it.
  init(path: String, create: Bool, schema: Int) throws(Problem) {
    self.path = path
    try LibraryFile.prepare(path, create: create)
    do {
      pool = try DatabasePool(path: path, configuration: LibraryFile.configuration(seals))
      try Schema.migrate(pool, path: path, upTo: schema)
      try beginLog()
    } catch {
      throw DatabaseProblem.problem(error, path: path)
    }
  }

  /// Closes the file; every later call fails.
  ///
  /// What the write-ahead log still holds is moved into the file, so that it is whole by itself,
  /// unless another process is reading it.
  public func close() throws(Problem) {
    do {
      _ = try? pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
      try pool.close()
    } catch { throw DatabaseProblem.problem(error, path: path) }
  }

  /// Reads the file in one snapshot.
  ///
  /// Engines above this module have their own tables in the schema and read them through here.
  package func read<T>(_ body: (Database) throws -> T) throws(Problem) -> T {
    do { return try pool.read(body) } catch { throw DatabaseProblem.problem(error, path: path) }
  }
}
