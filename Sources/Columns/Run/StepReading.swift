import DMN
import Diagnostics
import FEEL

/// A step whose texts have been read.
struct ReadStep: Sendable {
  enum Work: Sendable {
    case formula(Syntax)
    case table(ReadTable)
    case group(keys: [String], [ReadAggregate])
    case rank(RankColumn)
  }

  /// What is gathered: the numbers of the hidden columns that hold value and weight.
  struct ReadAggregate: Sendable {
    var column: GroupColumn
    var value: (syntax: Syntax, number: Int)?
    var weight: (syntax: Syntax, number: Int)?
  }

  var work: Work
  /// The names and numbers of the columns it gives.
  var results: [(name: String, number: Int)]
  /// The names that must be there before.
  var needs: Set<String>
  /// Why it is computed row by row, if it is.
  var refusal: Refusal?
}

/// Reads the texts of a calculation against the columns of a table.
struct StepReading {
  private(set) var steps: [ReadStep] = []
  private(set) var numbers: [String: Int] = [:]
  private(set) var definitions: [Int: Definition] = [:]
  private(set) var problems: [Problem] = []
  private var scope = Scope()
  private var next = 0

  /// The name of the decision by which the interpreter computes a table.
  static let decision = "结论"

  init(_ calculation: Calculation, columns: [String]) {
    for name in columns { add(name) }
    for step in calculation.steps {
      switch step {
      case .derive(let name, let formula): derive(name, formula)
      case .decide(let names, let table): decide(names, table)
      case .group(let keys, let columns): group(keys, columns)
      case .rank(let rank): self.rank(rank)
      }
    }
  }

  /// Adds a name that steps behind may use.
  @discardableResult
  private mutating func add(_ name: String) -> Int {
    let name = Names.normal(name)
    let number = number()
    if numbers[name] != nil {
      report("columns.name-twice", Wording("列名“\(name)”重复", "two columns are named “\(name)”"))
    }
    numbers[name] = number
    scope.add(name)
    return number
  }

  private mutating func number() -> Int {
    next += 1
    return next - 1
  }

  private mutating func report(_ code: String, _ message: Wording) {
    problems.append(Problem(code, .error, message))
  }

  private mutating func derive(_ name: String, _ formula: String) {
    guard let (syntax, needs, definition) = read(formula, of: name) else {
      add(name)
      return
    }
    let number = add(name)
    definitions[number] = definition
    steps.append(
      ReadStep(
        work: .formula(syntax), results: [(Names.normal(name), number)], needs: needs))
  }

  /// Reads a formula; nil, with a problem, if it is none.
  private mutating func read(
    _ formula: String, of name: String
  ) -> (Syntax, Set<String>, Definition)? {
    let expression = FEELExpression(parsing: formula, scope: scope) { offset in
      Place(file: name, line: 1, column: offset + 1)
    }
    problems += expression.problems
    guard expression.problems.isEmpty, let syntax = expression.syntax else { return nil }
    let used = mentioned(syntax)
    let inputs = used.compactMap { name -> (slot: Int, column: Int)? in
      guard let entry = scope.entry(name), let number = numbers[name] else { return nil }
      return (entry.slot, number)
    }
    return (syntax, used, .expression(expression, inputs))
  }

  private func mentioned(_ syntax: Syntax) -> Set<String> {
    var found: Set<String> = []
    if case .name(let name, _) = syntax, numbers[name] != nil { found.insert(name) }
    for part in syntax.parts { found.formUnion(mentioned(part)) }
    return found
  }

  private mutating func group(_ keys: [String], _ columns: [GroupColumn]) {
    let keys = keys.map(Names.normal)
    checkNames(keys)
    var needs = Set(keys)
    var aggregates: [ReadStep.ReadAggregate] = []
    for column in columns {
      var aggregate = ReadStep.ReadAggregate(column: column)
      if column.aggregate != .rows { aggregate.value = hidden(column.value, column.name, &needs) }
      if column.aggregate == .weightedMean {
        aggregate.weight = hidden(column.weight, column.name, &needs)
      }
      aggregates.append(aggregate)
    }
    let results = columns.map { (Names.normal($0.name), add($0.name)) }
    steps.append(
      ReadStep(work: .group(keys: keys, aggregates), results: results, needs: needs))
  }

  /// A column that has no name.
  private mutating func hidden(
    _ formula: String, _ name: String, _ needs: inout Set<String>
  ) -> (Syntax, Int)? {
    guard let (syntax, used, definition) = read(formula, of: name) else { return nil }
    needs.formUnion(used)
    let number = number()
    definitions[number] = definition
    return (syntax, number)
  }

  private mutating func rank(_ rank: RankColumn) {
    var rank = rank
    rank.keys = rank.keys.map(Names.normal)
    for index in rank.order.indices {
      rank.order[index].column = Names.normal(rank.order[index].column)
    }
    let needs = rank.keys + rank.order.map(\.column)
    checkNames(needs)
    let number = add(rank.name)
    steps.append(
      ReadStep(
        work: .rank(rank), results: [(Names.normal(rank.name), number)], needs: Set(needs)))
  }

  private mutating func checkNames(_ names: [String]) {
    for name in names where numbers[name] == nil {
      report("columns.unknown-name", Wording("没有名为“\(name)”的列", "there is no column “\(name)”"))
    }
  }
}

// MARK: - Decision tables

extension StepReading {
  private mutating func decide(_ names: [String], _ table: DecisionTable) {
    guard names.count == table.outputs.count, !names.isEmpty else {
      report(
        "columns.outputs",
        Wording(
          "决策表有 \(table.outputs.count) 项输出，却给了 \(names.count) 个列名",
          "the table has \(table.outputs.count) outputs and \(names.count) names are given"))
      for name in names { add(name) }
      return
    }
    let visible = scope
    let input = scope.layout.slot()
    var reader = TableReader(scope: visible, input: input)
    let read = reader.read(table, name: names.joined(separator: ", "))
    problems += reader.problems
    let used = reader.names.filter { numbers[$0] != nil }
    let model = Self.model(table, names, inputs: used.sorted())
    problems += model.problems.filter { $0.severity == .error }
    let inputs = used.sorted().map { (name: $0, column: numbers[$0] ?? 0) }
    var results: [(name: String, number: Int)] = []
    for (output, name) in names.enumerated() {
      let number = add(name)
      results.append((Names.normal(name), number))
      definitions[number] = .table(
        model, inputs: inputs, entry: names.count == 1 ? nil : Self.entry(table, output, name))
    }
    guard let read else { return }
    var step = ReadStep(work: .table(read), results: results, needs: used)
    step.refusal = reader.refusal
    steps.append(step)
  }

  private static func entry(_ table: DecisionTable, _ output: Int, _ name: String) -> String {
    let own = table.outputs[output].name.map(Names.normal) ?? ""
    return own.isEmpty ? Names.normal(name) : own
  }

  /// A model of the table alone, for the interpreter.
  private static func model(
    _ table: DecisionTable, _ names: [String], inputs: [String]
  ) -> CompiledModel {
    var table = table
    if names.count > 1 {
      for output in names.indices {
        table.outputs[output].name = entry(table, output, names[output])
      }
    }
    var elements: [DRGElement] = []
    var requirements: [Requirement] = []
    for (index, name) in inputs.enumerated() {
      elements.append(
        .inputData(
          InputData(
            name: name, variable: InformationItem(name: name),
            info: ElementInfo(id: "input\(index)"))))
      requirements.append(Requirement(.input, href: "#input\(index)"))
    }
    elements.append(
      .decision(
        Decision(
          name: decision, variable: InformationItem(name: decision),
          informationRequirements: requirements, expression: .decisionTable(table),
          info: ElementInfo(id: "decision"))))
    return CompiledModel(
      DMNModel(name: decision, namespace: "urn:guiju:columns", elements: elements))
  }
}
