extension Run {
  /// How much an evaluation may do.
  ///
  /// Depth, steps and size stop the same evaluation at the same place on every machine; time does not,
  /// so that a decision which must be repeatable is better bounded by steps.
  public struct Limits: Sendable, Hashable {
    /// The deepest nesting of calls.
    public var depth: Int
    /// The most steps of loops, filters and calls together.
    public var steps: Int
    /// The most elements of one list or characters of one text.
    public var size: Int
    /// The most steps of one search by a regular expression.
    public var patternSteps: Int
    /// The longest time; nil for no limit.
    public var time: Duration?

    /// Creates limits.
    public init(
      depth: Int = 160, steps: Int = 50_000_000, size: Int = 10_000_000,
      patternSteps: Int = 2_000_000, time: Duration? = nil
    ) {
      self.depth = depth
      self.steps = steps
      self.size = size
      self.patternSteps = patternSteps
      self.time = time
    }
  }
}
