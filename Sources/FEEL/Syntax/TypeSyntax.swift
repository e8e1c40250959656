/// A type as written.
public indirect enum TypeSyntax: Sendable {
  /// A type by its name.
  case name(String)
  /// A list of a type.
  case list(TypeSyntax)
  /// A range of a type.
  case range(TypeSyntax)
  /// A context with entries of types.
  case context([(name: String, type: TypeSyntax)])
  /// A function from types to a type.
  case function([TypeSyntax], TypeSyntax)
}
