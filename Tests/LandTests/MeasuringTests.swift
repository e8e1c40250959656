import Foundation
import Testing

@testable import Land

@Suite("measuring land") struct MeasuringTests {
  @Test("square metres, 亩 and hectares agree")
  func units() throws {
    let area = try #require(LandArea(squareMetres: 2_000))
    #expect(area.squareMetres == "2000.00" && area.mu == "3.0000" && area.hectares == "0.2000")
    #expect(LandArea(squareMetres: 666.666_7)?.mu == "1.0000")
    #expect(LandArea(hundredths: -5).squareMetres == "-0.05")
    #expect(LandArea(squareMetres: .nan) == nil && LandArea(squareMetres: 1e300) == nil)
    var random = SeededGenerator(3)
    for _ in 0..<5_000 {
      let area = LandArea(hundredths: Int64.random(in: 0...100_000_000_000, using: &random))
      let mu = try #require(Double(area.mu))
      let hectares = try #require(Double(area.hectares))
      let metres = try #require(Double(area.squareMetres))
      #expect(abs(mu * 2000 / 3 - metres) <= 0.000_05 * 2000 / 3 + 1e-6)
      #expect(abs(hectares * 10_000 - metres) <= 0.5 + 1e-6)
      #expect(abs(mu / 15 - hectares) <= 0.000_055)
    }
  }

  @Test("3 亩 and 10 % are limits that may be reached and not passed", arguments: [-1, 0, 1])
  func limits(by hundredth: Int64) throws {
    let three = LandArea(hundredths: 200_000 + hundredth)
    #expect(three.isAtMost(mu: 3) == (hundredth <= 0))
    let whole = LandArea(hundredths: 2_000_000)
    #expect(three.isAtMost(percent: 10, of: whole) == (hundredth <= 0))
    let scattered = try #require(ScatteredLand([three], of: whole))
    #expect(scattered.holds == (hundredth <= 0))
    #expect(ScatteredLand([], of: whole) == nil)
  }

  @Test("a zone is that of the next meridian divisible by three")
  func zones() {
    #expect(Zone(longitude: 120)?.number == 40 && Zone(longitude: 118.6)?.number == 40)
    #expect(Zone(longitude: 118.4)?.number == 39 && Zone(longitude: 121.6)?.number == 41)
    #expect(Zone(24) == nil && Zone(longitude: -120) == nil && Zone(longitude: .infinity) == nil)
    #expect(Zone(40)?.meridian == 120)
  }

  /// Gauss–Krüger by Krüger's series in the third flattening to its fourth power: another way than
  /// PROJ's, good to a hundredth of a millimetre within a zone.
  private func series(_ place: Position, meridian: Double) -> Position {
    let (a, f) = (6_378_137.0, 1 / 298.257_222_101)
    let n = f / (2 - f)
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
    let radius = a / (1 + n) * (1 + n2 / 4 + n4 / 64)
    let alpha = [
      n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
      13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440, 61 * n3 / 240 - 103 * n4 / 140,
      49561 * n4 / 161_280,
    ]
    let phi = place.y * .pi / 180
    let lambda = (place.x - meridian) * .pi / 180
    let e = (f * (2 - f)).squareRoot()
    let t = sinh(atanh(sin(phi)) - e * atanh(e * sin(phi)))
    let xi = atan2(t, cos(lambda))
    let eta = asinh(sin(lambda) / (t * t + cos(lambda) * cos(lambda)).squareRoot())
    var (x, y) = (eta, xi)
    for (index, factor) in alpha.enumerated() {
      let k = 2 * Double(index + 1)
      x += factor * cos(k * xi) * sinh(k * eta)
      y += factor * sin(k * xi) * cosh(k * eta)
    }
    return Position(500_000 + radius * x, radius * y)
  }

  @Test("PROJ and Krüger's series agree to a tenth of a millimetre, there and back")
  func projection() throws {
    var random = SeededGenerator(5)
    for number in Zone.numbers {
      let zone = try #require(Zone(number))
      let projection = try #require(ZoneProjection(zone))
      for _ in 0..<200 {
        let place = Position(
          Double(zone.meridian) + .random(in: -2...2, using: &random),
          .random(in: 3...54, using: &random))
        let plane = try #require(projection.plane(place))
        let other = series(place, meridian: Double(zone.meridian))
        #expect(abs(plane.x - other.x) < 1e-4 && abs(plane.y - other.y) < 1e-4)
        let back = try #require(projection.degrees(plane))
        #expect(abs(back.x - place.x) < 1e-10 && abs(back.y - place.y) < 1e-10)
        let numbered = Position(plane.x + Double(number) * 1_000_000, plane.y)
        // The number takes three digits of the east from what a Double keeps.
        let same = try #require(projection.degrees(numbered))
        #expect(abs(same.x - place.x) < 1e-10 && abs(same.y - place.y) < 1e-10)
      }
      #expect(projection.degrees(Position(Double(number + 1) * 1_000_000 + 500_000, 3e6)) == nil)
    }
  }

  @Test("the quarter meridian of the ellipsoid has its published length")
  func quarter() throws {
    // 10,001,965.7293 m for the ellipsoid GRS 80, whose axes are those of CGCS2000 to this digit.
    let projection = try #require(Zone(40).flatMap(ZoneProjection.init))
    let plane = try #require(projection.plane(Position(120, 89.999_999_999)))
    #expect(abs(plane.y - 10_001_965.729_3) < 1e-3)
  }

  @Test("what is no place, or far from the zone, is refused")
  func refused() throws {
    let projection = try #require(Zone(40).flatMap(ZoneProjection.init))
    for place in [
      Position(.nan, 30), Position(120, .infinity), Position(10, 30), Position(120, 95),
    ] {
      #expect(projection.plane(place) == nil)
    }
    #expect(projection.degrees(Position(.nan, 1)) == nil)
    #expect(projection.degrees(Position(5e5, 9e9)) == nil)
  }
}
