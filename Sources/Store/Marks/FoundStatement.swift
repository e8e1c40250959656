public import Provisions

/// A statement with its document, its provision, its words and what readers said about it.
public struct FoundStatement: Sendable, Hashable, Codable {
  /// What tells it from every other.
  public var key: StatementKey
  /// A code of 12 characters for addresses and forms.
  public var code: String
  /// The statement as the program found it.
  public var statement: Statement
  /// The words that it rests on.
  public var quote: String
  /// The page of the capture on which they begin.
  public var page: Int?
  /// The document's identifier.
  public var document: String
  /// The document's title.
  public var documentTitle: String?
  /// The heading of the provision.
  public var provisionHeading: String?
  /// The mark that counts; `nil` where there is none or the last one was withdrawn.
  public var mark: Mark?

  /// The statement as it stands after the reader's correction.
  public var effective: Statement { mark?.fields?.applied(to: statement) ?? statement }
  /// Whether a reader rejected it.
  public var isRejected: Bool { mark?.verdict == .rejected }
}
