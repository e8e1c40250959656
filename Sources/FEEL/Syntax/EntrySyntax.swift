/// A named part of a context or a call.
public struct EntrySyntax: Sendable {
  /// The name.
  public var name: String
  /// The value.
  public var value: Syntax
}
