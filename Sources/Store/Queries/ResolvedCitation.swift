public import Provisions

/// A citation with the document that makes it and the one it names, as far as the library has it.
public struct ResolvedCitation: Sendable, Hashable, Codable {
  /// What a citation names.
  public struct Target: Sendable, Hashable, Codable {
    /// The document's identifier.
    public var document: String
    /// The document's title.
    public var title: String?
    /// The provision's identifier, where the citation names one.
    public var provision: String?
  }

  /// The citing document's identifier.
  public var document: String
  /// The citing document's title.
  public var documentTitle: String?
  /// The citing provision or block.
  public var provision: String
  /// The citation as it was found.
  public var citation: Citation
  /// The page of the capture on which it stands.
  public var page: Int?
  /// What it names; `nil` where the library has no such document, or several.
  public var target: Target?
}
