import FEEL
import Testing

/// The value of an expression; it must have no problem.
func feel(_ text: String) throws -> Value {
  let result = FEELExpression.evaluate(text)
  try #require(result.problems.isEmpty, "\(text): \(result.problems)")
  return result.value
}
