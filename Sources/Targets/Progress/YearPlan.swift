public import Vocabulary

/// A year's target by month and quarter, by the seasons of earlier years.
public struct YearPlan: Sendable, Hashable {
  /// The year.
  public let year: Int
  /// What each month has to bring, in the unit of the target; they add up to the target.
  public let months: [ScaledDecimal]
  /// The earlier years whose seasons it follows; even months where there are none.
  public let seasonYears: [Int]

  /// What each quarter has to bring.
  public var quarters: [ScaledDecimal] {
    (0..<4).map { quarter in
      let parts = months[(quarter * 3)..<(quarter * 3 + 3)]
      let scale = parts.first?.scale ?? 0
      return ScaledDecimal(units: parts.reduce(0) { $0 + $1.units }, scale: scale)
        ?? ScaledDecimal(0)
    }
  }

  /// Divides a year's target; `nil` where the numbers do not fit.
  ///
  /// What does not divide goes to the months with the largest remainders, so that the sum is exact to
  /// `decimals` digits.
  ///
  /// - Parameters:
  ///   - total: The target of the year.
  ///   - year: The year.
  ///   - series: The series of months before it, if there is one.
  ///   - decimals: The digits after the point, 0 to 6.
  ///   - limit: How many earlier years count.
  public init?(
    _ total: Ratio, year: Int, series: Series?, decimals: Int = 0, limit: Int = 3
  ) {
    var weights = [Int128](repeating: 1, count: 12)
    var years: [Int] = []
    if let series, series.frequency == .month {
      var sums = [Int128](repeating: 0, count: 12)
      var before = year - 1
      while years.count < limit, before * 12 >= series.start {
        let values = (0..<12).map { series[index: before * 12 + $0] }
        if values.allSatisfy({ $0 != nil && ($0 ?? 0) >= 0 }) {
          for month in 0..<12 { sums[month] += Int128(values[month] ?? 0) }
          years.append(before)
        }
        before -= 1
      }
      if sums.contains(where: { $0 > 0 }) { weights = sums } else { years = [] }
    }
    let size = (0..<min(max(decimals, 0), 6)).reduce(Int128(1)) { size, _ in size * 10 }
    let whole = weights.reduce(0, +)
    guard let scaled = total.times(Ratio(size, 1) ?? .one), scaled.numerator >= 0 else {
      return nil
    }
    let units = (scaled.numerator + scaled.denominator / 2) / scaled.denominator
    var parts: [Int128] = []
    var rests: [(rest: Int128, month: Int)] = []
    for (month, weight) in weights.enumerated() {
      let (product, overflow) = units.multipliedReportingOverflow(by: weight)
      if overflow { return nil }
      parts.append(product / whole)
      rests.append((product % whole, month))
    }
    let left = Int(units - parts.reduce(0, +))
    for rest in rests.sorted(by: { ($1.rest, $0.month) < ($0.rest, $1.month) }).prefix(left) {
      parts[rest.month] += 1
    }
    self.year = year
    months = parts.map {
      ScaledDecimal(units: $0, scale: min(max(decimals, 0), 6)) ?? ScaledDecimal(0)
    }
    seasonYears = years.reversed()
  }
}
