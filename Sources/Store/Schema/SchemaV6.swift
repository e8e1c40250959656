import GRDB

/// Ledgers, registers and cases.
///
/// What was posted, decided or done is never changed; only the present state of open cases and their
/// timers is, and their events tell how it came about.
enum SchemaV6 {
  private static let append = [
    "ledger_account", "ledger_entry", "ledger_line", "register_run", "register_item",
    "register_event", "case_definition", "case_event", "case_fact", "case_evidence", "evidence",
    "deputy",
  ]

  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(sql: ledgers)
    try db.execute(sql: registers)
    try db.execute(sql: cases)
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

  private static let ledgers = """
    CREATE TABLE ledger_account (
      id INTEGER PRIMARY KEY,
      ledger TEXT NOT NULL,
      account TEXT NOT NULL,
      owner TEXT NOT NULL,
      purpose TEXT NOT NULL,
      year INTEGER NOT NULL,
      unit TEXT NOT NULL,
      decimals INTEGER NOT NULL,
      UNIQUE (ledger, account, owner, purpose, year)
    ) STRICT;

    CREATE TABLE ledger_entry (
      id INTEGER PRIMARY KEY,
      ledger TEXT NOT NULL,
      posting TEXT NOT NULL,
      kind TEXT NOT NULL,
      on_day TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
      provision TEXT,
      request TEXT UNIQUE,
      reverses INTEGER UNIQUE REFERENCES ledger_entry (id),
      pack TEXT NOT NULL,
      pack_version TEXT NOT NULL,
      explanation TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ledger_entry_day ON ledger_entry (ledger, on_day);

    CREATE TABLE ledger_line (
      entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
      line INTEGER NOT NULL,
      account_id INTEGER NOT NULL REFERENCES ledger_account (id),
      amount INTEGER NOT NULL CHECK (amount <> 0),
      PRIMARY KEY (entry_id, line)
    ) STRICT;
    CREATE INDEX ledger_line_account ON ledger_line (account_id, entry_id);
    """

  private static let registers = """
    CREATE TABLE register_run (
      id INTEGER PRIMARY KEY,
      register TEXT NOT NULL,
      as_of TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      pack TEXT NOT NULL,
      pack_version TEXT NOT NULL,
      inputs TEXT NOT NULL,
      counts TEXT NOT NULL
    ) STRICT;

    CREATE TABLE register_item (
      id INTEGER PRIMARY KEY,
      register TEXT NOT NULL,
      subject TEXT NOT NULL,
      owner TEXT,
      region TEXT,
      level TEXT NOT NULL,
      year INTEGER NOT NULL,
      recommended_from INTEGER REFERENCES register_item (id),
      recorded_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX register_item_subject ON register_item (register, subject);
    CREATE INDEX register_item_from ON register_item (recommended_from);

    CREATE TABLE register_event (
      id INTEGER PRIMARY KEY,
      item_id INTEGER NOT NULL REFERENCES register_item (id),
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      on_day TEXT NOT NULL,
      due_on TEXT,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      reason TEXT,
      provision TEXT,
      run_id INTEGER REFERENCES register_run (id),
      explanation TEXT
    ) STRICT;
    CREATE INDEX register_event_item ON register_event (item_id, id);
    """

  private static let cases = """
    CREATE TABLE case_definition (
      sha256 TEXT PRIMARY KEY,
      procedure TEXT NOT NULL,
      version TEXT NOT NULL,
      pack TEXT NOT NULL,
      pack_version TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;

    CREATE TABLE case_file (
      id INTEGER PRIMARY KEY,
      procedure TEXT NOT NULL,
      definition TEXT NOT NULL REFERENCES case_definition (sha256),
      subject_type TEXT,
      subject TEXT,
      owner TEXT,
      title TEXT NOT NULL,
      opened_on TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
      outcome TEXT,
      closed_on TEXT,
      request TEXT UNIQUE
    ) STRICT;
    CREATE INDEX case_file_subject ON case_file (subject_type, subject);
    CREATE INDEX case_file_state ON case_file (procedure, state);

    CREATE TABLE case_step (
      id INTEGER PRIMARY KEY,
      case_id INTEGER NOT NULL REFERENCES case_file (id),
      step TEXT NOT NULL,
      came_from TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'arrived', 'done', 'cancelled')),
      assignee TEXT,
      escalated_to TEXT,
      entered_on TEXT NOT NULL,
      due_on TEXT,
      stopped_on TEXT,
      stop_reason TEXT,
      days_left INTEGER,
      left_on TEXT
    ) STRICT;
    CREATE INDEX case_step_case ON case_step (case_id, state);

    CREATE TABLE case_timer (
      id INTEGER PRIMARY KEY,
      step_id INTEGER NOT NULL REFERENCES case_step (id),
      kind TEXT NOT NULL CHECK (kind IN ('remind', 'overdue', 'escalate', 'pass')),
      fires_on TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('set', 'stopped', 'fired', 'cancelled')),
      event_id INTEGER REFERENCES case_event (id),
      UNIQUE (step_id, kind),
      CHECK ((state = 'fired') = (event_id IS NOT NULL))
    ) STRICT;
    CREATE INDEX case_timer_due ON case_timer (state, fires_on);

    CREATE TABLE case_event (
      id INTEGER PRIMARY KEY,
      case_id INTEGER NOT NULL REFERENCES case_file (id),
      step_id INTEGER REFERENCES case_step (id),
      step TEXT,
      kind TEXT NOT NULL,
      on_day TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      on_behalf_of TEXT,
      reason TEXT,
      provision TEXT,
      body TEXT
    ) STRICT;
    CREATE INDEX case_event_case ON case_event (case_id, id);

    CREATE TABLE case_fact (
      id INTEGER PRIMARY KEY,
      case_id INTEGER NOT NULL REFERENCES case_file (id),
      event_id INTEGER NOT NULL REFERENCES case_event (id),
      name TEXT NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX case_fact_case ON case_fact (case_id, name);

    CREATE TABLE evidence (
      sha256 TEXT PRIMARY KEY,
      media TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      data BLOB NOT NULL
    ) STRICT;

    CREATE TABLE case_evidence (
      id INTEGER PRIMARY KEY,
      case_id INTEGER NOT NULL REFERENCES case_file (id),
      step_id INTEGER REFERENCES case_step (id),
      event_id INTEGER NOT NULL REFERENCES case_event (id),
      name TEXT NOT NULL,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL REFERENCES evidence (sha256)
    ) STRICT;
    CREATE INDEX case_evidence_case ON case_evidence (case_id);

    CREATE TABLE deputy (
      id INTEGER PRIMARY KEY,
      person TEXT NOT NULL,
      deputy TEXT NOT NULL,
      from_on TEXT NOT NULL,
      until_on TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
      actor TEXT NOT NULL,
      recorded_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX deputy_person ON deputy (person);
    """
}
