import Vocabulary

/// What part of a year's total earlier years had reached by a period, all earlier years together.
///
/// Without a whole earlier year it is the part of the year that has passed.
struct SeasonalPace {
  /// What was reached, and of how much.
  let part: Int128
  let whole: Int128
  /// The years that it rests on.
  let years: [Int]

  /// The pace by the end of a period.
  ///
  /// - Parameters:
  ///   - series: The series of a flow.
  ///   - period: The period.
  ///   - limit: How many earlier years count.
  init(_ series: Series, through period: Period, limit: Int) {
    let perYear = series.frequency.perYear
    var (part, whole, years) = (Int128(0), Int128(0), [Int]())
    var year = period.year - 1
    while years.count < limit, year * perYear >= series.start {
      let first = year * perYear
      let all = series.total(first...first + perYear - 1)
      if all.missing == nil, all.sum > 0 {
        part += series.total(first...first + period.part).sum
        whole += all.sum
        years.append(year)
      }
      year -= 1
    }
    // Years that took back more than they brought say nothing of a pace.
    if years.isEmpty || part < 0 {
      (part, whole, years) = (Int128(period.part + 1), Int128(perYear), [])
    }
    (self.part, self.whole, self.years) = (part, whole, years)
  }

  /// The pace as a fraction.
  var ratio: Ratio? { Ratio(part, whole) }
}
