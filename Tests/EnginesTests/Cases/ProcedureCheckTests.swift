@testable import Cases
import Diagnostics
import Packs
import Store
import Testing

@Suite("Every case can end")
struct ProcedureCheckTests {
  private func problems(_ steps: String) throws -> [String] {
    let folder = try EngineFolder([
      "procedures/p.yaml": "name: p\ntitle: P\nversion: \"1\"\nstart: 甲\nsteps:\n\(steps)\n"
    ])
    return PackChecker(checks: [ProcedureCheck()]).check([folder.pack]).problems.map {
      "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)"
    }
  }

  @Test(
    "what hangs in the air is told at its step",
    arguments: [
      ("  - {name: 甲, roles: [land]}", ["6:5 cases.dead-end"]),
      ("  - {name: 甲, roles: [land], next: [{to: 乙}]}", ["6:42 engines.unknown-name"]),
      (
        "  - {name: 甲, roles: [land], next: [{to: 终}]}\n  - {name: 乙, roles: [land], next: [{to: 终}]}\n  - {name: 终, kind: end}",
        ["7:5 cases.unreachable"]
      ),
      (
        "  - {name: 甲, roles: [land], next: [{to: 乙}]}\n  - {name: 乙, roles: [land], next: [{to: 甲}]}\n  - {name: 终, kind: end}",
        ["6:5 cases.endless", "7:5 cases.endless", "8:5 cases.unreachable"]
      ),
      (
        """
          - {name: 甲, roles: [land], next: [{to: 乙, when: "true"}, {to: 丙}]}
          - {name: 乙, roles: [land], next: [{to: 合}]}
          - {name: 丙, roles: [land], next: [{to: 合}]}
          - {name: 合, kind: join, of: [乙, 丙], next: [{to: 终}]}
          - {name: 终, kind: end}
        """, ["9:5 cases.join-never", "9:5 cases.join-never", "10:5 cases.unreachable"]
      ),
      (
        """
          - {name: 甲, roles: [land], fork: [乙, 丙]}
          - {name: 乙, roles: [land], next: [{to: 终}]}
          - {name: 丙, roles: [land], next: [{to: 终}]}
          - {name: 终, kind: end}
        """, ["9:5 cases.leaves-open", "9:5 cases.leaves-open", "9:5 cases.twice"]
      ),
      (
        """
          - {name: 甲, roles: [land], fork: [乙, 丙]}
          - {name: 乙, roles: [land], next: [{to: 终}]}
          - {name: 丙, roles: [land], next: [{to: 丁}]}
          - {name: 丁, kind: end, cancels: true}
          - {name: 终, kind: end, cancels: true}
        """, []
      ),
      (
        """
          - {name: 甲, roles: [land], fork: [乙, 丙]}
          - {name: 乙, roles: [land], next: [{to: 合}]}
          - {name: 丙, roles: [land], next: [{to: 合}]}
          - {name: 合, kind: join, of: [乙], next: [{to: 终}]}
          - {name: 终, kind: end, next: [{to: 甲}]}
        """, ["9:5 cases.join-mismatch", "10:5 cases.end-goes-on"]
      ),
      (
        """
          - {name: 甲, next: [{to: 乙}, {to: 终}]}
          - {name: 乙, kind: wait, next: [{to: 终, when: "true", share: 0.4}]}
          - {name: 终, kind: end}
        """,
        [
          "6:5 cases.branch-hidden", "6:5 cases.no-owner", "7:5 cases.bad-shares",
          "7:5 cases.no-otherwise", "7:5 cases.no-wait",
        ]
      ),
    ])
  func faults(_ steps: String, _ expected: [String]) throws {
    let found = try problems(steps)
    #expect(found == expected, "\(found)")
  }

  // MARK: Invented procedures

  private static func step(
    _ name: String, _ kind: Procedure.Step.Kind = .task, next: [String] = [], fork: [String] = [],
    of: [String] = []
  ) -> Procedure.Step {
    Procedure.Step(
      name: name, title: name, kind: kind, roles: [.land], person: nil, within: nil, remind: nil,
      escalation: nil, evidence: [], facts: [],
      next: next.map { Procedure.Branch(to: $0, when: nil, share: nil) }, fork: fork, of: of,
      outcome: nil, cancels: false, requires: [], takes: nil, provision: nil)
  }

  private static func procedure(_ start: String, _ steps: [Procedure.Step]) -> Procedure {
    Procedure(
      name: "p", title: "p", version: "1", openers: [], start: start, facts: [], steps: steps,
      stops: [], migrations: [], letters: [], staff: [:], arrivals: 1, pack: ("p", "1"))
  }

  /// A procedure that is sound because of how it is put together.
  private struct Builder {
    var chance: SeededGenerator
    var steps: [Procedure.Step] = []

    /// Builds a block that leads to a step; gives its first step and its last ones, which lead there.
    mutating func block(to exit: String, depth: Int) -> (first: String, last: [String]) {
      let name = "s\(steps.count)-\(depth)-\(Int.random(in: 0..<1_000_000, using: &chance))"
      switch depth == 0 ? 0 : Int.random(in: 0...3, using: &chance) {
      case 1:
        let later = block(to: exit, depth: depth - 1)
        let earlier = block(to: later.first, depth: depth - 1)
        return (earlier.first, later.last)
      case 2:
        let ways = (0..<2).map { _ in block(to: exit, depth: depth - 1) }
        steps.append(step(name, next: ways.map(\.first)))
        return (name, ways.flatMap(\.last))
      case 3:
        let join = "j" + name
        let ways = (0..<2).map { _ in block(to: join, depth: depth - 1) }
        steps.append(step(name, fork: ways.map(\.first)))
        // Of branches that part inside, each end would be waited for; so each is closed by one step.
        let closers = ways.enumerated().map { index, way in
          close(way.last, join, name + "c\(index)")
        }
        steps.append(step(join, .join, next: [exit], of: closers))
        return (name, [join])
      default:
        steps.append(step(name, next: [exit]))
        return (name, [name])
      }
    }

    private mutating func close(_ last: [String], _ join: String, _ name: String) -> String {
      for index in steps.indices where last.contains(steps[index].name) {
        for branch in steps[index].next.indices where steps[index].next[branch].to == join {
          steps[index].next[branch].to = name
        }
      }
      steps.append(step(name, next: [join]))
      return name
    }
  }

  @Test("procedures put together from sound parts are sound", arguments: 0..<60)
  func sound(_ seed: Int) throws {
    var builder = Builder(chance: SeededGenerator(seed: UInt64(seed)))
    let first = builder.block(to: "end", depth: 4).first
    let steps = builder.steps + [Self.step("end", .end)]
    #expect(ProcedureGraph(Self.procedure(first, steps)).faults().isEmpty)
  }

  @Test("where nothing is found, no walk by chance ever gets stuck", arguments: 0..<200)
  func walks(_ seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 3...7, using: &chance)
    let names = (0..<count).map { "s\($0)" }
    func some(_ most: Int) -> [String] {
      Array(
        Set(
          (0..<Int.random(in: 1...most, using: &chance)).compactMap { _ in
            names.randomElement(using: &chance)
          })
      ).sorted()
    }
    var steps = names.map { name in
      switch Int.random(in: 0...5, using: &chance) {
      case 0: Self.step(name, .end)
      case 1: Self.step(name, fork: some(3))
      case 2: Self.step(name, .join, next: some(1))
      default: Self.step(name, next: some(2))
      }
    }
    for index in steps.indices where steps[index].kind == .join {
      let name = steps[index].name
      steps[index].of = steps.filter { ($0.next.map(\.to) + $0.fork).contains(name) }.map(\.name)
    }
    let procedure = Self.procedure("s0", steps)
    let faults = ProcedureGraph(procedure).faults()
    var isStuck = false
    for _ in 0..<30 where !isStuck { isStuck = Self.walk(procedure, &chance) }
    if isStuck { #expect(!faults.isEmpty, "\(steps)") }
  }

  /// Whether a walk by chance gets stuck, comes twice to a step, or is left with open steps at an end.
  private static func walk(_ procedure: Procedure, _ chance: inout SeededGenerator) -> Bool {
    var open: [(step: String, from: String)] = [("s0", "")]
    for _ in 0..<400 {
      let ready = open.indices.filter { index in
        guard let step = procedure.step(open[index].step) else { return false }
        guard step.kind == .join else { return true }
        return Set(open.filter { $0.step == step.name }.map(\.from)) == Set(step.of)
      }
      guard let index = ready.randomElement(using: &chance),
        let step = procedure.step(open[index].step)
      else { return !open.isEmpty }
      if step.kind == .join {
        open.removeAll { $0.step == step.name }
      } else {
        open.remove(at: index)
      }
      if step.kind == .end {
        if !open.isEmpty { return true }
        return false
      }
      let targets =
        step.fork.isEmpty ? [step.next.randomElement(using: &chance)?.to ?? ""] : step.fork
      for target in targets {
        let isJoin = procedure.step(target)?.kind == .join
        if open.contains(where: { $0.step == target && (!isJoin || $0.from == step.name) }) {
          return true
        }
        open.append((target, step.name))
      }
    }
    return false
  }
}
