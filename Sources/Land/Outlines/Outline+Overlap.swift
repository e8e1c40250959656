extension Outline {
  /// The area that two shapes have in common, in units of the plane.
  ///
  /// The plane is cut into strips at every corner and at every crossing of an edge of one with an edge
  /// of the other. Within a strip no two edges cross, so what both cover is a row of trapezoids, whose
  /// area is their width at half height times the height.
  ///
  /// - Complexity: Strips times edges.
  public func overlap(with other: Outline) -> Double {
    guard box.minX < other.box.maxX, other.box.minX < box.maxX, box.minY < other.box.maxY,
      other.box.minY < box.maxY
    else { return 0 }
    let low = max(box.minY, other.box.minY)
    let high = min(box.maxY, other.box.maxY)
    let mine = Self.edges(of: self, low, high)
    let theirs = Self.edges(of: other, low, high)
    var cuts = [low, high]
    for edge in mine + theirs {
      if edge.a.y > low, edge.a.y < high { cuts.append(edge.a.y) }
      if edge.b.y > low, edge.b.y < high { cuts.append(edge.b.y) }
    }
    for a in mine {
      for b in theirs {
        if let y = a.crossing(b), y > low, y < high { cuts.append(y) }
      }
    }
    // A ring may cross itself; then its own crossings are cuts too.
    for edges in [mine, theirs] {
      for first in edges.indices {
        for second in edges.indices.dropFirst(first + 1) {
          if let y = edges[first].crossing(edges[second]), y > low, y < high { cuts.append(y) }
        }
      }
    }
    cuts.sort()
    var area = 0.0
    for (bottom, top) in zip(cuts, cuts.dropFirst()) where top > bottom {
      let middle = (bottom + top) / 2
      area += (top - bottom) * Self.common(Self.row(mine, middle), Self.row(theirs, middle))
    }
    return area
  }

  private struct Edge {
    /// The lower end.
    var a: Position
    /// The upper end.
    var b: Position

    func x(at y: Double) -> Double { a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)) }

    func crossing(_ other: Edge) -> Double? {
      let bottom = max(a.y, other.a.y)
      let top = min(b.y, other.b.y)
      guard bottom < top else { return nil }
      let (first, last) = (x(at: bottom) - other.x(at: bottom), x(at: top) - other.x(at: top))
      guard (first < 0 && last > 0) || (first > 0 && last < 0) else { return nil }
      return bottom + (top - bottom) * (first / (first - last))
    }
  }

  private static func edges(of shape: Outline, _ low: Double, _ high: Double) -> [Edge] {
    var edges: [Edge] = []
    for ring in shape.rings {
      ring.edges { a, b in
        guard a.y != b.y, max(a.y, b.y) > low, min(a.y, b.y) < high else { return }
        edges.append(a.y < b.y ? Edge(a: a, b: b) : Edge(a: b, b: a))
      }
    }
    return edges
  }

  /// Where a shape begins and ends along a line at a height.
  private static func row(_ edges: [Edge], _ y: Double) -> [Double] {
    edges.filter { $0.a.y <= y && y < $0.b.y }.map { $0.x(at: y) }.sorted()
  }

  /// The length that two rows have in common.
  private static func common(_ a: [Double], _ b: [Double]) -> Double {
    var (i, j, sum) = (0, 0, 0.0)
    while i + 1 < a.count, j + 1 < b.count {
      sum += max(0, min(a[i + 1], b[j + 1]) - max(a[i], b[j]))
      if a[i + 1] < b[j + 1] { i += 2 } else { j += 2 }
    }
    return sum
  }
}
