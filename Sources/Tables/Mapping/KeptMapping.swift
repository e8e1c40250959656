public import Vocabulary

/// What a person decided about the columns of a file, kept for the next file of the same form.
public struct KeptMapping: Sendable, Hashable, Codable {
  /// What a column is.
  public struct Entry: Sendable, Hashable, Codable {
    /// The field that it feeds; `nil` where it is left out.
    public var field: String?
    /// The unit of its numbers; `nil` where the title or the field tells.
    public var unit: Unit?

    /// Creates an entry.
    public init(field: String?, unit: Unit? = nil) {
      self.field = field
      self.unit = unit
    }
  }

  /// The decisions by title, as it stands in the file.
  public var entries: [String: Entry]

  /// Creates a mapping.
  public init(entries: [String: Entry] = [:]) { self.entries = entries }
}
