import GRDB

/// Records: batches of columns, and corrections of single values, none of which is ever changed.
enum SchemaV4 {
  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(sql: tables)
    for table in ["batch", "batch_column", "batch_key", "batch_reject", "correction"] {
      for change in ["UPDATE", "DELETE"] {
        try db.execute(
          sql: """
            CREATE TRIGGER \(table)_no_\(change.lowercased()) BEFORE \(change) ON \(table)
            BEGIN SELECT RAISE(ABORT, 'records are never changed'); END
            """)
      }
    }
  }

  private static let tables = """
    CREATE TABLE batch (
      id INTEGER PRIMARY KEY,
      type TEXT NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('import', 'entry')),
      file TEXT NOT NULL,
      sheet TEXT,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      period TEXT,
      periods TEXT NOT NULL,
      pack TEXT NOT NULL,
      pack_version TEXT NOT NULL,
      form TEXT NOT NULL,
      mapping TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      file_rows INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      problem_count INTEGER NOT NULL,
      problems TEXT NOT NULL
    ) STRICT;
    CREATE INDEX batch_type ON batch (type, id);
    CREATE INDEX batch_file ON batch (sha256);

    CREATE TABLE batch_column (
      batch_id INTEGER NOT NULL REFERENCES batch (id),
      field TEXT NOT NULL,
      chunk INTEGER NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (batch_id, field, chunk)
    ) STRICT;

    CREATE TABLE batch_key (
      batch_id INTEGER NOT NULL REFERENCES batch (id),
      chunk INTEGER NOT NULL,
      low INTEGER NOT NULL,
      high INTEGER NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (batch_id, chunk)
    ) STRICT;

    CREATE TABLE batch_reject (
      batch_id INTEGER NOT NULL REFERENCES batch (id),
      chunk INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      data TEXT NOT NULL,
      PRIMARY KEY (batch_id, chunk)
    ) STRICT;

    CREATE TABLE correction (
      id INTEGER PRIMARY KEY,
      type TEXT NOT NULL,
      key TEXT NOT NULL,
      period TEXT NOT NULL,
      field TEXT NOT NULL,
      value TEXT,
      unit TEXT,
      state TEXT NOT NULL CHECK (state IN ('value', 'missing', 'withdrawn')),
      reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
      source TEXT,
      actor TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      CHECK ((state = 'value') = (value IS NOT NULL))
    ) STRICT;
    CREATE INDEX correction_key ON correction (type, key);
    """
}
