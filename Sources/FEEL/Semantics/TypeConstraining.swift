/// Something that values of a type must satisfy.
public protocol TypeConstraining: Sendable {
  /// Whether a value satisfies it.
  func holds(for value: Value, _ run: Run) -> Bool
}
