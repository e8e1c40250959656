public import Provisions

/// A provision or block in a list of neighbours.
public struct ProvisionReference: Sendable, Hashable, Codable {
  /// The identifier.
  public var id: String
  /// The short code of its permanent address.
  public var code: String
  /// The number as printed; `nil` for a block.
  public var number: String?
  /// The heading.
  public var heading: String?
  /// The level of a provision; `nil` for a block.
  public var level: Provision.Level?
  /// What a block is; `nil` for a provision.
  public var block: Block.Kind?
}

/// A provision or block with its words and everything that hangs on it.
public struct ProvisionDetail: Sendable, Hashable, Codable {
  /// Identifier, code, number and heading.
  public var reference: ProvisionReference
  /// The document's identifier.
  public var document: String
  /// The document's title.
  public var documentTitle: String?
  /// Its number and heading as printed.
  public var head: String
  /// Its own words after the heading, without those of the provisions under it.
  public var body: String
  /// The page of the capture on which it begins.
  public var page: Int?
  /// The line of the capture on which it begins.
  public var line: Int?
  /// What is doubtful about it.
  public var doubts: [Provision.Doubt]
  /// The provisions above it, the outermost first.
  public var ancestors: [ProvisionReference]
  /// The provisions directly under it, in order.
  public var children: [ProvisionReference]
  /// The provision or block before it in the text.
  public var previous: ProvisionReference?
  /// The provision or block after it in the text.
  public var next: ProvisionReference?
  /// Its statements.
  public var statements: [FoundStatement]
  /// What it cites.
  public var cites: [ResolvedCitation]
  /// Where it is cited.
  public var citedBy: [ResolvedCitation]
  /// Its duties.
  public var duties: [FoundDuty]
}
