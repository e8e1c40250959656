import Foundation
import Rulings
import Store
import Vocabulary

/// One run of a simulation: a queue of moments, each of which brings on others.
struct SimulationRun {
  private enum Kind {
    case arrival(Int)
    case done(Int, step: String, from: String, entered: Double, began: Double, role: String?)
  }

  private let procedure: Procedure
  private let cases: Int
  private var chance: SimulationChance
  private var queue = MomentQueue<Kind>()
  /// Thousandths of people who are free, by role.
  private var free: [String: Int]
  private var waiting: [String: [(case: Int, step: String, entered: Double)]] = [:]
  /// By case: where branches have come to joins.
  private var arrived: [Int: [String: Set<String>]] = [:]
  private var began: [Double]
  private var ended: [Double?]
  private var walked: [Int]
  private var outcomes: [String: Int] = [:]
  private var stays: [String: [(waited: Double, whole: Double)]] = [:]
  private static let mostSteps = 10_000

  init(_ procedure: Procedure, cases: Int, seed: UInt64) {
    self.procedure = procedure
    self.cases = max(0, cases)
    chance = SimulationChance(seed: seed)
    free = procedure.staff.mapValues { $0 * 1_000 }
    began = [Double](repeating: 0, count: max(0, cases))
    ended = [Double?](repeating: nil, count: max(0, cases))
    walked = [Int](repeating: 0, count: max(0, cases))
    var at = 0.0
    for index in 0..<self.cases {
      queue.push(at, .arrival(index))
      at += procedure.arrivals > 0 ? chance.exponential(mean: 1 / procedure.arrivals) : 0
    }
  }

  mutating func report() -> Simulation.Report {
    while let (now, kind) = queue.pop() {
      switch kind {
      case .arrival(let index):
        began[index] = now
        enter(procedure.start, from: "", index, now)
      case .done(let index, let step, _, let entered, let start, let role):
        stays[step, default: []].append((start - entered, now - entered))
        if let role { release(role, procedure.step(step), now) }
        // A case that was ended meanwhile goes nowhere.
        if ended[index] == nil { goOn(step, index, now) }
      }
    }
    let days = zip(began, ended).compactMap { began, ended in ended.map { $0 - began } }.sorted()
    return Simulation.Report(
      cases: cases, median: Self.quantile(days, 0.5), ninetieth: Self.quantile(days, 0.9),
      longest: days.last ?? 0, outcomes: outcomes,
      steps: procedure.steps.filter { $0.kind == .task || $0.kind == .wait }.map(stepReport),
      endless: ended.count { $0 == nil })
  }

  private func stepReport(_ step: Procedure.Step) -> Simulation.StepReport {
    let found = stays[step.name] ?? []
    let whole = found.map(\.whole).sorted()
    let count = Double(max(1, found.count))
    let limit = step.kind == .task ? step.within.map(Self.days) : nil
    return Simulation.StepReport(
      step: step.name, count: found.count, waiting: found.map(\.waited).reduce(0, +) / count,
      mean: whole.reduce(0, +) / count, ninetieth: Self.quantile(whole, 0.9),
      overdue: limit.map { limit in Double(whole.count { $0 > limit }) / count })
  }

  /// A term in days: five working days make a week.
  private static func days(_ term: Term) -> Double {
    switch term.kind {
    case .working: Double(term.count) * 7 / 5
    case .days: Double(term.count)
    case .months: Double(term.count) * 365.25 / 12
    }
  }

  /// The value below which a share of sorted values lies.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    return sorted[min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.up)) - 1)]
  }

  // MARK: One case

  private mutating func enter(_ name: String, from: String, _ index: Int, _ now: Double) {
    walked[index] += 1
    guard walked[index] <= Self.mostSteps, let step = procedure.step(name) else { return }
    switch step.kind {
    case .end:
      guard ended[index] == nil else { return }
      ended[index] = now
      outcomes[step.outcome ?? step.title, default: 0] += 1
    case .join:
      arrived[index, default: [:]][name, default: []].insert(from)
      guard arrived[index]?[name] == Set(step.of) else { return }
      arrived[index]?[name] = []
      goOn(name, index, now)
    case .wait:
      let days = step.within.map(Self.days) ?? 0
      queue.push(
        now + days,
        .done(index, step: name, from: from, entered: now, began: now, role: nil))
    case .task:
      guard let role = step.roles.first(where: { free[$0.rawValue] != nil })?.rawValue else {
        return work(step, index, entered: now, now, role: nil)
      }
      // Whoever came before goes before, also where less would be enough for this one.
      if waiting[role]?.isEmpty ?? true, free[role, default: 0] >= Self.need(step) {
        free[role, default: 0] -= Self.need(step)
        work(step, index, entered: now, now, role: role)
      } else {
        waiting[role, default: []].append((index, name, now))
      }
    }
  }

  private mutating func work(
    _ step: Procedure.Step, _ index: Int, entered: Double, _ now: Double, role: String?
  ) {
    let days = step.takes.map { chance.triangular($0) } ?? 0
    queue.push(
      now + days,
      .done(index, step: step.name, from: "", entered: entered, began: now, role: role))
  }

  /// How many thousandths of a person a step takes.
  private static func need(_ step: Procedure.Step) -> Int {
    max(1, Int((step.attention * 1_000).rounded()))
  }

  /// Somebody of a role is free for those who wait longest.
  private mutating func release(_ role: String, _ done: Procedure.Step?, _ now: Double) {
    free[role, default: 0] += done.map(Self.need) ?? 0
    while let next = waiting[role]?.first, let step = procedure.step(next.step),
      free[role, default: 0] >= Self.need(step)
    {
      waiting[role]?.removeFirst()
      free[role, default: 0] -= Self.need(step)
      work(step, next.case, entered: next.entered, now, role: role)
    }
  }

  private mutating func goOn(_ name: String, _ index: Int, _ now: Double) {
    guard let step = procedure.step(name) else { return }
    if !step.fork.isEmpty {
      for target in step.fork { enter(target, from: name, index, now) }
      return
    }
    var left = chance.unit()
    for (place, branch) in step.next.enumerated() {
      left -= branch.share ?? 1
      guard left < 0 || place == step.next.count - 1 else { continue }
      return enter(branch.to, from: name, index, now)
    }
  }
}

/// Chance that is the same in every run of a seed.
struct SimulationChance {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// A number of 0 ..< 1.
  mutating func unit() -> Double { numbers.unit() }

  /// A time between things that come by themselves.
  mutating func exponential(mean: Double) -> Double { -mean * log(1 - unit()) }

  /// A number of a triangular distribution.
  mutating func triangular(_ duration: Procedure.Duration) -> Double {
    let (a, c, b) = (duration.least, duration.likely, duration.most)
    guard b > a else { return a }
    let u = unit()
    return u < (c - a) / (b - a)
      ? a + ((u * (b - a) * (c - a)).squareRoot())
      : b - (((1 - u) * (b - a) * (b - c)).squareRoot())
  }
}

/// Moments in their order; of two at one moment that which was put in first.
struct MomentQueue<Kind> {
  private var heap: [(at: Double, order: Int, kind: Kind)] = []
  private var count = 0

  mutating func push(_ at: Double, _ kind: Kind) {
    heap.append((at, count, kind))
    count += 1
    var index = heap.count - 1
    while index > 0, precedes(index, (index - 1) / 2) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func pop() -> (at: Double, kind: Kind)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      var index = 0
      while true {
        var least = index
        for child in [2 * index + 1, 2 * index + 2]
        where child < heap.count && precedes(child, least) { least = child }
        if least == index { break }
        heap.swapAt(index, least)
        index = least
      }
    }
    return (first.at, first.kind)
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    (heap[a].at, heap[a].order) < (heap[b].at, heap[b].order)
  }
}
