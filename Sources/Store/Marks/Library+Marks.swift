public import Diagnostics
public import Foundation
import GRDB

extension Library {
  /// Keeps what a reader says about a statement.
  ///
  /// Earlier marks stay in the history; to undo, mark with ``Mark/Verdict/withdrawn``.
  ///
  /// - Parameters:
  ///   - key: The statement.
  ///   - verdict: What the reader says.
  ///   - fields: The fields as the reader reads them; with `corrected`, and only with it.
  ///   - reader: Who says so; not blank.
  ///   - note: Why.
  ///   - moment: When.
  /// - Returns: The mark as it is kept.
  /// - Throws: `store.no-statement`, `store.no-reader`, `store.bad-correction`.
  @discardableResult
  public func mark(
    _ key: StatementKey, _ verdict: Mark.Verdict, fields: StatementFields? = nil,
    by reader: String, note: String? = nil, at moment: Date = Date()
  ) throws(Problem) -> Mark {
    let reader = reader.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !reader.isEmpty else {
      throw Problem(
        "store.no-reader", .error, Wording("核对意见须有署名", "a mark needs the name of the reader"),
        suggestion: Wording("请填写姓名", "give your name"))
    }
    try CorrectionCheck.check(fields, for: verdict)
    return try write(LogAction("mark", key.provision, by: reader), at: moment) { db in
      let exists = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM statement WHERE code = ?)
            OR EXISTS (SELECT 1 FROM mark WHERE provision = ? AND quote = ? AND ordinal = ?)
          """, arguments: [key.code, key.provision, key.quote, key.ordinal])
      guard exists == true else {
        throw Problem(
          "store.no-statement", .error,
          Wording(
            "\(key.provision) 中没有这条陈述", "the library has no such statement in \(key.provision)"),
          suggestion: Wording(
            "请重新打开该条款：文件可能已重新读入", "open the provision again: the document may have been read anew"))
      }
      try db.execute(
        sql: """
          INSERT INTO mark (provision, quote, ordinal, verdict, fields, reader, marked_at, note)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          key.provision, key.quote, key.ordinal, verdict.rawValue, try fields.map(JSON.text),
          reader, Timestamp.text(moment), note,
        ])
      return Mark(
        id: db.lastInsertedRowID, key: key, verdict: verdict, fields: fields, reader: reader,
        at: Timestamp.date(Timestamp.text(moment)) ?? moment, note: note)
    }
  }

  /// Everything that was said about a statement, the oldest first.
  public func marks(on key: StatementKey) throws(Problem) -> [Mark] {
    try read { db in
      try MarkTable.fetch(
        db, where: "provision = ? AND quote = ? AND ordinal = ?",
        arguments: [key.provision, key.quote, key.ordinal])
    }
  }

  /// Every mark of the library, the oldest first.
  public func marks() throws(Problem) -> [Mark] {
    try read { db in try MarkTable.fetch(db, where: "TRUE", arguments: []) }
  }

  /// The marks on statements that the current readings no longer hold.
  public func orphanedMarks() throws(Problem) -> [Mark] {
    try read { db in
      try MarkTable.fetch(
        db,
        where: """
          NOT EXISTS (SELECT 1 FROM statement s WHERE s.provision = mark.provision
            AND s.quote_key = mark.quote AND s.ordinal = mark.ordinal)
          """, arguments: [])
    }
  }
}
