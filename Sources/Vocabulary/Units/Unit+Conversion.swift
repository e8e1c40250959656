public import Diagnostics

extension Unit {
  /// What a number in this unit is multiplied by to be in another, exactly.
  ///
  /// ```swift
  /// try Unit("亩").factor(to: Unit("m²"))  // 2000/3
  /// ```
  ///
  /// - Parameter other: A unit of the same dimension.
  /// - Returns: The factor, a ratio of whole numbers.
  /// - Throws: `vocabulary.unlike-units` where no fixed factor leads from one to the other, with the
  ///   reason where a person may expect one; `vocabulary.unit-size` where the factor does not fit.
  public func factor(to other: Unit) throws(Problem) -> Ratio {
    guard dimension == other.dimension else { throw UnitProblem.unlike(self, other) }
    guard let factor = scale.over(other.scale) else {
      throw UnitProblem.tooLarge("\(self) → \(other)")
    }
    return factor
  }

  /// A number in this unit, converted to another.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - other: A unit of the same dimension.
  /// - Returns: The number in the other unit, and whether it is exact: 1 亩 in m² has no end in decimals
  ///   and is rounded half to even to 34 digits.
  /// - Throws: What ``factor(to:)`` throws.
  public func convert(_ value: ScaledDecimal, to other: Unit) throws(Problem) -> (
    value: ScaledDecimal, isExact: Bool
  ) {
    let factor = try factor(to: other)
    if factor == .one { return (value, true) }
    guard let result = value.times(factor) else {
      throw UnitProblem.tooLarge("\(value) \(self) → \(other)")
    }
    return result
  }
}
