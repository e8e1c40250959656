import GRDB

/// The first schema of a library.
enum SchemaV1 {
  @Sendable static func migrate(_ db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(LibraryFile.applicationID)")
    try db.execute(sql: kept)
    try db.execute(sql: projected)
    try db.execute(sql: search)
  }

  /// What is kept for ever.
  private static let kept = """
    CREATE TABLE capture (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      record INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      media_type TEXT NOT NULL,
      read_at TEXT NOT NULL,
      compilation_title TEXT,
      layout TEXT NOT NULL,
      problems TEXT NOT NULL,
      UNIQUE (sha256, record)
    ) STRICT;

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      version_id INTEGER REFERENCES version (id),
      reading_id INTEGER REFERENCES reading (id),
      title TEXT,
      issued TEXT,
      front TEXT
    ) STRICT;

    CREATE TABLE version (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document (id),
      ordinal INTEGER NOT NULL,
      text_digest TEXT NOT NULL,
      added_at TEXT NOT NULL,
      UNIQUE (document_id, ordinal),
      UNIQUE (document_id, text_digest)
    ) STRICT;

    CREATE TABLE reading (
      id INTEGER PRIMARY KEY,
      version_id INTEGER NOT NULL REFERENCES version (id),
      capture_id INTEGER NOT NULL REFERENCES capture (id),
      ordinal INTEGER NOT NULL,
      digest TEXT NOT NULL,
      read_at TEXT NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (version_id, ordinal)
    ) STRICT;

    CREATE TABLE sighting (
      capture_id INTEGER NOT NULL REFERENCES capture (id),
      version_id INTEGER NOT NULL REFERENCES version (id),
      first_page INTEGER,
      last_page INTEGER,
      PRIMARY KEY (capture_id, version_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE link (
      code TEXT PRIMARY KEY,
      target TEXT NOT NULL UNIQUE,
      loose TEXT NOT NULL,
      document_id INTEGER NOT NULL REFERENCES document (id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_loose ON link (loose);

    CREATE TABLE mark (
      id INTEGER PRIMARY KEY,
      provision TEXT NOT NULL,
      quote TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      fields TEXT,
      reader TEXT NOT NULL,
      marked_at TEXT NOT NULL,
      note TEXT
    ) STRICT;
    CREATE INDEX mark_statement ON mark (provision, quote, ordinal);

    CREATE TABLE agency_alias (
      alias TEXT PRIMARY KEY,
      name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX agency_alias_name ON agency_alias (name);
    """

  /// What is rebuilt from the current reading of each document.
  private static let projected = """
    CREATE TABLE name (
      key TEXT NOT NULL,
      document_id INTEGER NOT NULL REFERENCES document (id),
      PRIMARY KEY (key, document_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE provision (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document (id),
      key TEXT NOT NULL UNIQUE,
      parent TEXT,
      ordinal INTEGER NOT NULL,
      level TEXT,
      block TEXT,
      number TEXT,
      heading TEXT,
      head TEXT NOT NULL,
      body TEXT NOT NULL,
      page INTEGER,
      line INTEGER,
      doubts TEXT NOT NULL,
      CHECK ((level IS NULL) <> (block IS NULL))
    ) STRICT;
    CREATE INDEX provision_document ON provision (document_id, ordinal);
    CREATE INDEX provision_parent ON provision (parent);

    CREATE TABLE statement (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document (id),
      provision TEXT NOT NULL,
      code TEXT NOT NULL UNIQUE,
      quote_key TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      kind TEXT NOT NULL,
      role TEXT NOT NULL,
      unit TEXT NOT NULL,
      horizon INTEGER,
      page INTEGER,
      quote TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX statement_document ON statement (document_id);
    CREATE INDEX statement_provision ON statement (provision);

    CREATE TABLE citation (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document (id),
      provision TEXT NOT NULL,
      form TEXT NOT NULL,
      text TEXT NOT NULL,
      key TEXT NOT NULL,
      target TEXT,
      page INTEGER,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX citation_document ON citation (document_id);
    CREATE INDEX citation_key ON citation (key);
    CREATE INDEX citation_target ON citation (target);
    CREATE INDEX citation_provision ON citation (provision);

    CREATE TABLE duty (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document (id),
      provision TEXT NOT NULL,
      agency TEXT NOT NULL,
      full_name TEXT,
      part TEXT NOT NULL,
      text TEXT NOT NULL,
      page INTEGER,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX duty_document ON duty (document_id);
    CREATE INDEX duty_agency ON duty (agency);
    CREATE INDEX duty_full_name ON duty (full_name);
    CREATE INDEX duty_provision ON duty (provision);
    """

  /// The full-text index, kept equal to `provision` by triggers.
  private static let search = """
    CREATE VIRTUAL TABLE provision_search USING fts5(
      head, body, content = 'provision', content_rowid = 'id', tokenize = 'guiju_pairs'
    );
    CREATE TRIGGER provision_search_insert AFTER INSERT ON provision BEGIN
      INSERT INTO provision_search (rowid, head, body) VALUES (new.id, new.head, new.body);
    END;
    CREATE TRIGGER provision_search_delete AFTER DELETE ON provision BEGIN
      INSERT INTO provision_search (provision_search, rowid, head, body)
      VALUES ('delete', old.id, old.head, old.body);
    END;
    """
}
