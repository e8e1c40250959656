import Diagnostics

/// Makes rings, polygons and shapes of positions as files give them.
enum RingBuilder {
  /// A ring of positions of which the last repeats the first.
  static func ring(_ positions: [Position]) throws(Problem) -> Outline.Ring {
    guard let first = positions.first, positions.last == first else { throw LandProblem.openRing }
    var corners: [Position] = []
    corners.reserveCapacity(positions.count)
    for position in positions.dropLast() where corners.last != position {
      corners.append(position)
    }
    if corners.count > 1, corners.last == first { corners.removeLast() }
    guard corners.count >= 3 else { throw LandProblem.fewPositions }
    let ring = Outline.Ring(corners)
    guard ring.signedArea != 0, ring.signedArea.isFinite else { throw LandProblem.noArea }
    return ring
  }

  /// A polygon of rings of which the first is the outer one.
  static func polygon(_ rings: [[Position]]) throws(Problem) -> Outline.Polygon {
    guard let first = rings.first else { throw LandProblem.fewPositions }
    let outer = try ring(first)
    var holes: [Outline.Ring] = []
    for positions in rings.dropFirst() { holes.append(try ring(positions)) }
    return Outline.Polygon(outer, holes: holes)
  }

  /// A shape of polygons.
  static func shape(_ polygons: [[[Position]]]) throws(Problem) -> Outline {
    var made: [Outline.Polygon] = []
    for rings in polygons { made.append(try polygon(rings)) }
    guard let shape = Outline(made) else { throw LandProblem.fewPositions }
    return shape
  }
}
