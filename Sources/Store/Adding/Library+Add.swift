public import Diagnostics
import Foundation
import GRDB
public import Provisions

extension Library {
  /// Adds what was read from one capture, all of it or nothing.
  ///
  /// - A file that was read before adds nothing.
  /// - A document whose words the library has adds a record of the capture at most.
  /// - A document whose words differ becomes a new version; the old one stays.
  /// - A capture that holds only a part of a document that the library has whole adds no version.
  ///
  /// - Parameters:
  ///   - reading: What was read.
  ///   - file: The file it was read from.
  ///   - actor: Who reads it.
  /// - Returns: What became of each document, in the order of the reading.
  /// - Throws: `store.inconsistent-reading` where spans leave the text or identifiers repeat, and
  ///   the problems of the file (`store.locked`, `store.disk-full`).
  @discardableResult
  public func add(
    _ reading: Reading, file: FileFacts, by actor: String = LogAction.program
  ) throws(Problem) -> [AddOutcome] {
    for document in reading.documents { try ReadingCheck.check(document, of: reading.source) }
    return try write(LogAction("read", file.name, by: actor), at: file.readAt) { db in
      try Adder(db: db, reading: reading, file: file).add()
    }
  }
}

/// Adds one reading inside one transaction.
private struct Adder {
  let db: Database
  let reading: Reading
  let file: FileFacts

  func add() throws -> [AddOutcome] {
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM capture WHERE sha256 = ? AND record = ?",
      arguments: [file.sha256, file.record ?? 0])
    let capture = try known ?? insertCapture()
    return try reading.documents.map { try add($0, capture: capture, isKnown: known != nil) }
  }

  private func add(_ read: ReadDocument, capture: Int64, isKnown: Bool) throws -> AddOutcome {
    let words = SearchText.joined(read.document.text.string)
    let textDigest = Digest.hex(words)
    let document = try documentRow(read.document.id)
    let existing = try Row.fetchOne(
      db, sql: "SELECT id, ordinal FROM version WHERE document_id = ? AND text_digest = ?",
      arguments: [document.id, textDigest])
    if let existing {
      return try meetAgain(
        read, document: document, version: (existing["id"], existing["ordinal"]),
        capture: capture, isKnown: isKnown)
    }
    guard let current = try StoredReading.current(db, document: document.id) else {
      let version = try insertVersion(read, document.id, 1, textDigest, capture)
      return outcome(read, version, .added)
    }
    if isPart(read.document, words: words, of: current.read.document) {
      try sight(read.document, capture: capture, version: current.version)
      return outcome(read, current.versionOrdinal, .unchanged)
    }
    if isKnown, try isSighted(current.version, in: capture) {
      return try rereadDifferently(read, document.id, current, textDigest, capture)
    }
    let newest = try Int.fetchOne(
      db, sql: "SELECT max(ordinal) FROM version WHERE document_id = ?", arguments: [document.id])
    let ordinal = (newest ?? 0) + 1
    let version = try insertVersion(read, document.id, ordinal, textDigest, capture)
    let difference = DifferenceFinder.difference(
      from: current.read.document, version: current.versionOrdinal, to: read.document,
      version: ordinal)
    return outcome(read, version, .newVersion(difference))
  }

  /// The words are in the library: record the capture, and take over what a better program finds.
  private func meetAgain(
    _ read: ReadDocument, document: (id: Int64, version: Int64?),
    version: (id: Int64, ordinal: Int), capture: Int64, isKnown: Bool
  ) throws -> AddOutcome {
    try sight(read.document, capture: capture, version: version.id)
    let last = try Row.fetchOne(
      db,
      sql: """
        SELECT capture_id, ordinal, digest FROM reading WHERE version_id = ?
        ORDER BY ordinal DESC LIMIT 1
        """, arguments: [version.id])
    let body = try JSON.text(read)
    let digest = Digest.hex(body)
    guard isKnown, let last, last["capture_id"] == capture, last["digest"] != digest else {
      return outcome(read, version.ordinal, .unchanged)
    }
    let id = try insertReading(body, digest, (last["ordinal"] ?? 0) + 1, version.id, capture)
    if document.version == version.id {
      try Projection(db: db).project(
        read, document: document.id, version: version.id, reading: id)
    }
    return outcome(read, version.ordinal, .reread)
  }

  private func isSighted(_ version: Int64, in capture: Int64) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM sighting WHERE version_id = ? AND capture_id = ?)",
      arguments: [version, capture]) ?? false
  }

  /// The same bytes, other words: the program reads better than it did, the document is the same.
  private func rereadDifferently(
    _ read: ReadDocument, _ document: Int64, _ current: StoredReading, _ textDigest: String,
    _ capture: Int64
  ) throws -> AddOutcome {
    try db.execute(
      sql: "UPDATE version SET text_digest = ? WHERE id = ?",
      arguments: [textDigest, current.version])
    let last = try Int.fetchOne(
      db, sql: "SELECT max(ordinal) FROM reading WHERE version_id = ?",
      arguments: [current.version])
    let body = try JSON.text(read)
    let id = try insertReading(
      body, Digest.hex(body), (last ?? 0) + 1, current.version, capture)
    try Projection(db: db).project(
      read, document: document, version: current.version, reading: id)
    return outcome(read, current.versionOrdinal, .reread)
  }

  /// Whether a capture that lacks its beginning or end holds nothing that the library lacks.
  private func isPart(_ new: PolicyDocument, words: String, of old: PolicyDocument) -> Bool {
    guard new.truncatedStart || new.truncatedEnd, !old.truncatedStart, !old.truncatedEnd else {
      return false
    }
    return SearchText.joined(old.text.string).contains(words)
  }

  private func outcome(_ read: ReadDocument, _ version: Int, _ change: AddOutcome.Change)
    -> AddOutcome
  {
    AddOutcome(
      document: read.document.id, title: read.document.shownTitle, version: version,
      change: change)
  }

  private func documentRow(_ key: String) throws -> (id: Int64, version: Int64?) {
    if let row = try Row.fetchOne(
      db, sql: "SELECT id, version_id FROM document WHERE key = ?", arguments: [key])
    {
      return (row["id"], row["version_id"])
    }
    try db.execute(sql: "INSERT INTO document (key) VALUES (?)", arguments: [key])
    return (db.lastInsertedRowID, nil)
  }

  private func insertCapture() throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO capture (name, sha256, record, bytes, media_type, read_at, compilation_title,
          layout, problems) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        file.name, file.sha256, file.record ?? 0, file.bytes, file.mediaType,
        Timestamp.text(file.readAt), reading.layout.compilationTitle,
        try JSON.text(reading.layout), try JSON.text(reading.problems),
      ])
    return db.lastInsertedRowID
  }

  private func insertVersion(
    _ read: ReadDocument, _ document: Int64, _ ordinal: Int, _ digest: String, _ capture: Int64
  ) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO version (document_id, ordinal, text_digest, added_at) VALUES (?, ?, ?, ?)
        """, arguments: [document, ordinal, digest, Timestamp.text(file.readAt)])
    let version = db.lastInsertedRowID
    let body = try JSON.text(read)
    let reading = try insertReading(body, Digest.hex(body), 1, version, capture)
    try sight(read.document, capture: capture, version: version)
    try Projection(db: db).project(read, document: document, version: version, reading: reading)
    return ordinal
  }

  private func insertReading(
    _ body: String, _ digest: String, _ ordinal: Int, _ version: Int64, _ capture: Int64
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO reading (version_id, capture_id, ordinal, digest, read_at, body)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [version, capture, ordinal, digest, Timestamp.text(file.readAt), body])
    return db.lastInsertedRowID
  }

  private func sight(_ document: PolicyDocument, capture: Int64, version: Int64) throws {
    try db.execute(
      sql: """
        INSERT INTO sighting (capture_id, version_id, first_page, last_page) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, arguments: [capture, version, document.pages?.first, document.pages?.last])
  }
}
