/// What a search found.
public struct SearchResults: Sendable, Hashable, Codable {
  /// The hits of the page that was asked for, the best first.
  public var hits: [SearchHit]
  /// How many hits there are in all.
  public var total: Int
}

/// A provision or block that holds every term of a search.
public struct SearchHit: Sendable, Hashable, Codable {
  /// The provision or block.
  public var reference: ProvisionReference
  /// The document's identifier.
  public var document: String
  /// The document's title.
  public var documentTitle: String?
  /// The page of the capture on which the provision begins.
  public var page: Int?
  /// The words around the first hits, cut where they are long.
  public var snippet: [Piece]
  /// How well it fits, higher is better; only to be compared within one search.
  public var score: Double

  /// A piece of a snippet.
  public struct Piece: Sendable, Hashable, Codable {
    /// The words.
    public var text: String
    /// Whether they are what was searched for.
    public var isHit: Bool
  }
}
