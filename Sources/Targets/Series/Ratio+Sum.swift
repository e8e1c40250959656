public import Vocabulary

extension Ratio {
  /// The sum; `nil` where it does not fit.
  func plus(_ other: Ratio) -> Ratio? {
    let (left, over1) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, over2) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (below, over3) = denominator.multipliedReportingOverflow(by: other.denominator)
    let (sum, over4) = left.addingReportingOverflow(right)
    return over1 || over2 || over3 || over4 ? nil : Ratio(sum, below)
  }

  /// The difference; `nil` where it does not fit.
  func minus(_ other: Ratio) -> Ratio? { other.times(Ratio(-1)).flatMap(plus) }

  /// The nearest floating-point number, for forecasts and pictures.
  public var double: Double { Double(numerator) / Double(denominator) }
}
