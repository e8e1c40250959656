public import Diagnostics
import GRDB
public import Provisions

extension Library {
  /// Every document, by date of issue, the latest first; those without a date last.
  ///
  /// - Parameter day: The day for which `force` is told.
  /// - Returns: Every document.
  /// - Throws: The problems of the file.
  public func documents(on day: CalendarDate) throws(Problem) -> [DocumentSummary] {
    try read { db in try Self.summaries(db, on: day, only: nil) }
  }

  /// One document in a list's words, `nil` where the library has none of this identifier.
  public func summary(of id: String, on day: CalendarDate) throws(Problem) -> DocumentSummary? {
    try read { db in try Self.summaries(db, on: day, only: id).first }
  }

  /// The documents in one state on a day.
  public func documents(_ force: Force, on day: CalendarDate) throws(Problem) -> [DocumentSummary] {
    try documents(on: day).filter { $0.force == force }
  }

  /// One document whole, `nil` where there is none of this identifier or no such version.
  ///
  /// - Parameters:
  ///   - id: The document's identifier, exactly; see ``resolve(_:)`` for what people type.
  ///   - version: The number of a version, from 1; `nil` for the current one.
  /// - Returns: The document.
  /// - Throws: The problems of the file.
  public func document(_ id: String, version: Int? = nil) throws(Problem) -> ReadDocument? {
    try read { db in
      if let version { return try StoredReading.of(db, document: id, version: version)?.read }
      guard
        let row = try Int64.fetchOne(
          db, sql: "SELECT id FROM document WHERE key = ?", arguments: [id])
      else { return nil }
      return try StoredReading.current(db, document: row)?.read
    }
  }

  /// Every document whole in its current version, in the order of ``documents(on:)``.
  public func wholeDocuments() throws(Problem) -> [ReadDocument] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT r.body FROM document d JOIN reading r ON r.id = d.reading_id
          ORDER BY d.issued IS NULL, d.issued DESC, d.key
          """
      ).map { try JSON.value(ReadDocument.self, from: $0) }
    }
  }

  /// The first words of a text on one line, cut where they are long.
  private static func opening(_ words: String) -> String {
    let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.count > 30 ? line.prefix(30) + "…" : line
  }

  private static func summaries(_ db: Database, on day: CalendarDate, only id: String?) throws
    -> [DocumentSummary]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT d.key, l.code, v.ordinal AS version, d.front,
          coalesce((SELECT substr(trim(head || body), 1, 60) FROM provision
            WHERE document_id = d.id ORDER BY ordinal LIMIT 1), '') AS opening,
          (SELECT count(*) FROM version WHERE document_id = d.id) AS versions,
          (SELECT count(*) FROM provision
            WHERE document_id = d.id AND level IS NOT NULL) AS provisions,
          (SELECT count(*) FROM provision
            WHERE document_id = d.id AND level IS NOT NULL AND doubts <> '[]') AS unsure,
          (SELECT count(*) FROM statement WHERE document_id = d.id) AS statements,
          (SELECT count(*) FROM duty WHERE document_id = d.id) AS duties,
          (SELECT count(*) FROM citation WHERE document_id = d.id) AS citations
        FROM document d JOIN link l ON l.target = d.key JOIN version v ON v.id = d.version_id
        WHERE ? IS NULL OR d.key = ?
        ORDER BY d.issued IS NULL, d.issued DESC, d.key
        """, arguments: [id, id])
    return try rows.map { row in
      let front = try JSON.value(FrontMatter.self, from: row["front"])
      return DocumentSummary(
        id: row["key"], code: row["code"], title: front.title ?? front.inferredTitle?.value,
        titleIsPrinted: front.title != nil, opening: Self.opening(row["opening"]),
        number: front.number, issuers: front.issuers,
        issued: front.issued, effective: front.effective, validity: front.validity,
        force: Force(
          on: day, issued: front.issued, effective: front.effective, from: front.validity?.from,
          to: front.validity?.to),
        version: row["version"], versions: row["versions"], provisions: row["provisions"],
        unsure: row["unsure"], statements: row["statements"], duties: row["duties"],
        citations: row["citations"], pages: front.pages)
    }
  }
}
