import Testing

@testable import Land

@Suite("reading Shapefiles") struct ShapefileTests {
  private let outer: [(Double, Double)] = [(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)]
  private let hole: [(Double, Double)] = [(2, 2), (4, 2), (4, 4), (2, 4), (2, 2)]

  @Test("rings with the clock are outer, against it holes; a record may have no outline")
  func rings() throws {
    let far = outer.map { ($0.0 + 50, $0.1) }
    let found = try ShapefileReader.shapes(of: Shapefile.bytes([[outer, hole, far], nil, [hole]]))
    #expect(found.count == 3 && found[1] == nil)
    let first = try #require(found[0])
    #expect(first.polygons.count == 2 && first.polygons[0].holes.count == 1)
    #expect(first.area == 196)
    #expect(found[2]?.area == 4, "a lone ring is an outer one, whichever way it runs")
  }
}
