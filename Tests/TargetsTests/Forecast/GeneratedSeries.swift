import Foundation

/// Series with seasons, breaks and gaps, made by a seeded generator.
struct GeneratedSeries {
  var name: String
  var values: [Double]

  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }

    mutating func normal() -> Double {
      let u = Double.random(in: Double.leastNonzeroMagnitude..<1, using: &self)
      let v = Double.random(in: 0..<1, using: &self)
      return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
    }
  }

  /// Twenty series of nine years of months: levels that wander, trends that bend, seasons that are
  /// strong or weak or change, steps up and down, and months that are missing.
  static func twenty(seed: UInt64) -> [GeneratedSeries] {
    (0..<20).map { number in
      var random = Generator(state: seed &+ UInt64(number) &* 7_919)
      let strength = [0.05, 0.15, 0.3, 0.5][number % 4]
      let noise = [0.02, 0.05, 0.1][number % 3]
      let wander = [0.0, 0.01, 0.03][(number / 2) % 3]
      let slope = [-0.003, 0.0, 0.004, 0.008][(number / 4) % 4]
      let shape = (0..<12).map { _ in random.normal() }
      let mean = shape.reduce(0, +) / 12
      var level = Double.random(in: 4...9, using: &random)
      let breaks = number % 5 == 0 ? [40: 0.3] : number % 5 == 1 ? [55: -0.25, 80: 0.2] : [:]
      var values: [Double] = []
      for month in 0..<108 {
        level += slope * (month > 60 && number % 3 == 0 ? 0.3 : 1) + wander * random.normal()
        level += breaks[month] ?? 0
        let season = strength * (shape[month % 12] - mean)
        values.append(exp(level + season + noise * random.normal()))
      }
      if number % 4 == 2 {
        for _ in 0..<6 { values[Int.random(in: 0..<90, using: &random)] = .nan }
      }
      return GeneratedSeries(name: "generated-\(number)", values: values)
    }
  }
}
