public import Diagnostics

/// What a declaration may say: the one description from which the checker and the JSON Schemas come.
public indirect enum Shape: Sendable {
  /// Words; a number is words too.
  case text
  /// Words of a form that is told by a name and checked by a function.
  case form(TextForm)
  /// A whole number from 0.
  case count
  /// A whole number of a range.
  case whole(ClosedRange<Int>)
  /// A number.
  case number
  /// `true` or `false`.
  case boolean
  /// One of some words.
  case choice([String])
  /// Anything: a word, a number, `true`.
  case scalar
  /// A list.
  case list(Shape)
  /// A list, or one element without the brackets.
  case oneOrMore(Shape)
  /// Entries of free names.
  case map(Shape)
  /// Entries of known names.
  case object(ObjectShape)
}

/// The entries that a declaration may have.
public struct ObjectShape: Sendable {
  /// An entry.
  public struct Property: Sendable {
    /// The name.
    public var name: String
    /// What it says, for people and editors.
    public var help: Wording
    /// What the value may be.
    public var shape: Shape
    /// Whether it must be there.
    public var isRequired: Bool

    /// Creates an entry.
    public init(_ name: String, _ shape: Shape, required isRequired: Bool = false, _ help: Wording)
    {
      self.name = name
      self.help = help
      self.shape = shape
      self.isRequired = isRequired
    }
  }

  /// What the declaration is called.
  public var title: Wording
  /// The entries.
  public var properties: [Property]

  /// Creates a shape.
  public init(_ title: Wording, _ properties: [Property]) {
    self.title = title
    self.properties = properties
  }
}
