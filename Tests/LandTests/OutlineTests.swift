import Foundation
import Testing

@testable import Land

@Suite("where outlines lie") struct OutlineTests {
  @Test("a hole is outside, edges and corners are edges")
  func places() throws {
    let outer = Outline.Ring([Position(0, 0), Position(10, 0), Position(10, 10), Position(0, 10)])
    let hole = Outline.Ring([Position(4, 4), Position(6, 4), Position(6, 6), Position(4, 6)])
    let outline = try #require(Outline([Outline.Polygon(outer, holes: [hole])]))
    #expect(outline.area == 96)
    #expect(outline.place(of: Position(1, 1)) == .inside)
    #expect(outline.place(of: Position(5, 5)) == .outside)
    #expect(
      outline.place(of: Position(4, 5)) == .edge && outline.place(of: Position(10, 10)) == .edge)
    #expect(outline.place(of: Position(-1, 10)) == .outside)
    #expect(!outline.crossesItself)
    let bow = try #require(
      Outline(ring: [Position(0, 0), Position(2, 2), Position(2, 0), Position(0, 3)]))
    #expect(bow.crossesItself)
  }

  @Test("the overlap of rectangles is that of their sides")
  func rectangles() {
    var random = SeededGenerator(17)
    for _ in 0..<3_000 {
      func side() -> Double { Double(Int.random(in: 1...12, using: &random)) }
      func start() -> Double { Double(Int.random(in: -8...8, using: &random)) }
      let (x, y, w, h) = (start(), start(), side(), side())
      let (u, v, p, q) = (start(), start(), side(), side())
      let wanted = max(0, min(x + w, u + p) - max(x, u)) * max(0, min(y + h, v + q) - max(y, v))
      let overlap = Invented.rectangle(x, y, w, h).overlap(with: Invented.rectangle(u, v, p, q))
      #expect(abs(overlap - wanted) < 1e-9)
    }
  }

  @Test("an overlap is the same both ways, whole with itself, and as large as points say")
  func stars() {
    var random = SeededGenerator(23)
    for _ in 0..<60 {
      let a = Invented.star(
        Int.random(in: 3...14, using: &random), at: Position(0, 0), radius: 1...5, &random)
      let b = Invented.star(
        Int.random(in: 3...14, using: &random),
        at: Position(.random(in: -4...4, using: &random), .random(in: -4...4, using: &random)),
        radius: 1...5, &random)
      let overlap = a.overlap(with: b)
      #expect(abs(overlap - b.overlap(with: a)) < 1e-9)
      #expect(abs(a.overlap(with: a) - a.area) < 1e-9)
      #expect(overlap <= min(a.area, b.area) + 1e-9)
      if overlap > 1e-9 { #expect(a.distance(to: b) == 0) }
      var both = 0
      for _ in 0..<4_000 {
        let point = Position(
          .random(in: -5...5, using: &random), .random(in: -5...5, using: &random))
        if a.contains(point), b.contains(point) { both += 1 }
      }
      // 4,000 points over 100 units: three standard deviations are at most 2.4.
      #expect(abs(Double(both) / 40 - overlap) < 3)
    }
  }

  @Test("neighbours that share an edge overlap by nothing and are no distance apart")
  func neighbours() {
    let a = Invented.rectangle(0, 0, 3, 3)
    let b = Invented.rectangle(3, 1, 2, 5)
    #expect(a.overlap(with: b) == 0 && a.distance(to: b) == 0)
    #expect(a.distance(to: Invented.rectangle(6, 7, 1, 1)) == 5)
    #expect(a.isWithin(5, of: Invented.rectangle(6, 7, 1, 1)))
    #expect(!a.isWithin(4.999, of: Invented.rectangle(6, 7, 1, 1)))
    #expect(a.distance(to: Invented.rectangle(1, 1, 1, 1)) == 0, "one within the other")
  }
}
