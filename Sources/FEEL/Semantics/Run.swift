public import Diagnostics

/// What is common to one evaluation: the limits, the problems found, and who listens.
public final class Run {
  /// How much an evaluation may do.
  public struct Limits: Sendable {
    /// The deepest nesting of calls.
    public var depth: Int
    /// The most steps of loops, filters and calls together.
    public var steps: Int
    /// The most elements of one list or characters of one text.
    public var size: Int

    /// Creates limits.
    public init(depth: Int = 160, steps: Int = 50_000_000, size: Int = 10_000_000) {
      self.depth = depth
      self.steps = steps
      self.size = size
    }
  }

  /// What went wrong, in order.
  public private(set) var problems: [Problem] = []
  /// Who listens, such as the writer of a trace.
  public var observer: AnyObject?
  /// The moment that `now()` and `today()` give; the same throughout.
  public let now: DateTimeValue?
  /// How much may be done.
  public let limits: Limits
  private var depth = 0
  private var steps = 0
  private static let most = 1_000

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - limits: How much may be done.
  ///   - now: The moment that `now()` gives; nil for the time at which it is first asked.
  public init(limits: Limits = Limits(), now: DateTimeValue? = nil) {
    self.limits = limits
    self.now = now
  }

  /// Keeps a problem; of a loop that goes wrong a million times a thousand are kept.
  public func report(_ problem: @autoclosure () -> Problem) {
    if problems.count < Self.most { problems.append(problem()) }
  }

  /// Whether a limit has been passed; everything then ends with null.
  public private(set) var isExhausted = false

  /// Counts a step; false if there have been too many.
  public func step() -> Bool {
    steps += 1
    if steps <= limits.steps { return !isExhausted }
    exhaust("the evaluation took more than \(limits.steps) steps")
    return false
  }

  /// Ends the run.
  func exhaust(_ message: Wording) {
    guard !isExhausted else { return }
    isExhausted = true
    report(Problem("feel.limit", .error, message))
  }

  /// Does something one call deeper; null if that is too deep.
  func nested(_ body: () -> Value) -> Value {
    guard depth < limits.depth else {
      exhaust("calls are nested more than \(limits.depth) deep")
      return .null
    }
    depth += 1
    defer { depth -= 1 }
    return body()
  }
}
