public import Diagnostics

extension Library {
  /// Every citation, in the order of documents and of text.
  public func citations() throws(Problem) -> [ResolvedCitation] {
    try read { db in try CitationTable.fetch(db) { _ in true } }
  }

  /// What a document cites.
  public func citations(by document: String) throws(Problem) -> [ResolvedCitation] {
    try read { db in try CitationTable.fetch(db) { $0.document == document } }
  }

  /// Where a document is cited, itself left out.
  public func citations(of document: String) throws(Problem) -> [ResolvedCitation] {
    try read { db in
      try CitationTable.fetch(db) {
        $0.target?.document == document && $0.document != document
      }
    }
  }
}
