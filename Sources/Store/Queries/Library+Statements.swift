public import Diagnostics
import GRDB

extension Library {
  /// Statements with their document and provision, in the order of documents and of text.
  ///
  /// Statements that a reader rejected are in the list, with the mark; a filter sees statements as
  /// readers corrected them.
  public func statements(_ filter: StatementFilter = StatementFilter()) throws(Problem)
    -> [FoundStatement]
  {
    try read { db in
      try StatementTable.fetch(
        db, where: "? IS NULL OR d.key = ?", arguments: [filter.document, filter.document])
    }.filter(filter.passes)
  }

  /// The years by which statements hold, as they were found or as readers corrected them, in order.
  public func horizons() throws(Problem) -> [Int] {
    try read { db in
      try Int.fetchAll(
        db,
        sql: """
          SELECT horizon FROM statement WHERE horizon IS NOT NULL
          UNION SELECT json_extract(fields, '$.horizon') FROM mark
          WHERE json_extract(fields, '$.horizon') IS NOT NULL ORDER BY 1
          """)
    }
  }

  /// The statement of a code, `nil` where the current readings have none.
  public func statement(code: String) throws(Problem) -> FoundStatement? {
    try read { db in
      try StatementTable.fetch(
        db, where: "s.code = ?", arguments: [Digest.typedCode(code)]
      ).first
    }
  }
}
