import FEEL

/// The registers of one thread, and the loop over a program's instructions.
final class Worker {
  let program: PassProgram
  private let memory: Buffer
  /// Where each register lies: in the memory here, or for the time of a vector in a column.
  private let bases: UnsafeMutablePointer<UnsafeMutableRawPointer>
  /// The absolute part of each register's bound.
  private let slack: UnsafeMutablePointer<Double>
  private let computes: UnsafeMutableBufferPointer<PassProgram.Compute>
  private let doubts: TruthLane
  private let doubtMemory: Buffer
  /// Whether the step under way has rows left open.
  private var isOpen = false
  private let settler: Settler
  var groups: [GroupAccumulator]
  /// How many rows were settled by the interpreter.
  private(set) var settled = 0
  private var start = 0
  private var count = 0

  init(_ program: PassProgram, settler: Settler) {
    self.program = program
    self.settler = settler
    let memory = Buffer(byteCount: max(1, program.registerCount) * Vector.rows * 8)
    self.memory = memory
    let registers = max(1, program.registerCount)
    bases = .allocate(capacity: registers)
    for register in 0..<registers {
      (bases + register).initialize(to: memory.base + register * Vector.rows * 8)
    }
    slack = .allocate(capacity: registers)
    slack.initialize(repeating: 0, count: registers)
    computes = .allocate(capacity: program.computes.count)
    _ = computes.initialize(from: program.computes)
    doubtMemory = Buffer(byteCount: Vector.rows)
    doubts = TruthLane(rebasing: doubtMemory.elements(UInt8.self)[..<Vector.rows])
    Kernel.fill(doubts, 0, Vector.rows)
    groups = program.groupings.map(GroupAccumulator.init)
    count = Vector.rows
    for constant in program.constants { compute(constant) }
  }

  deinit {
    bases.deallocate()
    slack.deallocate()
    computes.deallocate()
  }

  private func lane<T>(_ register: Int, _ type: T.Type) -> UnsafeMutableBufferPointer<T> {
    // Safe because a register has 8 bytes a row, and no element type is wider.
    UnsafeMutableBufferPointer(
      start: bases[register].assumingMemoryBound(to: type),
      count: Vector.rows)
  }

  func numbers(_ register: Int) -> NumberLane { lane(register, Double.self) }
  func truths(_ register: Int) -> TruthLane { lane(register, UInt8.self) }
  func codes(_ register: Int) -> CodeLane { lane(register, Int32.self) }

  /// Runs the program on a vector of rows.
  func run(rows: Range<Int>) throws(StepRefusal) {
    start = rows.lowerBound
    count = rows.count
    for direct in program.directs {
      bases[direct.register] = direct.buffer.base + start * direct.width
    }
    for instruction in program.instructions {
      switch instruction {
      case .compute(let index): compute(computes[index])
      case .settle(let index): try settle(index)
      case .store(let index): store(index)
      case .accumulate(let grouping): groups[grouping].add(self, from: start, count)
      }
    }
  }

  // MARK: - Computing

  private func compute(_ item: PassProgram.Compute) {
    switch item.lane {
    case .number: number(item)
    case .truth: truth(item)
    case .code: code(item)
    }
  }

  private func number(_ item: PassProgram.Compute) {
    let out = numbers(item.out)
    let (a, b) = (numbers(item.a), numbers(item.b))
    switch item.operation {
    case .number(let bits): Kernel.fill(out, Double(bitPattern: bits), count)
    case .load(let column): load(column, item)
    case .add: Kernel.add(a, b, out, count)
    case .subtract: Kernel.subtract(a, b, out, count)
    case .multiply: Kernel.multiply(a, b, out, count)
    case .divide: Kernel.divide(a, b, out, count)
    case .modulo: Kernel.modulo(a, b, out, count)
    case .minimum: Kernel.minimum(a, b, out, count)
    case .maximum: Kernel.maximum(a, b, out, count)
    case .negate: Kernel.negate(a, out, count)
    case .magnitude: Kernel.magnitude(a, out, count)
    case .squareRoot: Kernel.squareRoot(a, out, count)
    case .scaleUp(let factor): Kernel.multiply(a, by: factor, out, count)
    case .scaleDown(let divisor): Kernel.divide(a, by: divisor, out, count)
    case .roundExact(let divisor, let mode): Kernel.roundExact(a, divisor, mode, out, count)
    case .roundNear(let factor, let mode): roundNear(item, factor, mode)
    case .select: Kernel.select(truths(item.a), b, numbers(item.c), out, count)
    case .lookUp(let table):
      guard case .numbers(let values) = program.tables[table] else { return }
      values.withUnsafeBufferPointer { Kernel.lookUp(codes(item.a), $0, out, count) }
    case .part(let part): Kernel.part(part, a, out, count)
    default: preconditionFailure("an operation that gives no numbers")
    }
    if item.facts.hasSlack { slack[item.out] = bound(item) }
  }

  private func load(_ column: Int, _ item: PassProgram.Compute) {
    switch program.columns[column].form {
    case .numbers(let numbers), .days(let numbers):
      Kernel.load(numbers.integers, start, self.numbers(item.out), count)
    case .approximate(let approximation):
      // The register is the column itself: nothing writes to a lane that is loaded.
      bases[item.out] = approximation.buffer.base + start * 8
      if item.facts.hasSlack { slack[item.out] = approximation.slack[start / Vector.rows] }
    default: preconditionFailure("a column without numbers")
    }
  }

  private func roundNear(
    _ item: PassProgram.Compute, _ factor: Double, _ mode: Decimal128.Rounding
  ) {
    let absolute = item.first.hasSlack ? slack[item.a] * factor * NumberFacts.margin : 0
    if Kernel.roundNear(
      numbers(item.a), factor: factor, mode, numbers(item.out),
      relative: (item.first.relative + NumberFacts.unit) * NumberFacts.margin, absolute: absolute,
      doubts, count)
    {
      isOpen = true
    }
  }

  private func truth(_ item: PassProgram.Compute) {
    let out = truths(item.out)
    switch item.operation {
    case .truth(let byte): Kernel.fill(out, byte, count)
    case .load(let column):
      guard case .booleans(let buffer) = program.columns[column].form else {
        preconditionFailure("a column without truths")
      }
      Kernel.copy(buffer, start, to: out, count)
    case .compare(let operation):
      Kernel.compare(operation, numbers(item.a), numbers(item.b), out, count)
    case .compareNear(let operation): compareNear(item, operation)
    case .compareCodes(let operation):
      Kernel.compare(operation, codes(item.a), codes(item.b), out, count)
    case .same: Kernel.same(truths(item.a), truths(item.b), out, count)
    case .and: Kernel.and(truths(item.a), truths(item.b), out, count)
    case .or: Kernel.or(truths(item.a), truths(item.b), out, count)
    case .not: Kernel.not(truths(item.a), out, count)
    case .holds: Kernel.holds(truths(item.a), out, count)
    case .isNull:
      switch item.operand {
      case .number: Kernel.isNull(numbers(item.a), out, count)
      case .truth: Kernel.isNull(truths(item.a), out, count)
      case .code: Kernel.isNull(codes(item.a), out, count)
      }
    case .select: Kernel.select(truths(item.a), truths(item.b), truths(item.c), out, count)
    case .lookUp(let table):
      guard case .truths(let values) = program.tables[table] else { return }
      values.withUnsafeBufferPointer { Kernel.lookUp(codes(item.a), $0, out, count) }
    default: preconditionFailure("an operation that gives no truths")
    }
  }

  private func compareNear(_ item: PassProgram.Compute, _ operation: ComparisonOperator) {
    let (a, b) = (numbers(item.a), numbers(item.b))
    Kernel.compare(operation, a, b, truths(item.out), count)
    let absolute =
      (item.first.hasSlack ? slack[item.a] : 0) + (item.second.hasSlack ? slack[item.b] : 0)
    let nearness = Kernel.Nearness(
      first: item.first.relative * NumberFacts.margin,
      second: item.second.relative * NumberFacts.margin, absolute: absolute * NumberFacts.margin)
    if Kernel.doubt(a, b, nearness, doubts, count) { isOpen = true }
  }

  private func code(_ item: PassProgram.Compute) {
    let out = codes(item.out)
    switch item.operation {
    case .code(let code): Kernel.fill(out, code, count)
    case .load(let column):
      guard case .coded(let codes, _) = program.columns[column].form else {
        preconditionFailure("a column without places")
      }
      Kernel.load(codes, start, out, count)
    case .extremeCode(let largest):
      Kernel.extreme(codes(item.a), codes(item.b), largest: largest, out, count)
    case .select: Kernel.select(truths(item.a), codes(item.b), codes(item.c), out, count)
    case .lookUp(let table):
      guard case .codes(let values) = program.tables[table] else { return }
      values.withUnsafeBufferPointer { Kernel.lookUp(codes(item.a), $0, out, count) }
    case .combine(let size, let firstNull, let secondNull):
      Kernel.combine(
        codes(item.a), codes(item.b), Int32(size), firstNull ? 1 : 0, secondNull ? 1 : 0, out,
        count)
    case .codeTruth: Kernel.codeTruth(truths(item.a), out, count)
    default: preconditionFailure("an operation that gives no places")
    }
  }

  // MARK: - Bounds

  /// The absolute part of the bound of a result; `docs/exactness.md` has the derivations.
  private func bound(_ item: PassProgram.Compute) -> Double {
    let first = item.first.hasSlack ? slack[item.a] : 0
    let second = item.second.hasSlack ? slack[item.b] : 0
    var result: Double
    switch item.operation {
    case .load: return slack[item.out]
    case .add, .subtract:
      result = first + second
      if item.facts.relative <= NumberFacts.unit * NumberFacts.margin {
        result += item.first.relative * Kernel.largest(numbers(item.a), count)
        result += item.second.relative * Kernel.largest(numbers(item.b), count)
      }
    case .multiply:
      result = first * second
      if second > 0 { result += second * Kernel.largest(numbers(item.a), count) }
      if first > 0 { result += first * Kernel.largest(numbers(item.b), count) }
    case .divide:
      guard item.second.hasSlack else {
        result = first / item.second.least
        break
      }
      let least = second * 0x1p30
      result = first / least
      if Kernel.doubtQuotient(
        numbers(item.b), numbers(item.out), least: least, doubts, count)
      {
        isOpen = true
      }
    case .scaleUp(let factor): result = first * factor
    case .scaleDown(let divisor): result = first / divisor
    case .minimum, .maximum: result = max(first, second)
    case .select: result = max(second, item.third.hasSlack ? slack[item.c] : 0)
    case .negate, .magnitude: return first
    default: preconditionFailure("an operation whose bound has no absolute part")
    }
    return result * NumberFacts.margin + NumberFacts.underflow
  }

  // MARK: - Results

  private func store(_ index: Int) {
    let register = program.stores[index].register
    switch program.stores[index].sink {
    case .numbers(let integers): Kernel.store(numbers(register), integers, start, count)
    case .near(let buffer, let slack):
      Kernel.copy(numbers(register), to: buffer, start, count)
      slack?.elements(Double.self)[start / Vector.rows] = self.slack[register]
    case .truths(let buffer): Kernel.copy(truths(register), to: buffer, start, count)
    case .codes(let buffer, let width):
      Kernel.store(codes(register), buffer, width, start, count)
    }
  }

  private func settle(_ index: Int) throws(StepRefusal) {
    guard isOpen else { return }
    isOpen = false
    let step = program.settlings[index].step
    let results = program.settlings[index].results
    for row in 0..<count where doubts[row] != 0 {
      doubts[row] = 0
      settled += 1
      for result in results {
        let value = settler.value(of: result.column, row: start + row)
        guard place(value, result, row) else {
          throw StepRefusal(step: step)
        }
      }
    }
  }
}
