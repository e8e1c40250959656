/// A procedure as a net of places, to see what can become of a case.
///
/// A place is a step that is open, or a branch that has come to a join. A marking is the set of places
/// that a case is at. All markings that can come about are looked at, whatever conditions decide.
struct ProcedureGraph {
  /// A place.
  struct Place: Hashable {
    /// The step.
    var step: String
    /// For a join, where the branch came from.
    var from: String?
  }

  typealias Marking = Set<Place>

  /// What is wrong with a procedure as a whole.
  enum Fault: Hashable {
    /// A step that no case can come to.
    case unreachable(String)
    /// A step that would be open twice at once.
    case twice(String)
    /// A join at which branches wait for one that never comes.
    case waitsForever(String, for: [String])
    /// A step from which no end can be reached.
    case endless(String)
    /// An end that leaves other steps open.
    case leavesOpen(String, [String])
    /// There are too many markings to look at.
    case tooLarge
  }

  let procedure: Procedure
  private static let mostMarkings = 20_000
  private let steps: [String: Procedure.Step]

  init(_ procedure: Procedure) {
    self.procedure = procedure
    steps = Dictionary(
      procedure.steps.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is wrong with a case that begins at the start.
  func faults() -> [Fault] {
    guard let start = place(procedure.start, from: nil) else { return [] }
    let search = Search(self, from: [start])
    guard !search.isCut else { return [.tooLarge] }
    let seen = Set(search.markings.flatMap { $0.map(\.step) }).union(search.ended)
    let unreachable = procedure.steps.filter { !seen.contains($0.name) }.map {
      Fault.unreachable($0.name)
    }
    return search.faults + unreachable
  }

  /// Whether a case that is at some places can come to an end from all that may follow.
  func canEnd(from marking: Marking) -> Bool {
    let search = Search(self, from: marking)
    return !search.isCut && search.faults.isEmpty
  }

  /// The place of a step that is entered from another.
  func place(_ step: String, from: String?) -> Place? {
    guard let found = steps[step] else { return nil }
    return Place(step: step, from: found.kind == .join ? from : nil)
  }

  /// One way on from a marking.
  fileprivate struct Move {
    var step: String
    var taken: Marking
    var targets: [String]
  }

  fileprivate func moves(_ marking: Marking) -> [Move] {
    var moves: [Move] = []
    for name in Set(marking.map(\.step)).sorted() {
      guard let step = steps[name] else { continue }
      let here = marking.filter { $0.step == name }
      switch step.kind {
      case .end: moves.append(Move(step: name, taken: step.cancels ? marking : here, targets: []))
      case .join:
        guard Set(here.compactMap(\.from)) == Set(step.of) else { continue }
        moves += ways(step).map { Move(step: name, taken: here, targets: $0) }
      case .task, .wait: moves += ways(step).map { Move(step: name, taken: here, targets: $0) }
      }
    }
    return moves
  }

  private func ways(_ step: Procedure.Step) -> [[String]] {
    step.fork.isEmpty ? step.next.map { [$0.to] } : [step.fork]
  }

  /// All that can follow from a marking.
  private struct Search {
    private(set) var markings: [Marking] = []
    private(set) var faults: [Fault] = []
    private(set) var ended: Set<String> = []
    private(set) var isCut = false

    init(_ graph: ProcedureGraph, from start: Marking) {
      var places: [Marking: Int] = [start: 0]
      var before: [[Int]] = [[]]
      var final: [Int] = []
      markings = [start]
      var index = 0
      while index < markings.count {
        let marking = markings[index]
        let moves = graph.moves(marking)
        if moves.isEmpty, !marking.isEmpty { note(Self.stuck(marking, graph)) }
        for move in moves {
          let rest = marking.subtracting(move.taken)
          if graph.steps[move.step]?.kind == .end {
            ended.insert(move.step)
            if !rest.isEmpty { note(.leavesOpen(move.step, Set(rest.map(\.step)).sorted())) }
          }
          var next = rest
          for target in move.targets {
            guard let place = graph.place(target, from: move.step) else { continue }
            if !next.insert(place).inserted { note(.twice(target)) }
          }
          if next.isEmpty {
            final.append(index)
            continue
          }
          if let known = places[next] {
            before[known].append(index)
          } else if markings.count < ProcedureGraph.mostMarkings {
            places[next] = markings.count
            markings.append(next)
            before.append([index])
          } else {
            isCut = true
          }
        }
        index += 1
      }
      if !isCut { findEndless(before, final) }
    }

    /// Markings from which no way leads to the end though there are ways on.
    private mutating func findEndless(_ before: [[Int]], _ final: [Int]) {
      var ends = Set(final)
      var queue = final
      while let index = queue.popLast() {
        for other in before[index] where ends.insert(other).inserted { queue.append(other) }
      }
      let hasStuck = faults.contains { if case .waitsForever = $0 { true } else { false } }
      guard !hasStuck else { return }
      for (index, marking) in markings.enumerated() where !ends.contains(index) {
        for step in Set(marking.map(\.step)).sorted() { note(.endless(step)) }
      }
    }

    private mutating func note(_ fault: Fault) {
      if !faults.contains(fault) { faults.append(fault) }
    }

    private static func stuck(_ marking: Marking, _ graph: ProcedureGraph) -> Fault {
      for place in marking.sorted(by: { $0.step < $1.step }) {
        guard let step = graph.steps[place.step], step.kind == .join else { continue }
        let come = Set(marking.filter { $0.step == place.step }.compactMap(\.from))
        return .waitsForever(place.step, for: step.of.filter { !come.contains($0) })
      }
      return .endless(marking.map(\.step).sorted().first ?? "")
    }
  }
}
