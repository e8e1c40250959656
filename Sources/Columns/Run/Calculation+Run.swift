public import Diagnostics
public import FEEL

/// How a calculation is run.
public struct CalculationOptions: Sendable {
  /// What computes formulas and decision tables; the answers are the same.
  public enum Engine: String, Sendable, Hashable, Codable, CaseIterable {
    /// Columns, with the interpreter for rows that the bounds leave open.
    case columns
    /// The interpreter, row by row: the reference.
    case interpreter
  }

  /// What computes formulas and decision tables.
  public var engine: Engine
  /// The number of threads.
  public var threads: Int
  /// The moment that `now()` and `today()` give; nil for that of the clock when the run begins.
  public var now: DateTimeValue?
  /// Told how much is done, from 0 to 1, by any thread.
  public var progress: (@Sendable (Double) -> Void)?
  /// Asked now and then, by any thread, whether to stop.
  public var isCancelled: (@Sendable () -> Bool)?

  /// Creates options.
  public init(
    engine: Engine = .columns, threads: Int = 2, now: DateTimeValue? = nil,
    progress: (@Sendable (Double) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) {
    self.engine = engine
    self.threads = max(1, threads)
    self.now = now
    self.progress = progress
    self.isCancelled = isCancelled
  }
}

/// What a calculation gave.
public struct CalculationResult: Sendable {
  /// The columns that were kept.
  public let table: ColumnTable
  /// The groups of every grouping, in the order of the steps.
  public let groups: [GroupTable]
  /// The steps that were computed row by row, and why.
  public let refusals: [Refusal]
  /// How many results of single rows the bounds left open, so that the interpreter settled them.
  public let settled: Int
}

extension Calculation {
  /// Runs the calculation on a table.
  ///
  /// - Parameters:
  ///   - table: The columns that formulas name.
  ///   - options: Threads, the moment, and who is told.
  /// - Returns: The columns kept, with what was gathered and how.
  /// - Throws: The first ``Problem``: of a formula, a name, a sum that is too large, or that it was
  ///   cancelled.
  public func run(
    on table: ColumnTable, _ options: CalculationOptions = CalculationOptions()
  ) throws(Problem) -> CalculationResult {
    let reading = StepReading(self, columns: table.names)
    if let problem = reading.problems.first { throw problem }
    var run = CalculationRun(reading, table, kept: kept, options)
    try run.run()
    var result = ColumnTable(rowCount: table.rowCount)
    for step in reading.steps {
      for (name, number) in step.results where run.kept.contains(name) {
        result[name] = run.source.stored[number]
      }
    }
    return CalculationResult(
      table: result, groups: run.groups,
      refusals: options.engine == .interpreter
        ? [] : run.refusals.sorted { $0.key < $1.key }.map(\.value), settled: run.settled)
  }

  /// What is wrong with the calculation for tables such as one, and what of it is computed row by row.
  ///
  /// A few rows of the table are computed, so the answer comes at once; a column with greater numbers
  /// further down can still make a step go row by row.
  ///
  /// - Parameter table: A table with the columns that formulas name.
  /// - Returns: Errors, and a note for every step that is computed row by row.
  public func check(against table: ColumnTable) -> [Problem] {
    let reading = StepReading(self, columns: table.names)
    if !reading.problems.isEmpty { return reading.problems }
    let sample = table.picking(Array(0..<min(table.rowCount, 256)))
    do throws(Problem) {
      return try run(on: sample, CalculationOptions(threads: 1)).refusals.map(\.problem)
    } catch {
      return [error]
    }
  }
}
