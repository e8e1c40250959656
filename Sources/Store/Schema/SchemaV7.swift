import GRDB

/// Targets that a person confirmed, what was reported of them, and what became of them; tasks, local
/// plans and supervision.
///
/// All of it is only added to: the newest row of a thing counts, and the others tell how it came about.
enum SchemaV7 {
  private static let tables = [
    "target_definition", "target_division", "target_link", "series_source", "series_values",
    "target_state", "supervision", "supervision_event", "task", "task_agency", "task_event",
    "local_plan", "plan_measure", "plan_link",
  ]

  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(sql: targets)
    try db.execute(sql: work)
    for table in tables {
      for change in ["UPDATE", "DELETE"] {
        try db.execute(
          sql: """
            CREATE TRIGGER \(table)_no_\(change.lowercased()) BEFORE \(change) ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table) is only added to'); END
            """)
      }
    }
  }

  private static let targets = """
    CREATE TABLE target_definition (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL,
      version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('confirmed', 'withdrawn')),
      statement TEXT,
      body TEXT NOT NULL,
      reason TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      UNIQUE (code, version)
    ) STRICT;

    CREATE TABLE target_division (
      id INTEGER PRIMARY KEY,
      target TEXT NOT NULL,
      region TEXT NOT NULL,
      value TEXT,
      reason TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX target_division_target ON target_division (target, region);

    CREATE TABLE target_link (
      id INTEGER PRIMARY KEY,
      one TEXT NOT NULL,
      other TEXT NOT NULL CHECK (one < other),
      relation TEXT NOT NULL CHECK (relation IN ('equal', 'conflict', 'unrelated')),
      note TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE series_source (
      id INTEGER PRIMARY KEY,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      format TEXT NOT NULL,
      note TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE series_values (
      id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES series_source (id),
      metric TEXT NOT NULL,
      region TEXT NOT NULL,
      frequency TEXT NOT NULL CHECK (frequency IN ('A', 'Q', 'M')),
      start INTEGER NOT NULL,
      scale INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX series_values_key ON series_values (metric, region);

    CREATE TABLE target_state (
      id INTEGER PRIMARY KEY,
      target TEXT NOT NULL,
      region TEXT NOT NULL,
      state TEXT NOT NULL,
      before TEXT,
      as_of TEXT NOT NULL,
      body TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX target_state_key ON target_state (target, region, id);
    """

  private static let work = """
    CREATE TABLE supervision (
      id INTEGER PRIMARY KEY,
      target TEXT,
      task_id INTEGER REFERENCES task (id),
      region TEXT,
      agency TEXT NOT NULL CHECK (length(trim(agency)) > 0),
      finding TEXT NOT NULL CHECK (length(trim(finding)) > 0),
      due_on TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE supervision_event (
      id INTEGER PRIMARY KEY,
      supervision_id INTEGER NOT NULL REFERENCES supervision (id),
      kind TEXT NOT NULL CHECK (kind IN ('consultation', 'decision', 'evidence', 'closed')),
      text TEXT NOT NULL CHECK (length(trim(text)) > 0),
      file TEXT,
      sha256 TEXT,
      data BLOB,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      CHECK ((kind = 'evidence') = (data IS NOT NULL))
    ) STRICT;
    CREATE INDEX supervision_event_of ON supervision_event (supervision_id, id);

    CREATE TABLE task (
      id INTEGER PRIMARY KEY,
      provision TEXT NOT NULL,
      text TEXT NOT NULL CHECK (length(trim(text)) > 0),
      due_on TEXT,
      source TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX task_provision ON task (provision);

    CREATE TABLE task_agency (
      task_id INTEGER NOT NULL REFERENCES task (id),
      agency TEXT NOT NULL,
      part TEXT NOT NULL CHECK (part IN ('lead', 'support')),
      PRIMARY KEY (task_id, agency)
    ) STRICT;

    CREATE TABLE task_event (
      id INTEGER PRIMARY KEY,
      task_id INTEGER NOT NULL REFERENCES task (id),
      state TEXT NOT NULL CHECK (state IN ('open', 'doing', 'done')),
      note TEXT NOT NULL,
      file TEXT,
      sha256 TEXT,
      data BLOB,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      CHECK (state <> 'done' OR data IS NOT NULL)
    ) STRICT;
    CREATE INDEX task_event_of ON task_event (task_id, id);

    CREATE TABLE local_plan (
      id INTEGER PRIMARY KEY,
      region TEXT NOT NULL,
      title TEXT NOT NULL CHECK (length(trim(title)) > 0),
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      filed_on TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE plan_measure (
      id INTEGER PRIMARY KEY,
      plan_id INTEGER NOT NULL REFERENCES local_plan (id),
      number TEXT NOT NULL,
      text TEXT NOT NULL CHECK (length(trim(text)) > 0)
    ) STRICT;
    CREATE INDEX plan_measure_plan ON plan_measure (plan_id);

    CREATE TABLE plan_link (
      measure_id INTEGER NOT NULL REFERENCES plan_measure (id),
      provision TEXT NOT NULL,
      PRIMARY KEY (measure_id, provision)
    ) STRICT;
    CREATE INDEX plan_link_provision ON plan_link (provision);
    """
}
