import FEEL

/// Puts the lanes that a pass needs into an order and into registers.
struct PassBuilder {
  /// The lanes that a step gives.
  struct StepLanes {
    var step: Int
    var results: [(column: Int, lane: Int)]
    /// Whether rows of them may have to be settled.
    var isOpen: Bool
    /// How many lanes there were when the step was done.
    var end: Int
    /// What is done with lanes once they are settled.
    var uses: [Use] = []
  }

  /// Something done with lanes after they are computed.
  enum Use {
    case store(lane: Int, PassProgram.Sink)
    case accumulate(Int)
  }

  private let graph: LaneGraph
  private var needed: [Bool]
  private var registers: [Int]
  private var free: [Int] = []
  /// Lanes whose registers lie in columns, and so are never used for anything else.
  private var direct: Set<Int> = []
  private var program = PassProgram()

  /// Makes the program of a pass.
  ///
  /// - Parameters:
  ///   - graph: The lanes.
  ///   - steps: The steps in order.
  ///   - groupings: What is gathered; registers are still numbers of lanes.
  ///   - columns: The columns that lanes load.
  /// - Returns: The program.
  static func program(
    _ graph: LaneGraph, steps: [StepLanes], groupings: [GroupingProgram], columns: [Column]
  ) -> PassProgram {
    var builder = PassBuilder(graph)
    builder.program.columns = columns
    builder.program.tables = graph.tables
    builder.program.groupings = groupings
    builder.mark(steps, groupings)
    builder.emit(steps)
    return builder.program
  }

  private init(_ graph: LaneGraph) {
    self.graph = graph
    needed = [Bool](repeating: false, count: graph.nodes.count)
    registers = [Int](repeating: -1, count: graph.nodes.count)
  }

  // MARK: - What is needed

  private func lanes(_ use: Use, _ groupings: [GroupingProgram]) -> [Int] {
    switch use {
    case .store(let lane, _): [lane]
    case .accumulate(let grouping):
      [groupings[grouping].codes]
        + groupings[grouping].items.flatMap { item -> [Int] in
          switch item.kind {
          case .rows: []
          case .product: [item.register, item.other]
          default: [item.register]
          }
        }
    }
  }

  private mutating func mark(_ steps: [StepLanes], _ groupings: [GroupingProgram]) {
    for use in steps.flatMap(\.uses) {
      for lane in lanes(use, groupings) { needed[lane] = true }
    }
    // Results settled together are computed together.
    for step in steps.reversed() {
      markOperands()
      if step.isOpen, step.results.contains(where: { needed[$0.lane] }) {
        for result in step.results { needed[result.lane] = true }
      }
    }
    markOperands()
  }

  private mutating func markOperands() {
    for index in (0..<graph.nodes.count).reversed() where needed[index] {
      for operand in graph.nodes[index].operands { needed[operand] = true }
    }
  }

  // MARK: - Instructions

  /// What happens with a vector of rows, in order.
  private enum Event {
    case lane(Int)
    case step(StepLanes)
  }

  private mutating func emit(_ steps: [StepLanes]) {
    let events = events(steps)
    // A lane lives until the last event that looks at it.
    var lives = [Int](repeating: -1, count: graph.nodes.count)
    for (time, event) in events.enumerated() {
      switch event {
      case .lane(let lane): for operand in graph.nodes[lane].operands { lives[operand] = time }
      case .step(let step):
        if step.isOpen { for result in step.results { lives[result.lane] = time } }
        for use in step.uses {
          for lane in lanes(use, program.groupings) { lives[lane] = time }
        }
      }
    }
    var ends: [Int: [Int]] = [:]
    for lane in graph.nodes.indices where needed[lane] && !graph.nodes[lane].isConstant {
      ends[lives[lane], default: []].append(lane)
    }
    placeDirectly(steps)
    for lane in graph.nodes.indices where needed[lane] && graph.nodes[lane].isConstant {
      registers[lane] = newRegister()
      program.constants.append(compute(lane))
    }
    for (time, event) in events.enumerated() {
      switch event {
      case .lane(let lane):
        // Taken before those of its operands are given back: lanes of one call never overlap.
        if registers[lane] < 0 {
          registers[lane] = isLentByColumn(lane) ? ownRegister(lane) : newRegister()
        }
        program.instructions.append(.compute(program.computes.count))
        program.computes.append(compute(lane))
      case .step(let step):
        settle(step)
        for use in step.uses { emit(use) }
      }
      for lane in ends[time] ?? [] where !direct.contains(lane) { free.append(registers[lane]) }
    }
  }

  /// Lets results that are stored as they are be computed where they are stored.
  private mutating func placeDirectly(_ steps: [StepLanes]) {
    for use in steps.flatMap(\.uses) {
      guard case .store(let lane, let sink) = use, registers[lane] < 0,
        !graph.nodes[lane].isConstant, !graph.nodes[lane].isLoad
      else { continue }
      let buffer: Buffer
      let width: Int
      switch sink {
      case .near(let own, _): (buffer, width) = (own, 8)
      case .truths(let own): (buffer, width) = (own, 1)
      case .codes(let own, .four): (buffer, width) = (own, 4)
      case .numbers, .codes: continue
      }
      registers[lane] = ownRegister(lane)
      program.directs.append(
        PassProgram.Direct(register: registers[lane], buffer: buffer, width: width))
    }
  }

  private func events(_ steps: [StepLanes]) -> [Event] {
    var events: [Event] = []
    var next = 0
    for step in steps {
      while next < step.end {
        if needed[next], !graph.nodes[next].isConstant { events.append(.lane(next)) }
        next += 1
      }
      events.append(.step(step))
    }
    return events
  }

  private mutating func settle(_ step: StepLanes) {
    guard step.isOpen, step.results.contains(where: { needed[$0.lane] }) else { return }
    program.instructions.append(.settle(program.settlings.count))
    program.settlings.append(
      PassProgram.Settling(
        step: step.step,
        results: step.results.map { result in
          PassProgram.Result(
            column: result.column, register: registers[result.lane],
            type: resultType(graph.type(result.lane)))
        }))
  }

  private func resultType(_ type: LaneType) -> PassProgram.ResultType {
    switch type {
    case .number(let facts): return .number(facts)
    case .day(let facts): return .day(facts)
    case .span(let facts): return .span(facts)
    case .truth: return .truth
    case .null: return .number(.exact(scale: 0, 0, 0))
    case .text(let domain):
      var places: [ValueKey: Int32] = [:]
      for (place, text) in domain.texts.enumerated() {
        if let key = ValueKey(text) { places[key] = Int32(place) }
      }
      return .text(places)
    }
  }

  private mutating func emit(_ use: Use) {
    switch use {
    case .store(let lane, let sink):
      program.instructions.append(.store(program.stores.count))
      program.stores.append(PassProgram.Store(register: registers[lane], sink: sink))
    case .accumulate(let index):
      program.groupings[index].codes = registers[program.groupings[index].codes]
      for item in program.groupings[index].items.indices
      where program.groupings[index].items[item].kind != .rows {
        let lane = program.groupings[index].items[item].register
        program.groupings[index].items[item].register = registers[lane]
        if program.groupings[index].items[item].kind == .product {
          let other = program.groupings[index].items[item].other
          program.groupings[index].items[item].other = registers[other]
        }
      }
      program.instructions.append(.accumulate(index))
    }
  }

  /// Whether a lane is loaded by pointing at a column of doubles.
  private func isLentByColumn(_ lane: Int) -> Bool {
    guard case .load(let column) = graph.nodes[lane].operation else { return false }
    if case .approximate = program.columns[column].form { return true }
    return false
  }

  /// A register for one lane alone.
  private mutating func ownRegister(_ lane: Int) -> Int {
    direct.insert(lane)
    program.registerCount += 1
    return program.registerCount - 1
  }

  private mutating func newRegister() -> Int {
    if let register = free.popLast() { return register }
    program.registerCount += 1
    return program.registerCount - 1
  }

  private func compute(_ lane: Int) -> PassProgram.Compute {
    let node = graph.nodes[lane]
    func register(_ index: Int) -> Int {
      index < node.operands.count ? registers[node.operands[index]] : 0
    }
    func facts(_ index: Int) -> NumberFacts {
      index < node.operands.count ? graph.facts(node.operands[index]) : .exact(scale: 0, 0, 0)
    }
    return PassProgram.Compute(
      operation: node.operation, lane: node.type.lane, out: registers[lane], a: register(0),
      b: register(1), c: register(2), facts: graph.facts(lane), first: facts(0),
      second: facts(1), third: facts(2),
      operand: node.operands.first.map { graph.type($0).lane } ?? .number)
  }
}

extension Node {
  var isLoad: Bool { if case .load = operation { true } else { false } }

  /// Whether it is the same for all rows.
  var isConstant: Bool {
    switch operation {
    case .number, .truth, .code: true
    default: false
    }
  }
}

extension LaneType {
  var lane: PassProgram.Lane {
    switch self {
    case .number, .day, .span, .null: .number
    case .truth: .truth
    case .text: .code
    }
  }
}
