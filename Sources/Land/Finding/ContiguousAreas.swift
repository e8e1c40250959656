/// Shapes that lie together: each is at most a gap away from another of its group.
public enum ContiguousAreas {
  /// Groups shapes that lie together.
  ///
  /// - Parameters:
  ///   - shapes: The shapes, in one plane.
  ///   - gap: How far neighbours may lie apart, such as the width of a road.
  /// - Returns: The groups of places in the list, the largest first; each in order.
  /// - Complexity: About the number of neighbours times the product of their edges.
  public static func groups(of shapes: [Outline], gap: Double) -> [[Int]] {
    let index = GridIndex(shapes.map(\.box))
    var parents = Array(shapes.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while parents[place] != place {
        parents[place] = parents[parents[place]]
        place = parents[place]
      }
      return place
    }
    for place in shapes.indices {
      index.each(meeting: shapes[place].box.widened(by: gap)) { other in
        guard other > place else { return }
        let (a, b) = (root(place), root(other))
        // What is together already need not be measured.
        guard a != b, shapes[place].isWithin(gap, of: shapes[other]) else { return }
        parents[max(a, b)] = min(a, b)
      }
    }
    var groups: [Int: [Int]] = [:]
    for place in shapes.indices { groups[root(place), default: []].append(place) }
    return groups.values.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }
}
