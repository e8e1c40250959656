import Foundation
import Vocabulary

/// Random numbers that are the same for the same seed, on every machine .
struct DemoRandom: RandomNumberGenerator {
  private var numbers: SplitMix64

  /// A generator for one thing, so that what one enterprise is does not depend on how many there are.
  init(seed: UInt64, stream: UInt64) {
    numbers = SplitMix64(
      seed: seed &* 0xD129_0D3C_6F9B_3A11 ^ stream &* 0x9E37_79B9_7F4A_7C15)
    _ = next()
    _ = next()
  }

  mutating func next() -> UInt64 { numbers.next() }

  /// A number from 0 to below 1.
  mutating func unit() -> Double { numbers.unit() }

  /// Whether something of a probability happens.
  mutating func happens(_ probability: Double) -> Bool { unit() < probability }

  /// A number of the standard normal distribution, near enough: the sum of twelve uniform ones.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  /// A number whose logarithm is normal.
  mutating func lognormal(median: Double, spread: Double) -> Double {
    median * exp(spread * normal())
  }

  /// An index, each as likely as its weight.
  mutating func index(by cumulative: [Double]) -> Int {
    let target = unit() * (cumulative.last ?? 0)
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
