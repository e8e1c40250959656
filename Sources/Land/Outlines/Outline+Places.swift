extension Outline {
  /// Where a position lies.
  public enum Place: Sendable, Hashable {
    case inside
    case edge
    case outside
  }

  /// Where a position lies: inside, on an edge (of a hole too), or outside.
  public func place(of position: Position) -> Place {
    guard box.contains(position) else { return .outside }
    var isInside = false
    var isOnEdge = false
    for polygon in polygons {
      for ring in polygon.rings {
        ring.edges { a, b in
          let turn = (b.x - a.x) * (position.y - a.y) - (position.x - a.x) * (b.y - a.y)
          if turn == 0, min(a.x, b.x) <= position.x, position.x <= max(a.x, b.x),
            min(a.y, b.y) <= position.y, position.y <= max(a.y, b.y)
          {
            isOnEdge = true
          }
          // An edge counts where it begins, not where it ends, so that a corner counts once.
          guard (a.y > position.y) != (b.y > position.y) else { return }
          if (turn > 0) == (b.y > a.y) { isInside.toggle() }
        }
      }
    }
    return isOnEdge ? .edge : isInside ? .inside : .outside
  }

  /// Whether a position lies inside or on an edge.
  public func contains(_ position: Position) -> Bool { place(of: position) != .outside }

  /// The least distance to another shape, zero where they touch or overlap.
  ///
  /// - Complexity: The product of the numbers of edges.
  public func distance(to other: Outline) -> Double {
    var least = Double.infinity
    for ring in rings {
      ring.edges { a, b in
        guard least > 0 else { return }
        for otherRing in other.rings {
          otherRing.edges { c, d in
            guard least > 0 else { return }
            least = min(least, Self.distanceSquared(a, b, c, d))
          }
        }
      }
    }
    guard least > 0 else { return 0 }
    // One may lie within the other without an edge near.
    if let inner = other.polygons.first?.outer.positions.first, contains(inner) { return 0 }
    if let inner = polygons.first?.outer.positions.first, other.contains(inner) { return 0 }
    return least.squareRoot()
  }

  /// Whether another shape is at most so far away.
  public func isWithin(_ distance: Double, of other: Outline) -> Bool {
    box.widened(by: distance).meets(other.box) && self.distance(to: other) <= distance
  }

  private static func distanceSquared(
    _ a: Position, _ b: Position, _ c: Position, _ d: Position
  ) -> Double {
    if crosses(a, b, c, d) { return 0 }
    return min(
      min(distanceSquared(a, c, d), distanceSquared(b, c, d)),
      min(distanceSquared(c, a, b), distanceSquared(d, a, b)))
  }

  private static func distanceSquared(_ p: Position, _ a: Position, _ b: Position) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let along =
      length > 0 ? max(0, min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length)) : 0
    let (ex, ey) = (p.x - a.x - along * dx, p.y - a.y - along * dy)
    return ex * ex + ey * ey
  }

  /// Whether two edges cross in a point that is an end of neither.
  static func crosses(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> Bool {
    func turn(_ p: Position, _ q: Position, _ r: Position) -> Double {
      (q.x - p.x) * (r.y - p.y) - (r.x - p.x) * (q.y - p.y)
    }
    let (c1, d1) = (turn(a, b, c), turn(a, b, d))
    guard (c1 > 0 && d1 < 0) || (c1 < 0 && d1 > 0) else { return false }
    let (a1, b1) = (turn(c, d, a), turn(c, d, b))
    return (a1 > 0 && b1 < 0) || (a1 < 0 && b1 > 0)
  }

  /// Whether a ring crosses itself, or another ring of the shape.
  ///
  /// - Complexity: The square of the number of edges.
  public var crossesItself: Bool {
    var edges: [(Position, Position)] = []
    for ring in rings { ring.edges { edges.append(($0, $1)) } }
    for first in edges.indices {
      for second in edges.indices.dropFirst(first + 1)
      where Self.crosses(edges[first].0, edges[first].1, edges[second].0, edges[second].1) {
        return true
      }
    }
    return false
  }
}
