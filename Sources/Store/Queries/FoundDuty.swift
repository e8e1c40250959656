public import Provisions

/// A duty with the document and provision that give it.
public struct FoundDuty: Sendable, Hashable, Codable {
  /// The duty as it was found.
  public var duty: Duty
  /// The document's identifier.
  public var document: String
  /// The document's title.
  public var documentTitle: String?
  /// The heading of the provision.
  public var provisionHeading: String?
  /// The page of the capture on which it stands.
  public var page: Int?
}

/// A body that documents name, with the number of its duties.
public struct AgencySummary: Sendable, Hashable, Codable {
  /// The name as printed.
  public var name: String
  /// The full name, where it is known.
  public var fullName: String?
  /// Duties for which it answers.
  public var leads: Int
  /// Duties in which it helps.
  public var supports: Int
  /// Sentences that bind it otherwise.
  public var subjects: Int
}
