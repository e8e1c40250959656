import Foundation

/// Exponential smoothing with a damped additive trend and additive seasons, in the form that
/// corrects itself by its errors.
///
/// `ŷ = l + φb + s`, then `l += φb + αe`, `b = φb + βe`, `s += γe` with `e = y − ŷ`. Where a value is
/// missing nothing is corrected, and the state moves on as forecast.
struct Smoothing {
  struct Parameters: Equatable {
    var alpha = 0.3
    /// The trend's, as a part of alpha.
    var beta = 0.05
    var gamma = 0.1
    var phi = 0.95
  }

  private(set) var parameters = Parameters()
  private(set) var level = 0.0
  private(set) var trend = 0.0
  private(set) var seasons: [Double]
  /// The place of the next value within the season.
  private(set) var place = 0
  private let first: (level: Double, trend: Double, seasons: [Double])
  private let values: [Double]
  let season: Int

  /// Chooses parameters by the squared errors of forecasts one step ahead.
  init(_ values: [Double], season: Int) {
    self.values = values
    self.season = season
    first = Self.start(values, season)
    seasons = first.seasons
    search()
  }

  /// The first level, trend and seasons: by the means of the first seasons.
  private static func start(_ values: [Double], _ season: Int)
    -> (level: Double, trend: Double, seasons: [Double])
  {
    let span = season > 1 ? season : min(4, max(2, values.count / 2))
    let blocks = max(1, min(3, values.count / span))
    var means: [Double] = []
    for block in 0..<blocks {
      let known = values[(block * span)..<min(values.count, (block + 1) * span)].filter {
        !$0.isNaN
      }
      means.append(known.isEmpty ? (means.last ?? 0) : known.reduce(0, +) / Double(known.count))
    }
    let trend =
      blocks > 1 ? (means[blocks - 1] - means[0]) / Double((blocks - 1) * span) : 0
    var seasons = [Double](repeating: 0, count: season)
    if season > 1 {
      for place in 0..<season {
        var (sum, count) = (0.0, 0)
        for block in 0..<blocks {
          let index = block * span + place
          guard index < values.count, !values[index].isNaN else { continue }
          let centre = means[block] + trend * (Double(place) - Double(season - 1) / 2)
          sum += values[index] - centre
          count += 1
        }
        seasons[place] = count == 0 ? 0 : sum / Double(count)
      }
      let mean = seasons.reduce(0, +) / Double(season)
      for place in 0..<season { seasons[place] -= mean }
    }
    return (means[0] - trend * Double(span + 1) / 2, trend, seasons)
  }

  /// Goes along one parameter after the other, twice.
  private mutating func search() {
    var best = parameters
    var least = error(of: best)
    func better(_ candidate: Parameters, _ smoothing: inout Smoothing) {
      guard candidate != best else { return }
      let error = smoothing.error(of: candidate)
      if error < least { (best, least) = (candidate, error) }
    }
    for _ in 0..<2 {
      let origin = best
      for alpha in [0.02, 0.1, 0.2, 0.35, 0.55, 0.8] {
        var candidate = best
        candidate.alpha = alpha
        better(candidate, &self)
      }
      for beta in [0.0, 0.05, 0.2] {
        var candidate = best
        candidate.beta = beta
        better(candidate, &self)
      }
      if season > 1 {
        for gamma in [0.01, 0.1, 0.25] {
          var candidate = best
          candidate.gamma = gamma
          better(candidate, &self)
        }
      }
      for phi in [0.85, 0.95, 0.98] {
        var candidate = best
        candidate.phi = phi
        better(candidate, &self)
      }
      if best == origin { break }
    }
    parameters = best
    if season == 1 { parameters.gamma = 0 }
  }

  /// Starts anew.
  mutating func reset() {
    (level, trend, place) = (first.level, first.trend, 0)
    for index in seasons.indices { seasons[index] = first.seasons[index] }
  }

  /// The squared errors of parameters after the first season.
  private mutating func error(of tried: Parameters) -> Double {
    parameters = tried
    reset()
    var sum = 0.0
    let warm = min(season, values.count / 2)
    let (alpha, beta, gamma, phi) = (
      tried.alpha, tried.alpha * tried.beta, season > 1 ? tried.gamma : 0, tried.phi
    )
    var (level, trend, place) = (self.level, self.trend, 0)
    let count = values.count
    values.withUnsafeBufferPointer { values in
      seasons.withUnsafeMutableBufferPointer { seasons in
        for index in 0..<count {
          let next = level + phi * trend
          let value = values[index]
          trend *= phi
          level = next
          if !value.isNaN {
            let error = value - next - seasons[place]
            level += alpha * error
            trend += beta * error
            seasons[place] += gamma * error
            if index >= warm { sum += error * error }
          }
          place += 1
          if place == season { place = 0 }
        }
      }
    }
    return sum
  }

  /// Takes the next value.
  mutating func take(_ value: Double) {
    let next = level + parameters.phi * trend
    trend *= parameters.phi
    level = next
    if !value.isNaN {
      let error = value - next - seasons[place]
      level += parameters.alpha * error
      trend += parameters.alpha * parameters.beta * error
      if season > 1 { seasons[place] += parameters.gamma * error }
    }
    place = (place + 1) % season
  }

  /// The forecast so many steps ahead, from 1.
  func ahead(_ steps: Int) -> Double {
    let phi = parameters.phi
    let damped = phi * (1 - pow(phi, Double(steps))) / (1 - phi)
    return level + damped * trend + seasons[(place + steps - 1) % season]
  }

  /// What an error becomes in forecasts so many steps later, from 0.
  func weight(_ steps: Int) -> Double {
    guard steps > 0 else { return 1 }
    let phi = parameters.phi
    let damped = phi * (1 - pow(phi, Double(steps))) / (1 - phi)
    return parameters.alpha * (1 + parameters.beta * damped)
      + (season > 1 && steps % season == 0 ? parameters.gamma : 0)
  }
}
