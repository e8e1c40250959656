import Foundation

/// Forecasts a series.
///
/// Enough values (three seasons, or eight years): exponential smoothing with a damped trend. Fewer: the
/// seasonal naive forecast, or the last value with drift for years. Still fewer: none.
///
/// The interval comes from the series' own back-test: forecasts are made from every earlier moment, their
/// errors divided by what the model says errors of that many steps are worth beside those of one, and the
/// tenth and ninetieth hundredths of them multiplied by the same for the steps ahead. Binary floating point
/// is good enough here: a forecast is no decision.
public struct Forecaster: Sendable {
  /// How it is made.
  public let method: ForecastMethod
  /// How many values it rests on.
  public let count: Int
  private let model: Model
  private let quantiles: (low: Double, high: Double)?
  private let isLogarithmic: Bool
  private let isNeverNegative: Bool

  private enum Model: Sendable {
    case smoothing(Smoothing)
    /// The last season; of years, the last value and the mean change.
    case naive([Double], drift: Double)
  }

  /// The values that are needed at least.
  ///
  /// - Parameter season: The periods of a year.
  /// - Returns: The number of values.
  public static func leastCount(season: Int) -> Int { season > 1 ? season + max(2, season / 4) : 4 }

  /// Fits a model; `nil` where there are too few values.
  ///
  /// - Parameters:
  ///   - values: Values of equal distance in time, NaN for gaps.
  ///   - season: The periods of a year: 1, 4 or 12.
  ///   - method: The method; chosen by how many values there are where `nil`.
  public init?(_ values: [Double], season: Int, method: ForecastMethod? = nil) {
    let head = values.firstIndex { !$0.isNaN } ?? values.count
    let tail = (values.lastIndex { !$0.isNaN } ?? -1) + 1
    guard head < tail else { return nil }
    let values = Array(values[head..<tail])
    let known = values.count { !$0.isNaN }
    let smooths = season > 1 ? known >= 3 * season : known >= 8
    guard known >= Self.leastCount(season: season) else { return nil }
    count = known
    isNeverNegative = !values.contains { $0 < 0 }
    let chosen =
      method
      ?? (smooths
        ? (season > 1 ? .dampedHoltWinters : .dampedHolt)
        : (season > 1 ? .seasonalNaive : .drift))
    self.method = chosen
    switch chosen {
    case .dampedHoltWinters, .dampedHolt:
      guard smooths else { return nil }
      isLogarithmic = !values.contains { $0 <= 0 }
      let taken = isLogarithmic ? values.map { log($0) } : values
      var smoothing = Smoothing(taken, season: season)
      quantiles = Self.backTest(&smoothing, taken)
      model = .smoothing(smoothing)
    case .seasonalNaive, .drift:
      isLogarithmic = false
      (model, quantiles) = Self.naive(values, season)
    }
  }

  /// Runs through the series and gathers what forecasts of up to a year from each moment were wrong by.
  private static func backTest(_ smoothing: inout Smoothing, _ values: [Double])
    -> (low: Double, high: Double)?
  {
    let season = smoothing.season
    let steps = season > 1 ? [1, 2, 3, 4, 6, 9, 12].filter { $0 <= season } : [1, 2, 3]
    let sizes = Self.sizes(smoothing, upTo: steps.last ?? 1)
    var errors: [Double] = []
    errors.reserveCapacity(values.count * steps.count)
    smoothing.reset()
    let warm = season > 1 ? season : 3
    for (index, value) in values.enumerated() {
      smoothing.take(value)
      guard index + 1 >= warm else { continue }
      for step in steps where index + step < values.count && !values[index + step].isNaN {
        errors.append((values[index + step] - smoothing.ahead(step)) / sizes[step])
      }
    }
    guard var found = ErrorQuantiles.of(&errors) else { return nil }
    // The parameters and first seasons were fitted to the same values: errors to come are larger.
    let known = Double(values.count { !$0.isNaN })
    let fitted = Double(season > 1 ? season + 4 : 4)
    let widening = (known / max(known - fitted, known / 3)).squareRoot()
    found.low *= widening
    found.high *= widening
    return found
  }

  /// The size of errors by steps ahead beside that of one step; the first is unused.
  private static func sizes(_ smoothing: Smoothing, upTo steps: Int) -> [Double] {
    var (sizes, sum) = ([0.0], 0.0)
    for step in 0..<steps {
      let weight = smoothing.weight(step)
      sum += weight * weight
      sizes.append(sum.squareRoot())
    }
    return sizes
  }

  private static func naive(_ values: [Double], _ season: Int)
    -> (Model, (low: Double, high: Double)?)
  {
    var last = [Double](repeating: .nan, count: season)
    var errors: [Double] = []
    var changes: [Double] = []
    for (index, value) in values.enumerated() where !value.isNaN {
      let place = index % season
      if !last[place].isNaN { changes.append(value - last[place]) }
      last[place] = value
    }
    let drift = season == 1 && !changes.isEmpty ? changes.reduce(0, +) / Double(changes.count) : 0
    errors = changes.map { $0 - drift }
    let known = last.filter { !$0.isNaN }
    let mean = known.reduce(0, +) / Double(max(1, known.count))
    // The next value stands first.
    let next = values.count % season
    let ordered = (0..<season).map { last[(next + $0) % season] }.map { $0.isNaN ? mean : $0 }
    return (.naive(ordered, drift: drift), ErrorQuantiles.of(&errors))
  }

  /// What the value will be.
  ///
  /// - Parameter steps: How many periods after the last value, from 1.
  /// - Returns: The value with its interval.
  public func level(_ steps: Int) -> ForecastInterval {
    switch model {
    case .smoothing(let smoothing):
      let size = Self.sizes(smoothing, upTo: steps)[steps]
      return interval(smoothing.ahead(steps), size: size)
    case .naive(let last, let drift):
      let rounds = Double((steps - 1) / last.count + 1)
      let point = last[(steps - 1) % last.count] + drift * Double(steps)
      return interval(point, size: rounds.squareRoot())
    }
  }

  /// What the values of the next periods will add up to.
  ///
  /// - Parameter steps: How many periods, from 1.
  /// - Returns: The sum with its interval.
  public func total(_ steps: Int) -> ForecastInterval {
    switch model {
    case .smoothing(let smoothing):
      let middle = (1...steps).map {
        isLogarithmic ? exp(smoothing.ahead($0)) : smoothing.ahead($0)
      }
      let weights = (0..<steps).map(smoothing.weight)
      let sum = middle.reduce(0, +)
      // An error at one step moves all later ones; by how much the sum is moved is added up in squares.
      var variance = 0.0
      for step in 0..<steps {
        var moved = 0.0
        for later in step..<steps {
          moved += (isLogarithmic ? middle[later] : 1) * weights[later - step]
        }
        variance += moved * moved
      }
      guard isLogarithmic else { return interval(sum, size: variance.squareRoot()) }
      return interval(log(sum), size: variance.squareRoot() / sum)
    case .naive(let last, let drift):
      var (sum, variance) = (0.0, 0.0)
      for step in 1...steps { sum += last[(step - 1) % last.count] + drift * Double(step) }
      for place in 0..<min(steps, last.count) {
        let rounds = (steps - 1 - place) / last.count + 1
        for round in 1...rounds { variance += Double(round * round) }
      }
      return interval(sum, size: variance.squareRoot())
    }
  }

  private func interval(_ point: Double, size: Double) -> ForecastInterval {
    func back(_ value: Double) -> Double {
      let plain = isLogarithmic ? exp(value) : value
      return isNeverNegative ? max(0, plain) : plain
    }
    let range = quantiles.map { quantiles -> ClosedRange<Double> in
      let low = back(point + quantiles.low * size)
      return low...max(low, back(point + quantiles.high * size))
    }
    return ForecastInterval(point: back(point), range: range)
  }
}
