/// A set of characters.
struct ScalarSet: Sendable {
  var test: @Sendable (Unicode.Scalar) -> Bool
  /// Whether the test looks at the other case itself.
  var handlesCase = false

  /// Creates a set.
  init(handlesCase: Bool = false, test: @escaping @Sendable (Unicode.Scalar) -> Bool) {
    self.test = test
    self.handlesCase = handlesCase
  }

  /// Whether a character is in the set, or its other case if case does not count.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    if test(scalar) { return true }
    guard ignoringCase, !handlesCase else { return false }
    let properties = scalar.properties
    return [properties.lowercaseMapping, properties.uppercaseMapping].contains {
      $0.unicodeScalars.count == 1 && $0.unicodeScalars.first.map(test) ?? false
    }
  }
}
