import Diagnostics
import FEEL

/// One run of a calculation: pass by pass, until all steps are done.
///
/// Steps whose columns are there go through the rows together; what groups and ranks give is there in
/// the next pass. A pass is compiled when its turn comes, from what the columns before it really hold.
struct CalculationRun {
  let reading: StepReading
  let options: CalculationOptions
  let rowCount: Int
  let watch: Watch
  var source: ExactSource
  var kept: Set<String>
  /// Steps to be done.
  var open: [Int]
  var refusals: [Int: Refusal] = [:]
  var settled = 0
  var groups: [GroupTable] = []
  /// The places of groups by their keys.
  var groupings: [[String]: Grouping] = [:]

  init(
    _ reading: StepReading, _ table: ColumnTable, kept: [String]?, _ options: CalculationOptions
  ) {
    self.reading = reading
    self.options = options
    rowCount = table.rowCount
    source = ExactSource(definitions: reading.definitions, now: options.now ?? Self.moment())
    for name in table.names {
      if let number = reading.numbers[name] { source.stored[number] = table[name] }
    }
    let computed = reading.steps.flatMap { $0.results.map(\.name) }
    self.kept = Set(kept?.map(Names.normal) ?? computed)
    open = Array(reading.steps.indices)
    watch = Watch(
      total: rowCount * 3, progress: options.progress, isCancelled: options.isCancelled)
    for (index, step) in reading.steps.enumerated() {
      if let refusal = step.refusal { refuse(index, refusal) }
      if options.engine == .interpreter {
        refuse(index, Refusal(.asked, Wording("按要求逐行计算", "as was asked for"), at: 0))
      }
    }
  }

  /// The moment of the clock, the same throughout a run.
  private static func moment() -> DateTimeValue? {
    if case .dateTime(let moment) = FEELExpression.evaluate("now()").value { moment } else { nil }
  }

  mutating func refuse(_ step: Int, _ refusal: Refusal) {
    var refusal = refusal
    refusal.step = reading.steps[step].results.map(\.name).joined(separator: ", ")
    refusals[step] = refusal
  }

  mutating func run() throws(Problem) {
    while !open.isEmpty {
      let before = open.count
      try pass()
      guard open.count < before else {
        throw Problem(
          "columns.stuck", .error,
          Wording("有步骤无法开始", "some steps cannot be started"),
          notes: open.map { Wording(reading.steps[$0].results.map(\.name).joined(separator: ", ")) }
        )
      }
    }
  }

  /// Whether a column is there.
  func isStored(_ name: String) -> Bool {
    reading.numbers[name].map { source.stored[$0] != nil } ?? false
  }

  /// Whether a name must be there after this pass: it is kept, or steps that are not in the pass use it.
  func isWanted(_ name: String, besides done: Set<Int>) -> Bool {
    kept.contains(name)
      || open.contains { !done.contains($0) && reading.steps[$0].needs.contains(name) }
  }

  // MARK: - One pass

  private mutating func pass() throws(Problem) {
    let known = groupings
    var plan = PassPlan(self)
    try plan.compile(&self)
    if plan.hasRows {
      let program = plan.program(self)
      let outcome = PassRun(program, source, rows: rowCount, watch: watch)
        .run(threads: options.threads)
      if outcome.isCancelled { throw Self.cancelled }
      if let refusal = outcome.refusal {
        // A settled value did not fit: the step is done row by row, and the pass anew. The places of
        // groups that this pass was to store are not all there.
        groupings = known
        refuse(
          refusal.step,
          Refusal(
            .met, Wording("有一行的结果超出了列的形式", "the result of a row did not fit the column"), at: 0))
        return try pass()
      }
      settled += outcome.settled
      try plan.finish(&self, outcome)
    }
    try plan.interpret(&self)
    try plan.rank(&self)
    open.removeAll { plan.done.contains($0) }
  }

  static let cancelled = Problem(
    "columns.cancelled", .error, Wording("计算已取消", "the calculation was cancelled"))
}
