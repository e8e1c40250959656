import GRDB

/// The log of changes and the seals of the tables.
enum SchemaV2 {
  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE log_entry (
          position INTEGER PRIMARY KEY,
          body TEXT NOT NULL
        ) STRICT;

        CREATE TABLE log_node (
          level INTEGER NOT NULL,
          position INTEGER NOT NULL,
          hash BLOB NOT NULL CHECK (length(hash) = 32),
          PRIMARY KEY (level, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE seal (
          name TEXT PRIMARY KEY,
          value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
