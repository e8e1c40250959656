import Diagnostics
import FEEL

/// A grouping under way: which gathered items make up which column.
struct GroupWork {
  var step: Int
  var gathered: Int
  var keys: [String]
  var grouping: Grouping
  /// For every column the places of its items.
  var items: [[Int]]
  var columns: [GroupColumn]
  /// The scales of the items.
  var scales: [Int]
  /// The numbers of the columns whose values are taken in their order.
  var hidden: [Int?]

  /// Makes columns of what was gathered.
  func finish(_ run: inout CalculationRun, _ group: GroupAccumulator) throws(Problem) {
    guard group.isWhole else {
      throw Problem(
        "columns.sum-too-large", .error,
        Wording("合计超出 128 位整数", "a sum is beyond 128 bits"),
        notes: columns.map { Wording($0.name) })
    }
    let results = run.reading.steps[step].results
    var values: [[Value]] = []
    for (index, (column, places)) in zip(columns, items).enumerated() {
      if case .quantile(let rule) = column.aggregate {
        values.append(quantiles(rule, hidden[index].flatMap { run.source.stored[$0] }))
      } else {
        values.append(
          (0..<grouping.codes.limit).map { self.value(column, places, group, $0) })
      }
    }
    for ((name:_, number), values) in zip(results, values) {
      run.source.stored[number] = Column(
        .coded(grouping.codes, values), count: run.rowCount)
    }
    let rows = items.last?.first.map { group.totals[$0] } ?? []
    run.groups.append(GroupTable(grouping, results.map(\.name), values, rows))
  }

  private func value(
    _ column: GroupColumn, _ places: [Int], _ group: GroupAccumulator, _ index: Int
  ) -> Value {
    func total(_ item: Int) -> Int128 { group.totals[places[item]][index] }
    func number(_ item: Int) -> Decimal128? {
      Decimal128(units: total(item), scale: scales[places[item]])
    }
    switch column.aggregate {
    case .rows, .count: return .number(Decimal128(units: total(0), scale: 0) ?? .zero)
    case .sum:
      return group.present[places[0]][index] ? number(0).map(Value.number) ?? .null : .null
    case .mean:
      return number(0)?.divided(by: Decimal128(units: total(1), scale: 0) ?? .zero)
        .map(Value.number) ?? .null
    case .weightedMean:
      return number(0).flatMap { sum in number(1).flatMap { sum.divided(by: $0) } }
        .map(Value.number) ?? .null
    case .least, .greatest:
      let value = group.extremes[places[0]][index]
      guard value.isFinite else { return .null }
      return Decimal128(units: Int128(value), scale: scales[places[0]]).map(Value.number) ?? .null
    case .quantile: return .null
    }
  }
}

extension PassPlan {
  mutating func group(
    _ index: Int, _ keys: [String], _ aggregates: [ReadStep.ReadAggregate],
    _ run: inout CalculationRun
  ) throws(Problem) {
    guard let (lane, grouping) = try places(keys, step: index, &run) else { return }
    var program = GroupingProgram(codes: lane, limit: grouping.codes.limit)
    var items: [[Int]] = []
    for aggregate in aggregates {
      items.append(try gather(aggregate, index, &program, run))
    }
    // The rows of each group tell which groups there are.
    items.append([program.items.count])
    program.items.append(GroupingProgram.Item(kind: .rows))
    groupWork.append(
      GroupWork(
        step: index, gathered: gathered.count, keys: keys, grouping: grouping, items: items,
        columns: aggregates.map(\.column), scales: program.items.map(\.scale),
        hidden: aggregates.map { $0.value?.number }))
    steps.append(
      PassBuilder.StepLanes(
        step: index, results: [], isOpen: false, end: compiler.graph.nodes.count,
        uses: [.accumulate(gathered.count)]))
    gathered.append(program)
    done.insert(index)
  }

  private mutating func gather(
    _ aggregate: ReadStep.ReadAggregate, _ index: Int, _ program: inout GroupingProgram,
    _ run: CalculationRun
  ) throws(Problem) -> [Int] {
    typealias Item = GroupingProgram.Item
    let first = program.items.count
    switch aggregate.column.aggregate {
    case .rows: program.items.append(Item(kind: .rows))
    case .count:
      program.items.append(Item(kind: .count, register: try presence(aggregate, index, run)))
    case .sum, .mean:
      if let numbers = storedNumbers(aggregate.value), let value = aggregate.value {
        let lane = try self.lane(value, aggregate, index)
        var item = item(.sum, lane)
        (item.integers, item.scale) = (numbers.integers, numbers.scale)
        program.items.append(item)
        if aggregate.column.aggregate == .mean {
          program.items.append(Item(kind: .count, register: lane))
        }
        break
      }
      let lane = try addend(aggregate.value, aggregate, index, run)
      program.items.append(item(.sum, lane))
      if aggregate.column.aggregate == .mean {
        program.items.append(Item(kind: .count, register: lane))
      }
    case .least, .greatest:
      let lane = try addend(aggregate.value, aggregate, index, run)
      program.items.append(
        item(aggregate.column.aggregate == .least ? .least : .greatest, lane))
    case .weightedMean:
      let value = try addend(aggregate.value, aggregate, index, run)
      let weight = try addend(aggregate.weight, aggregate, index, run)
      var product = item(.product, value)
      product.other = weight
      product.scale += compiler.graph.facts(weight).scale ?? 0
      program.items.append(product)
      // The weights of rows that have a value.
      let null = compiler.graph.nullLike(weight)
      let isMissing = compiler.graph.node(.isNull, [value], .truth)
      let counted = compiler.graph.node(
        .select, [isMissing, null, weight], compiler.graph.type(weight))
      program.items.append(item(.sum, counted))
    case .quantile:
      // The values are kept, and taken in their order when all are there.
      let lane = try addend(aggregate.value, aggregate, index, run)
      if let source = aggregate.value { keepHidden(lane, source.number, run) }
    }
    return Array(first..<program.items.count)
  }

  private func item(_ kind: GroupingProgram.Item.Kind, _ lane: Int) -> GroupingProgram.Item {
    let facts = compiler.graph.facts(lane)
    return GroupingProgram.Item(
      kind: kind, register: lane, largest: facts.largestMagnitude, scale: facts.scale ?? 0)
  }

  /// The numbers of a column that is gathered as it is stored, since doubles do not hold them.
  private func storedNumbers(_ source: (syntax: Syntax, number: Int)?) -> Numbers? {
    guard case .name(let name, _)? = source?.syntax,
      case .stored(let column, _)? = compiler.surroundings.columns[name]?.source,
      case .numbers(let numbers) = column.form,
      max(numbers.low.magnitude, numbers.high.magnitude) > 1 << 53
    else { return nil }
    return numbers
  }

  /// A lane of exact numbers.
  private mutating func addend(
    _ source: (syntax: Syntax, number: Int)?, _ aggregate: ReadStep.ReadAggregate, _ index: Int,
    _ run: CalculationRun
  ) throws(Problem) -> Int {
    let lane = try self.lane(source, aggregate, index)
    switch compiler.graph.type(lane) {
    case .number(let facts) where facts.isExact: return lane
    case .null: return lane
    default:
      throw Problem(
        "columns.inexact-sum", .error,
        Wording(
          "“\(aggregate.column.name)”所汇总的不是精确的十进制数",
          "what “\(aggregate.column.name)” gathers is not an exact decimal"),
        suggestion: Wording(
          "先四舍五入到确定的位数，如 decimal(x, 6)；否则合计会随行的次序而变",
          "round it first, such as decimal(x, 6); otherwise a sum depends on the order of rows"))
    }
  }

  /// A lane of 1 where there is a value, and null elsewhere.
  private mutating func presence(
    _ aggregate: ReadStep.ReadAggregate, _ index: Int, _ run: CalculationRun
  ) throws(Problem) -> Int {
    let lane = try self.lane(aggregate.value, aggregate, index)
    let one = compiler.graph.node(
      .number(1.0.bitPattern), [], .number(.exact(scale: 0, 1, 1)))
    let isMissing = compiler.graph.node(.isNull, [lane], .truth)
    return compiler.graph.node(
      .select, [isMissing, compiler.graph.nullLike(one), one], .number(.exact(scale: 0, 1, 1)))
  }

  private mutating func lane(
    _ source: (syntax: Syntax, number: Int)?, _ aggregate: ReadStep.ReadAggregate, _ index: Int
  ) throws(Problem) -> Int {
    guard let source else { return compiler.graph.null() }
    do throws(Refusal) {
      compiler.input = nil
      let lane = try compiler.lane(source.syntax)
      let isOpen = compiler.graph.endStep(lane)
      if isOpen {
        steps.append(
          PassBuilder.StepLanes(
            step: index, results: [(source.number, lane)], isOpen: true,
            end: compiler.graph.nodes.count))
      }
      return lane
    } catch {
      throw Problem(
        "columns.not-gathered", .error,
        Wording(
          "“\(aggregate.column.name)”不能按列汇总：\(error.message.chinese)",
          "“\(aggregate.column.name)” cannot be gathered by columns: \(error.message.english)"),
        suggestion: Wording(
          "先用一个步骤算出该值，再汇总", "compute the value in a step of its own and gather that"))
    }
  }
}
