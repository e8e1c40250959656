import Foundation

@testable import Land

/// Outlines invented for tests.
enum Invented {
  /// A polygon around a centre whose corners are at growing angles, so that it never crosses itself.
  static func star(
    _ corners: Int, at centre: Position, radius: ClosedRange<Double>,
    _ random: inout SeededGenerator
  ) -> Outline {
    let positions = (0..<corners).map { corner -> Position in
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      let reach = Double.random(in: radius, using: &random)
      return Position(centre.x + reach * cos(angle), centre.y + reach * sin(angle))
    }
    guard let outline = Outline(ring: positions) else { preconditionFailure("corners make a ring") }
    return outline
  }

  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Outline {
    guard
      let outline = Outline(ring: [
        Position(x, y), Position(x + width, y), Position(x + width, y + height),
        Position(x, y + height),
      ])
    else { preconditionFailure("a rectangle is an outline") }
    return outline
  }

  static func text(_ ring: [Position]) -> String {
    (ring + ring.prefix(1)).map { "\($0.x) \($0.y)" }.joined(separator: ",")
  }
}
