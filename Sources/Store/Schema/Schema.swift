import Diagnostics
import GRDB

/// The versions of a library's schema.
///
/// A migration that was released is never changed: what must be different comes as a new one.
/// Documents are kept whole (`reading.body`); the tables that queries use (`provision`,
/// `statement`, `citation`, `duty`, `name`) are a projection of the current reading and can be
/// rebuilt from it.
enum Schema {
  /// The migrations from the oldest to the newest, by name.
  static let migrations: [(name: String, migrate: @Sendable (Database) throws -> Void)] = [
    ("1", SchemaV1.migrate), ("2", SchemaV2.migrate), ("3", SchemaV3.migrate),
    ("4", SchemaV4.migrate), ("5", SchemaV5.migrate), ("6", SchemaV6.migrate),
    ("7", SchemaV7.migrate),
  ]

  /// A migrator up to one version, or up to the newest.
  static func migrator(upTo last: Int? = nil) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (name, migrate) in migrations.prefix(last ?? migrations.count) {
      migrator.registerMigration(name, migrate: migrate)
    }
    return migrator
  }

  /// Brings a library to the newest schema, and refuses one that a newer program made.
  static func migrate(_ pool: DatabasePool, path: String, upTo last: Int? = nil) throws {
    let migrator = migrator(upTo: last)
    if try pool.read(migrator.hasBeenSuperseded) {
      throw Problem(
        "store.newer", .error,
        Wording("这个文库由更新版本的规矩建立", "a newer version of Guiju made this library"),
        at: Place(file: path),
        suggestion: Wording(
          "请用新版本打开，或用 --library 指定另一个文库", "use the newer version, or another library with --library"
        ))
    }
    if try pool.read(migrator.hasCompletedMigrations) { return }
    try migrator.migrate(pool)
  }
}
