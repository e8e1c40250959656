/// A variable that runs over a list or a range.
public struct IteratorSyntax: Sendable {
  /// The name of the variable.
  public var name: String
  /// The list, or the start of a range.
  public var list: Syntax
  /// The end of a range such as `1..n`.
  public var end: Syntax?
}
