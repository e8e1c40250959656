import GRDB

/// Runs of appraisals, and the rounds in which a bureau makes, publishes and settles them.
///
/// Runs and what people said are never changed; of a round only the stage that it is in.
enum SchemaV5 {
  private static let append = [
    "appraisal_run", "appraisal_run_file", "appraisal_event", "appraisal_confirmation",
    "appraisal_objection", "appraisal_answer",
  ]

  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(sql: tables)
    for table in append {
      for change in ["UPDATE", "DELETE"] {
        try db.execute(
          sql: """
            CREATE TRIGGER \(table)_no_\(change.lowercased()) BEFORE \(change) ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is only added to'); END
            """)
      }
    }
  }

  private static let tables = """
    CREATE TABLE appraisal_round (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      pack TEXT NOT NULL,
      method TEXT NOT NULL,
      title TEXT NOT NULL,
      region TEXT,
      year INTEGER NOT NULL,
      as_of TEXT NOT NULL,
      stage TEXT NOT NULL,
      due TEXT,
      run_id INTEGER REFERENCES appraisal_run (id)
    ) STRICT;

    CREATE TABLE appraisal_run (
      id INTEGER PRIMARY KEY,
      round_id INTEGER REFERENCES appraisal_round (id),
      pack TEXT NOT NULL,
      pack_version TEXT NOT NULL,
      method TEXT NOT NULL,
      title TEXT NOT NULL,
      region TEXT,
      year INTEGER NOT NULL,
      as_of TEXT NOT NULL,
      known_on INTEGER NOT NULL,
      units INTEGER NOT NULL,
      results TEXT NOT NULL,
      actor TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;

    CREATE TABLE appraisal_run_file (
      run_id INTEGER NOT NULL REFERENCES appraisal_run (id),
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (run_id, name)
    ) STRICT;

    CREATE TABLE appraisal_event (
      id INTEGER PRIMARY KEY,
      round_id INTEGER NOT NULL REFERENCES appraisal_round (id),
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      stage TEXT NOT NULL,
      due TEXT,
      note TEXT NOT NULL,
      run_id INTEGER REFERENCES appraisal_run (id)
    ) STRICT;
    CREATE INDEX appraisal_event_round ON appraisal_event (round_id, id);

    CREATE TABLE appraisal_confirmation (
      id INTEGER PRIMARY KEY,
      round_id INTEGER NOT NULL REFERENCES appraisal_round (id),
      key TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('agree', 'dispute')),
      note TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX appraisal_confirmation_key ON appraisal_confirmation (round_id, key);

    CREATE TABLE appraisal_objection (
      id INTEGER PRIMARY KEY,
      round_id INTEGER NOT NULL REFERENCES appraisal_round (id),
      run_id INTEGER NOT NULL REFERENCES appraisal_run (id),
      key TEXT NOT NULL,
      text TEXT NOT NULL CHECK (length(trim(text)) > 0),
      evidence_name TEXT,
      evidence_sha256 TEXT,
      evidence BLOB,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX appraisal_objection_round ON appraisal_objection (round_id, key);

    CREATE TABLE appraisal_answer (
      id INTEGER PRIMARY KEY,
      objection_id INTEGER NOT NULL UNIQUE REFERENCES appraisal_objection (id),
      verdict TEXT NOT NULL CHECK (verdict IN ('upheld', 'rejected')),
      text TEXT NOT NULL CHECK (length(trim(text)) > 0),
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    """
}
