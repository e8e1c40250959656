/// What adding a reading did for one of its documents.
public struct AddOutcome: Sendable, Hashable, Codable {
  /// What became of the document.
  public enum Change: Sendable, Hashable, Codable {
    /// The library did not have it.
    case added
    /// The library has these words already; at most the capture is recorded.
    case unchanged
    /// The words are the same and from the same file, but the program finds other things in them.
    case reread
    /// The words differ: a new version stands beside the old ones.
    case newVersion(VersionDifference)
  }

  /// The document's identifier.
  public var document: String
  /// Its title, printed or inferred.
  public var title: String?
  /// The number of its version that holds these words, from 1.
  public var version: Int
  /// What became of it.
  public var change: Change
}
