/// How one version of a document differs from another, by provision.
public struct VersionDifference: Sendable, Hashable, Codable {
  /// What happened to a provision.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is new.
    case added
    /// It is gone.
    case removed
    /// Its words differ.
    case changed
    /// Its words are the same under another number.
    case moved
  }

  /// What happened to one provision or block.
  public struct Change: Sendable, Hashable, Codable {
    /// What happened.
    public var kind: Kind
    /// Its identifier in the old version; `nil` where it is new.
    public var old: String?
    /// Its identifier in the new version; `nil` where it is gone.
    public var new: String?
    /// Its heading, or its first words.
    public var heading: String
    /// Its words, old and new; empty where they are the same.
    public var edits: [TextEdit]
  }

  /// The change of one fact of the front matter.
  public struct Field: Sendable, Hashable, Codable {
    /// The fact: `title`, `number`, `issuers`, `issued`, `effective`, `validity`.
    public var name: String
    /// What it was.
    public var old: String?
    /// What it is.
    public var new: String?
  }

  /// The document.
  public var document: String
  /// The number of the old version.
  public var from: Int
  /// The number of the new version.
  public var to: Int
  /// What changed of its front matter.
  public var fields: [Field]
  /// What changed of its provisions and blocks, in the order of the new version.
  public var changes: [Change]

  /// Whether nothing differs.
  public var isEmpty: Bool { fields.isEmpty && changes.isEmpty }

  /// The number of changes of one kind.
  public func count(_ kind: Kind) -> Int { changes.count { $0.kind == kind } }
}

/// A piece of text in a difference by words.
public struct TextEdit: Sendable, Hashable, Codable {
  /// What became of the piece.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// It stands in both.
    case kept
    /// It stands in the old text only.
    case removed
    /// It stands in the new text only.
    case inserted
  }

  /// What became of the piece.
  public var kind: Kind
  /// The piece.
  public var text: String

  /// Creates a piece.
  public init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }
}
