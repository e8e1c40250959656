import GRDB

/// People, their sessions, and failed attempts to log in.
enum SchemaV3 {
  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE person (
          id INTEGER PRIMARY KEY,
          login TEXT NOT NULL UNIQUE COLLATE NOCASE,
          name TEXT NOT NULL,
          role TEXT NOT NULL,
          enterprise TEXT,
          password TEXT NOT NULL,
          is_active INTEGER NOT NULL,
          created_at TEXT NOT NULL,
          CHECK ((role = 'enterprise') = (enterprise IS NOT NULL))
        ) STRICT;

        CREATE TABLE session (
          token TEXT PRIMARY KEY,
          person_id INTEGER NOT NULL REFERENCES person (id),
          expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_person ON session (person_id);

        CREATE TABLE login_attempt (
          login TEXT PRIMARY KEY COLLATE NOCASE,
          failures INTEGER NOT NULL,
          last_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
