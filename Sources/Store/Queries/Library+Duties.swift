public import Diagnostics
import GRDB

extension Library {
  /// The duties of a body by any of its names, in the order of documents and of text.
  ///
  /// - Parameter agency: A full or short name; `经信厅` finds 省经信厅 as well.
  /// - Returns: The duties.
  /// - Throws: The problems of the file.
  public func duties(of agency: String) throws(Problem) -> [FoundDuty] {
    try read { db in
      let names = try DutyTable.names(db, for: agency)
      let list = try JSON.text(names.sorted())
      return try DutyTable.fetch(
        db,
        where: """
          y.agency IN (SELECT value FROM json_each(?))
            OR y.full_name IN (SELECT value FROM json_each(?))
          """, arguments: [list, list])
    }
  }

  /// Every duty of a document.
  public func duties(in document: String) throws(Problem) -> [FoundDuty] {
    try read { db in try DutyTable.fetch(db, where: "d.key = ?", arguments: [document]) }
  }

  /// Every body that has a duty, those with most duties first.
  public func agencies() throws(Problem) -> [AgencySummary] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT agency, max(full_name) AS full_name, sum(part = 'lead') AS leads,
            sum(part = 'support') AS supports, sum(part = 'subject') AS subjects
          FROM duty GROUP BY agency ORDER BY count(*) DESC, agency
          """
      ).map { row in
        AgencySummary(
          name: row["agency"], fullName: row["full_name"], leads: row["leads"],
          supports: row["supports"], subjects: row["subjects"])
      }
    }
  }

  /// Says that two names stand for one body; an alias that was known is changed.
  ///
  /// - Parameters:
  ///   - alias: The short or other name.
  ///   - name: The name that documents print, or the full name.
  /// - Throws: `store.bad-alias`, and the problems of the file.
  public func addAgencyAlias(_ alias: String, for name: String) throws(Problem) {
    let (alias, name) = (SearchText.joined(alias), SearchText.joined(name))
    guard !alias.isEmpty, !name.isEmpty, alias != name else {
      throw Problem(
        "store.bad-alias", .error,
        Wording("别名与所指的名称不能相同或为空", "an alias and the name it stands for must be two names"),
        suggestion: Wording(
          "两者都要填写，例如 经信局 与 某某县经济和信息化局", "give both, for example 经信局 and 某某县经济和信息化局"))
    }
    try write(LogAction("alias", alias)) { db in
      try db.execute(
        sql: """
          INSERT INTO agency_alias (alias, name) VALUES (?, ?)
          ON CONFLICT (alias) DO UPDATE SET name = excluded.name
          """, arguments: [alias, name])
    }
  }
}
