public import Columns

public import Vocabulary

/// How an appraisal is made.
public struct AppraisalOptions: Sendable {
  /// The year that the data are of.
  public var year: Int
  /// The day on which it is made, which formulas name 评价日.
  public var asOf: Day
  /// What computes formulas.
  public var engine: CalculationOptions.Engine
  /// The number of threads.
  public var threads: Int
  /// Whether all that is computed on the way is kept, for explanations.
  var keepsAll = false
  /// Told how much is done, from 0 to 1, by any thread.
  public var progress: (@Sendable (Double) -> Void)?
  /// Asked now and then, by any thread, whether to stop.
  public var isCancelled: (@Sendable () -> Bool)?

  /// Creates options.
  public init(
    year: Int, asOf: Day, engine: CalculationOptions.Engine = .columns, threads: Int = 2,
    progress: (@Sendable (Double) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
  ) {
    self.year = year
    self.asOf = asOf
    self.engine = engine
    self.threads = threads
    self.progress = progress
    self.isCancelled = isCancelled
  }

  var calculation: CalculationOptions {
    CalculationOptions(
      engine: engine, threads: threads, progress: progress, isCancelled: isCancelled)
  }
}
