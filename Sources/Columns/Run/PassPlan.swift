import Diagnostics
import FEEL

/// What one pass does.
struct PassPlan {
  var compiler: ColumnCompiler
  /// The columns that lanes load, by their places in the program.
  var columns: [Column] = []
  var steps: [PassBuilder.StepLanes] = []
  var gathered: [GroupingProgram] = []
  /// What becomes of what is stored.
  var pending: [Pending] = []
  var groupWork: [GroupWork] = []
  private var interpreted: [Int] = []
  private var ranks: [Int] = []
  /// Names that are there as lanes.
  var inLanes: Set<String> = []
  var done: Set<Int> = []
  /// The lanes of places of groups that are new in this pass.
  var placeLanes: [[String]: Int] = [:]

  /// A column that is being filled.
  struct Pending {
    var number: Int
    var lane: Int
    var sink: PassProgram.Sink
    var type: LaneType
  }

  var hasRows: Bool { steps.contains { !$0.uses.isEmpty } }

  init(_ run: CalculationRun) {
    var surroundings = Surroundings(now: run.source.now)
    for (name, number) in run.reading.numbers.sorted(by: { $0.value < $1.value }) {
      guard let column = run.source.stored[number] else { continue }
      surroundings.add(name, column, number: columns.count)
      columns.append(column)
    }
    compiler = ColumnCompiler(surroundings)
  }

  // MARK: - Compiling

  mutating func compile(_ run: inout CalculationRun) throws(Problem) {
    for index in run.open {
      let step = run.reading.steps[index]
      guard step.needs.allSatisfy({ run.isStored($0) || inLanes.contains($0) }) else { continue }
      compiler.input = nil
      switch step.work {
      case .formula(let syntax): formula(index, step, syntax, &run)
      case .table(let table): self.table(index, step, table, &run)
      case .group(let keys, let aggregates): try group(index, keys, aggregates, &run)
      case .rank(let rank):
        guard try requirePlaces(rank.keys, step: index, &run) else { continue }
        ranks.append(index)
        done.insert(index)
      }
    }
    store(run)
  }

  private mutating func formula(
    _ index: Int, _ step: ReadStep, _ syntax: Syntax, _ run: inout CalculationRun
  ) {
    guard run.refusals[index] == nil else { return interpret(index) }
    if let table = compiler.table(syntax) {
      share(table, step.results[0], &run)
      done.insert(index)
      return
    }
    do throws(Refusal) {
      let lane = try compiler.lane(syntax)
      finish(index, step, [lane])
    } catch {
      run.refuse(index, error)
      interpret(index)
    }
  }

  private mutating func table(
    _ index: Int, _ step: ReadStep, _ table: ReadTable, _ run: inout CalculationRun
  ) {
    guard run.refusals[index] == nil else { return interpret(index) }
    do throws(Refusal) {
      finish(index, step, try compiler.lanes(table))
    } catch {
      run.refuse(index, error)
      interpret(index)
    }
  }

  private mutating func interpret(_ index: Int) {
    interpreted.append(index)
    done.insert(index)
  }

  /// A column of what depends on the places of a dimension alone.
  private mutating func share(
    _ table: ColumnCompiler.Tabulated, _ result: (name: String, number: Int),
    _ run: inout CalculationRun
  ) {
    let values = Array(table.values[..<table.codes.limit])
    let other = table.values[table.codes.limit]
    if !other.isNull, table.codes.hasNull {
      // Rows without a place have a value of their own: a place more, and codes of its own.
      let made = Codes.make(run.rowCount, limit: table.codes.limit + 1) {
        table.codes[$0] ?? table.codes.limit
      }
      keep(Column(.coded(made, values + [other]), count: run.rowCount), result, &run)
    } else {
      keep(Column(.coded(table.codes, values), count: run.rowCount), result, &run)
    }
  }

  /// Keeps a column that is there at once.
  private mutating func keep(
    _ column: Column, _ result: (name: String, number: Int), _ run: inout CalculationRun
  ) {
    run.source.stored[result.number] = column
    compiler.surroundings.add(result.name, column, number: columns.count)
    columns.append(column)
  }

  private mutating func finish(_ index: Int, _ step: ReadStep, _ lanes: [Int]) {
    var isOpen = false
    var results: [(column: Int, lane: Int)] = []
    for (result, lane) in zip(step.results, lanes) {
      if compiler.graph.endStep(lane) { isOpen = true }
      compiler.surroundings.add(result.name, lane: lane)
      inLanes.insert(result.name)
      results.append((result.number, lane))
    }
    steps.append(
      PassBuilder.StepLanes(
        step: index, results: results, isOpen: isOpen, end: compiler.graph.nodes.count))
    done.insert(index)
  }

  // MARK: - Storing

  /// Makes room for the columns that are wanted after the pass.
  private mutating func store(_ run: CalculationRun) {
    let passive = done.subtracting(interpreted).subtracting(ranks)
    let again = steps.filter { isDoneAgain($0, run, passive) }.map(\.step)
    done.subtract(again)
    for (place, step) in steps.enumerated() {
      if case .group = run.reading.steps[step.step].work { continue }
      if again.contains(step.step) { continue }
      for (result, lanes) in zip(run.reading.steps[step.step].results, step.results)
      where run.isWanted(result.name, besides: passive) {
        let sink = sink(lanes.lane, run.rowCount)
        pending.append(
          Pending(
            number: result.number, lane: lanes.lane, sink: sink,
            type: compiler.graph.type(lanes.lane)))
        steps[place].uses.append(.store(lane: lanes.lane, sink))
      }
    }
  }

  /// Whether the next pass computes a step anew rather than reading what this pass would store: a short
  /// formula over stored columns costs less than eight bytes a row to and from memory.
  private func isDoneAgain(
    _ step: PassBuilder.StepLanes, _ run: CalculationRun, _ passive: Set<Int>
  ) -> Bool {
    let read = run.reading.steps[step.step]
    guard case .formula = read.work, !step.isOpen, read.needs.allSatisfy(run.isStored),
      step.results.count == 1, let lane = step.results.first?.lane,
      !compiler.graph.facts(lane).isExact, compiler.graph.size(lane) <= 12
    else { return false }
    let users = run.open.filter {
      !passive.contains($0)
        && !run.reading.steps[$0].needs.isDisjoint(with: read.results.map(\.name))
    }
    return !users.isEmpty
      && users.allSatisfy { user in
        switch run.reading.steps[user].work {
        case .formula, .table: !done.contains(user) && run.refusals[user] == nil
        case .group, .rank: false
        }
      }
  }

  /// Stores a lane as a column that has no name; it is stored with the step that comes next.
  mutating func keepHidden(_ lane: Int, _ number: Int, _ run: CalculationRun) {
    let sink = sink(lane, run.rowCount)
    pending.append(
      Pending(number: number, lane: lane, sink: sink, type: compiler.graph.type(lane)))
    steps.append(
      PassBuilder.StepLanes(
        step: steps.last?.step ?? 0, results: [], isOpen: false, end: compiler.graph.nodes.count,
        uses: [.store(lane: lane, sink)]))
  }

  private func sink(_ lane: Int, _ rows: Int) -> PassProgram.Sink {
    let type = compiler.graph.type(lane)
    switch type {
    case .truth: return .truths(Buffer(byteCount: rows))
    case .text(let domain):
      let width = Codes.width(domain.texts.count)
      return .codes(Buffer(byteCount: rows * width.rawValue), width)
    case .number, .day, .span, .null:
      let facts = compiler.graph.facts(lane)
      guard facts.isExact else {
        let vectors = (rows + Vector.rows - 1) / Vector.rows
        return .near(
          Buffer(byteCount: rows * 8), slack: facts.hasSlack ? Buffer(byteCount: vectors * 8) : nil)
      }
      let width = Width(Int128(facts.low), Int128(facts.high))
      return .numbers(Integers(count: rows, width: width))
    }
  }

  func program(_ run: CalculationRun) -> PassProgram {
    PassBuilder.program(
      compiler.graph, steps: steps, groupings: gathered, columns: columns)
  }

  /// Makes columns of what the pass has stored, and of what it has gathered.
  mutating func finish(
    _ run: inout CalculationRun, _ outcome: PassRun.Outcome
  ) throws(Problem) {
    for item in pending { run.source.stored[item.number] = column(item, run.rowCount) }
    for item in pending {
      guard case .approximate(var approximation)? = run.source.stored[item.number]?.form else {
        continue
      }
      let (source, number) = (run.source, item.number)
      approximation.exact = { Settler(source).value(of: number, row: $0) }
      run.source.stored[number] = Column(.approximate(approximation), count: run.rowCount)
    }
    for work in groupWork { try work.finish(&run, outcome.groups[work.gathered]) }
  }

  private func column(_ item: Pending, _ rows: Int) -> Column {
    switch (item.sink, item.type) {
    case (.numbers(let integers), .day(let facts)):
      return Column(.days(numbers(integers, facts)), count: rows)
    case (.numbers(let integers), .span(let facts)):
      return spans(integers, facts, rows)
    case (.numbers(let integers), _):
      let facts = item.type.facts ?? .exact(scale: 0, 0, 0)
      return Column(.numbers(numbers(integers, facts)), count: rows)
    case (.near(let buffer, let slack), _):
      let facts = item.type.facts ?? .exact(scale: 0, 0, 0)
      let vectors = (rows + Vector.rows - 1) / Vector.rows
      let slacks = slack.map { Array($0.elements(Double.self)[..<vectors]) } ?? []
      return Column(
        .approximate(
          Approximation(buffer: buffer, facts: facts, slack: slacks, exact: { _ in .null })),
        count: rows)
    case (.truths(let buffer), _): return Column(.booleans(buffer), count: rows)
    case (.codes(let buffer, let width), .text(let domain)):
      let codes = Codes(
        buffer, width: width, count: rows, limit: domain.texts.count, hasNull: true)
      return Column(.coded(codes, domain.texts), count: rows)
    case (.codes, _): preconditionFailure("places without a dictionary")
    }
  }

  private func numbers(_ integers: Integers, _ facts: NumberFacts) -> Numbers {
    Numbers(
      integers: integers, scale: facts.scale ?? 0, low: Int128(facts.low),
      high: Int128(facts.high), isAscending: false)
  }

  /// Spans of days have no store of their own.
  private func spans(_ integers: Integers, _ facts: NumberFacts, _ rows: Int) -> Column {
    Column(
      (0..<rows).map { row in
        integers[row].map {
          .daysDuration(DaysDuration(nanoseconds: $0 * 86_400_000_000_000))
        } ?? .null
      })
  }

  // MARK: - Row by row

  mutating func interpret(_ run: inout CalculationRun) throws(Problem) {
    for index in interpreted {
      let step = run.reading.steps[index]
      let source = run.source
      for result in step.results {
        let values = try Interpreting(source: source, column: result.number, watch: run.watch)
          .values(rows: run.rowCount, threads: run.options.threads)
        run.source.stored[result.number] = Column(computed: values)
      }
    }
  }

  mutating func rank(_ run: inout CalculationRun) throws(Problem) {
    for index in ranks {
      guard case .rank(let rank) = run.reading.steps[index].work else { continue }
      let ranking = try Ranking(rank, run)
      run.source.stored[run.reading.steps[index].results[0].number] = ranking.column(
        threads: run.options.threads)
    }
  }
}
