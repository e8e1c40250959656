import Diagnostics

/// Why a text is not an expression, and where.
struct SyntaxFault: Error {
  var message: Wording
  var offset: Int
}
