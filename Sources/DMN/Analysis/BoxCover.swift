/// Rules of a table as boxes over finitely many atoms per column, and what they leave uncovered.
///
/// Every column is cut at every value that some rule names, so that between two cuts all values
/// behave alike: such a class is an atom, and a rule is a product of sets of atoms. Questions about
/// all inputs become questions about finite boxes and are answered exactly.
struct BoxCover {
  /// A set of inputs: a set of atoms for each column.
  typealias Box = [BitSet]

  /// How many atoms each column has.
  let atomCounts: [Int]
  /// The rules.
  let boxes: [Box]
  /// For every column and atom, the rules that accept it.
  private let rules: [[BitSet]]
  /// For every rule, the first column from which on it accepts everything.
  private let openFrom: [Int]

  init(atomCounts: [Int], boxes: [Box]) {
    self.atomCounts = atomCounts
    self.boxes = boxes
    var rules = atomCounts.map { [BitSet](repeating: BitSet(count: boxes.count), count: $0) }
    var openFrom: [Int] = []
    for (index, box) in boxes.enumerated() {
      var last = 0
      for (column, atoms) in box.enumerated() {
        for atom in atoms.members { rules[column][atom].insert(index) }
        if atoms.count < atomCounts[column] { last = column + 1 }
      }
      openFrom.append(last)
    }
    self.rules = rules
    self.openFrom = openFrom
  }

  /// The holes found, and whether they are all.
  struct Search {
    var holes: [Box]
    var isComplete: Bool
  }

  /// The inputs that none of some rules accepts.
  ///
  /// - Parameters:
  ///   - universe: The inputs that matter.
  ///   - candidates: The rules that count.
  ///   - effort: How many steps may be made.
  ///   - most: How many holes are wanted.
  /// - Returns: Boxes that do not overlap and that no rule touches.
  func holes(within universe: Box, by candidates: BitSet, effort: Int, most: Int) -> Search {
    var walk = Walk(cover: self, universe: universe, effort: effort, most: most)
    walk.visit(column: 0, active: candidates, prefix: [])
    return Search(holes: Self.merged(walk.holes), isComplete: !walk.isExhausted)
  }

  private struct Walk {
    let cover: BoxCover
    let universe: Box
    var effort: Int
    let most: Int
    var holes: [Box] = []
    var isExhausted = false

    init(cover: BoxCover, universe: Box, effort: Int, most: Int) {
      self.cover = cover
      self.universe = universe
      self.effort = effort
      self.most = most
    }

    mutating func visit(column: Int, active: BitSet, prefix: Box) {
      if isExhausted { return }
      effort -= 1
      if effort < 0 || holes.count > most {
        isExhausted = true
        return
      }
      if active.isEmpty {
        holes.append(prefix + universe[column...])
        return
      }
      guard column < universe.count else { return }
      if active.members.contains(where: { cover.openFrom[$0] <= column }) { return }
      // Atoms that the same rules accept behave alike from here on.
      var groups: [BitSet: BitSet] = [:]
      var order: [BitSet] = []
      for atom in universe[column].members {
        let next = active.intersection(cover.rules[column][atom])
        if groups[next] == nil {
          groups[next] = BitSet(count: cover.atomCounts[column])
          order.append(next)
        }
        groups[next]?.insert(atom)
      }
      for next in order {
        guard let atoms = groups[next] else { continue }
        visit(column: column + 1, active: next, prefix: prefix + [atoms])
      }
    }
  }

  /// Boxes joined where two differ in one column only.
  private static func merged(_ boxes: [Box]) -> [Box] {
    guard boxes.count < 400 else { return boxes }
    var result = boxes
    var changed = true
    while changed {
      changed = false
      search: for first in result.indices {
        for second in result.indices.dropFirst(first + 1) {
          let different = result[first].indices.filter { result[first][$0] != result[second][$0] }
          guard different.count == 1 else { continue }
          result[first][different[0]].formUnion(result[second][different[0]])
          result.remove(at: second)
          changed = true
          break search
        }
      }
    }
    return result
  }

  /// The inputs that two rules both accept; nil if there are none.
  func overlap(_ first: Int, _ second: Int, within universe: Box) -> Box? {
    var box: Box = []
    for column in universe.indices {
      let atoms = boxes[first][column].intersection(boxes[second][column])
        .intersection(universe[column])
      if atoms.isEmpty { return nil }
      box.append(atoms)
    }
    return box
  }
}
