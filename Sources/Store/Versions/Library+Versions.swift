public import Diagnostics
public import Foundation
import GRDB
import Provisions

/// One version of a document in its history.
public struct VersionSummary: Sendable, Hashable, Codable {
  /// Its number, from 1.
  public var version: Int
  /// When it came into the library.
  public var addedAt: Date
  /// Whether queries see it.
  public var isCurrent: Bool
  /// The captures that hold its words.
  public var captures: [CaptureSummary]
}

extension Library {
  /// The versions of a document, the oldest first.
  public func versions(of document: String) throws(Problem) -> [VersionSummary] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT v.id, v.ordinal, v.added_at, v.id = d.version_id AS is_current
          FROM version v JOIN document d ON d.id = v.document_id
          WHERE d.key = ? ORDER BY v.ordinal
          """, arguments: [document]
      ).map { row in
        VersionSummary(
          version: row["ordinal"], addedAt: Timestamp.date(row["added_at"]) ?? .distantPast,
          isCurrent: row["is_current"],
          captures: try CaptureTable.fetch(
            db,
            where: "id IN (SELECT capture_id FROM sighting WHERE version_id = ?)",
            arguments: [row["id"] as Int64]))
      }
    }
  }

  /// How one version of a document differs from another, `nil` where either is not there.
  public func difference(of document: String, from: Int, to: Int) throws(Problem)
    -> VersionDifference?
  {
    try read { db in
      guard let old = try StoredReading.of(db, document: document, version: from),
        let new = try StoredReading.of(db, document: document, version: to)
      else { return nil }
      return DifferenceFinder.difference(
        from: old.read.document, version: from, to: new.read.document, version: to)
    }
  }
}
