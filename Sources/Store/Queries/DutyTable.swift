import GRDB
import Provisions

/// Reads duties.
enum DutyTable {
  static func fetch(_ db: Database, where condition: String, arguments: StatementArguments) throws
    -> [FoundDuty]
  {
    try Row.fetchAll(
      db,
      sql: """
        SELECT y.body, y.page, d.key AS document, d.title, p.heading
        FROM duty y JOIN document d ON d.id = y.document_id
        LEFT JOIN provision p ON p.key = y.provision
        WHERE \(condition)
        ORDER BY d.issued IS NULL, d.issued DESC, d.key, y.id
        """, arguments: arguments
    ).map { row in
      FoundDuty(
        duty: try JSON.value(Duty.self, from: row["body"]), document: row["document"],
        documentTitle: row["title"], provisionHeading: row["heading"], page: row["page"])
    }
  }

  /// Every printed name that stands for the same body as `asked`.
  ///
  /// A name stands for the body if it is equal, if the documents or a person gave both one full
  /// name, or if it is `asked` with 省, 市, 县 or 区 before it.
  static func names(_ db: Database, for asked: String) throws -> Set<String> {
    let asked = SearchText.joined(asked)
    var groups: [(name: String, full: String)] = []
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT agency AS name, coalesce(full_name, agency) AS full FROM duty
        UNION SELECT alias, name FROM agency_alias
        """)
    {
      groups.append((row["name"], row["full"]))
    }
    var known: Set<String> = [asked]
    var grows = true
    while grows {
      grows = false
      for (name, full) in groups {
        let (name, full) = (SearchText.joined(name), SearchText.joined(full))
        guard isKnown(name, asked, known) || isKnown(full, asked, known) else { continue }
        if known.insert(name).inserted { grows = true }
        if known.insert(full).inserted { grows = true }
      }
    }
    return Set(
      groups.flatMap { [$0.name, $0.full] }.filter { known.contains(SearchText.joined($0)) })
  }

  private static func isKnown(_ name: String, _ asked: String, _ known: Set<String>) -> Bool {
    known.contains(name)
      || ["省", "市", "县", "区"].contains { name == $0 + asked }
  }
}
