/// What a series is expected to be, and how sure that is.
public struct ForecastInterval: Sendable, Hashable {
  /// The value in the middle.
  public var point: Double
  /// Where 80 % of outcomes are expected; `nil` where too little is known of past errors.
  public var range: ClosedRange<Double>?

  /// Creates an interval.
  public init(point: Double, range: ClosedRange<Double>? = nil) {
    self.point = point
    self.range = range
  }

  /// The same with what is known already added.
  func adding(_ known: Double) -> ForecastInterval {
    ForecastInterval(
      point: point + known, range: range.map { $0.lowerBound + known...$0.upperBound + known })
  }

  /// The same in another unit.
  func scaled(_ factor: Double) -> ForecastInterval {
    ForecastInterval(
      point: point * factor,
      range: range.map { $0.lowerBound * factor...$0.upperBound * factor })
  }
}

/// How a forecast is made.
public enum ForecastMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// Exponential smoothing with a damped trend and seasons: ETS(A, Ad, A), of logarithms where all
  /// values are positive.
  case dampedHoltWinters = "damped-holt-winters"
  /// The same without seasons, for series of years.
  case dampedHolt = "damped-holt"
  /// The value of the same month or quarter a year before.
  case seasonalNaive = "seasonal-naive"
  /// The last value, and the mean change so far for each period after it.
  case drift
}
