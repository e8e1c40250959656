/// One or several polygons with their holes: what a parcel covers.
public struct Outline: Sendable, Hashable {
  /// A closed line; the last position leads back to the first and is not repeated.
  public struct Ring: Sendable, Hashable {
    /// The positions, three or more.
    public var positions: [Position]

    /// Creates a ring.
    public init(_ positions: [Position]) { self.positions = positions }

    /// The area in units of the plane, above zero where the ring runs against the clock.
    public var signedArea: Double {
      guard let origin = positions.first else { return 0 }
      // From a corner of the ring, so that large coordinates take no digits from small areas.
      var sum = 0.0
      var before = positions[positions.count - 1]
      for position in positions {
        sum +=
          (before.x - origin.x) * (position.y - origin.y)
          - (position.x - origin.x) * (before.y - origin.y)
        before = position
      }
      return sum / 2
    }

    /// Calls a body with each edge.
    @inline(__always)
    func edges(_ body: (Position, Position) -> Void) {
      guard var before = positions.last else { return }
      for position in positions {
        body(before, position)
        before = position
      }
    }
  }

  /// What one ring encloses, less the holes in it.
  public struct Polygon: Sendable, Hashable {
    /// The outer ring.
    public var outer: Ring
    /// The holes.
    public var holes: [Ring]

    /// Creates a polygon.
    public init(_ outer: Ring, holes: [Ring] = []) {
      self.outer = outer
      self.holes = holes
    }

    /// All rings, the outer first.
    public var rings: [Ring] { [outer] + holes }
  }

  /// The polygons.
  public let polygons: [Polygon]
  /// The least box around them.
  public let box: Box

  /// Creates a shape; `nil` where it has no position.
  public init?(_ polygons: [Polygon]) {
    guard let box = Box(polygons.lazy.flatMap(\.outer.positions)) else { return nil }
    self.polygons = polygons
    self.box = box
  }

  /// Creates a shape of one ring.
  public init?(ring positions: [Position]) { self.init([Polygon(Ring(positions))]) }

  /// All rings.
  public var rings: [Ring] { polygons.flatMap(\.rings) }

  /// How many positions its rings have.
  public var positionCount: Int { rings.reduce(0) { $0 + $1.positions.count } }

  /// The area in units of the plane, holes taken off.
  public var area: Double {
    polygons.reduce(0) { sum, polygon in
      sum + abs(polygon.outer.signedArea)
        - polygon.holes.reduce(0) { $0 + abs($1.signedArea) }
    }
  }

  /// The shape with every position changed; `nil` where one cannot be.
  public func mapped(_ change: (Position) -> Position?) -> Outline? {
    var changed: [Polygon] = []
    for polygon in polygons {
      var rings: [Ring] = []
      for ring in polygon.rings {
        var positions: [Position] = []
        positions.reserveCapacity(ring.positions.count)
        for position in ring.positions {
          guard let new = change(position) else { return nil }
          positions.append(new)
        }
        rings.append(Ring(positions))
      }
      changed.append(Polygon(rings[0], holes: Array(rings.dropFirst())))
    }
    return Outline(changed)
  }
}
