/// A parameter of a function.
public struct ParameterSyntax: Sendable {
  /// The name.
  public var name: String
  /// The type.
  public var type: TypeSyntax?
}
