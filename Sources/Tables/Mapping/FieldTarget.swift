public import Vocabulary

/// A field that the columns of a table may feed.
public struct FieldTarget: Sendable, Hashable {
  /// The name by which formulas know the field.
  public var name: String
  /// The title as people read it; the name where there is none.
  public var title: String
  /// Other titles under which files carry the field.
  public var synonyms: [String]
  /// What its values are.
  public var kind: ColumnKind
  /// The unit of its numbers.
  public var unit: Unit?
  /// Whether a table without it is of no use.
  public var isRequired: Bool
  /// What stands for a missing value.
  public var missing: MissingTokens

  /// Creates a field.
  public init(
    name: String, title: String? = nil, synonyms: [String] = [], kind: ColumnKind,
    unit: Unit? = nil, isRequired: Bool = false, missing: MissingTokens = .standard
  ) {
    self.name = name
    self.title = title ?? name
    self.synonyms = synonyms
    self.kind = kind
    self.unit = unit
    self.isRequired = isRequired
    self.missing = missing
  }
}
