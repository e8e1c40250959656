/// A kind of YAML file of a pack.
public struct DeclarationKind: Sendable {
  /// The name of its schema: `pack`, `record`, `overlay`.
  public var name: String
  /// What it is called.
  public var title: String
  /// Where its files are, seen from the pack: a folder, or one file.
  public var location: String
  /// What its files may say.
  public var shape: Shape

  /// Creates a kind.
  public init(name: String, title: String, location: String, shape: Shape) {
    self.name = name
    self.title = title
    self.location = location
    self.shape = shape
  }

  /// The kinds that this module knows; engines above it add their own.
  public static let standard: [DeclarationKind] = [pack, record, overlay]
}
