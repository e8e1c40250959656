import Foundation
import Testing

@testable import Land

@Suite("finding parcels") struct FindingTests {
  private func boxes(_ count: Int, _ random: inout SeededGenerator) -> [Box] {
    (0..<count).map { _ in
      let x = Double.random(in: 0...1000, using: &random)
      let y = Double.random(in: 0...300, using: &random)
      let size = Double.random(in: 0...(Bool.random(using: &random) ? 5 : 200), using: &random)
      return Box(minX: x, minY: y, maxX: x + size, maxY: y + size / 2)
    }
  }

  @Test(
    "the grid finds what a look at every box finds, each once", arguments: [0, 1, 2, 50, 2_000])
  func grid(count: Int) {
    var random = SeededGenerator(UInt64(count) + 1)
    let all = boxes(count, &random)
    let index = GridIndex(all)
    for _ in 0..<200 {
      let x = Double.random(in: -100...1200, using: &random)
      let y = Double.random(in: -100...500, using: &random)
      let box = Box(
        minX: x, minY: y, maxX: x + .random(in: 0...400, using: &random),
        maxY: y + .random(in: 0...400, using: &random))
      #expect(index.places(meeting: box) == all.indices.filter { all[$0].meets(box) })
    }
  }

  @Test("boxes without extent are found too")
  func points() {
    let all = [Box](repeating: Box(minX: 3, minY: 4, maxX: 3, maxY: 4), count: 9)
    #expect(GridIndex(all).places(meeting: all[0]) == Array(0..<9))
  }

  @Test("groups lie together as a search over all pairs says")
  func groups() {
    var random = SeededGenerator(41)
    for _ in 0..<30 {
      let outlines = (0..<80).map { _ in
        Invented.star(
          Int.random(in: 3...8, using: &random),
          at: Position(.random(in: 0...100, using: &random), .random(in: 0...100, using: &random)),
          radius: 1...4, &random)
      }
      let gap = Double.random(in: 0...6, using: &random)
      var group = Array(outlines.indices)
      var isChanged = true
      while isChanged {
        isChanged = false
        for a in outlines.indices {
          for b in outlines.indices
          where group[a] != group[b] && outlines[a].distance(to: outlines[b]) <= gap {
            let (low, high) = (min(group[a], group[b]), max(group[a], group[b]))
            for place in group.indices where group[place] == high { group[place] = low }
            isChanged = true
          }
        }
      }
      let wanted = Set(Dictionary(grouping: outlines.indices) { group[$0] }.values)
      let found = ContiguousAreas.groups(of: outlines, gap: gap)
      #expect(Set(found) == wanted)
      #expect(found.map(\.count) == found.map(\.count).sorted(by: >))
    }
  }
}
