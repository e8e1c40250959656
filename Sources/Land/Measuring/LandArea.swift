/// An area of land to the hundredth of a square metre, in the three units that documents use.
///
/// Square metres, 亩 and hectares are told from the same hundredths, so that they agree: 1 亩 is
/// 2000/3 m², 1 hectare 10,000 m².
///
/// ```swift
/// let area = LandArea(squareMetres: 2_000)
/// area.mu        // 3.0000
/// area.hectares  // 0.2000
/// ```
public struct LandArea: Sendable, Hashable, Comparable {
  /// The hundredths of a square metre.
  public let hundredths: Int64

  /// Creates an area of hundredths of a square metre.
  public init(hundredths: Int64) { self.hundredths = hundredths }

  /// Creates an area, rounded half away from zero; `nil` where it is no number, or larger than the
  /// earth.
  public init?(squareMetres: Double) {
    guard squareMetres.isFinite, abs(squareMetres) < 6e14 else { return nil }
    hundredths = Int64((squareMetres * 100).rounded(.toNearestOrAwayFromZero))
  }

  /// The square metres with two decimals.
  public var squareMetres: String { Self.text(hundredths, decimals: 2) }
  /// The 亩 with four decimals, half rounded away from zero.
  public var mu: String {
    // A hundredth of a square metre is 3/200,000 亩: 0.15 of the last of four digits.
    Self.text(Self.divided(Int128(hundredths) * 3, by: 20), decimals: 4)
  }
  /// The hectares with four decimals, half rounded away from zero.
  public var hectares: String {
    Self.text(Self.divided(Int128(hundredths), by: 100), decimals: 4)
  }

  /// Whether the area is at most so many 亩, compared exactly.
  public func isAtMost(mu: Int64) -> Bool { Int128(hundredths) * 3 <= Int128(mu) * 200_000 }

  /// Whether the area is at most so many percent of another, compared exactly.
  public func isAtMost(percent: Int64, of whole: LandArea) -> Bool {
    Int128(hundredths) * 100 <= Int128(whole.hundredths) * Int128(percent)
  }

  /// The sum of two areas.
  public static func + (a: LandArea, b: LandArea) -> LandArea {
    LandArea(hundredths: a.hundredths &+ b.hundredths)
  }

  public static func < (a: LandArea, b: LandArea) -> Bool { a.hundredths < b.hundredths }

  private static func divided(_ number: Int128, by divisor: Int128) -> Int64 {
    let half = number < 0 ? -(divisor / 2) : divisor / 2
    return Int64((number + half) / divisor)
  }

  private static func text(_ units: Int64, decimals: Int) -> String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
