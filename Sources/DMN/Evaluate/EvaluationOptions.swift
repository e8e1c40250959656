public import FEEL

/// How a decision is evaluated.
public struct EvaluationOptions: Sendable {
  /// Whether a trace is written; without one nothing is spent on it.
  public var isTraced: Bool
  /// Whether inputs that are null and would settle the result are looked for.
  public var findsMissing: Bool
  /// How much the evaluation may do: depth, steps, size and time.
  public var limits: Run.Limits
  /// The moment that `now()` and `today()` give; nil for that of the clock.
  ///
  /// A decision that must be repeatable is given the moment as of which it is made.
  public var now: DateTimeValue?

  /// Creates options.
  public init(
    isTraced: Bool = false, findsMissing: Bool = false, limits: Run.Limits = Run.Limits(),
    now: DateTimeValue? = nil
  ) {
    self.isTraced = isTraced
    self.findsMissing = findsMissing
    self.limits = limits
    self.now = now
  }
}
