public import Diagnostics

/// What is common to one evaluation: the limits, the problems found, and who listens.
public final class Run {
  /// What went wrong, in order.
  public private(set) var problems: [Problem] = []
  /// Who listens, such as the writer of a trace.
  public var observer: AnyObject?
  /// The moment that `now()` and `today()` give, the same throughout: what was given, or the time at
  /// which it is first asked.
  public private(set) lazy var now: DateTimeValue? = Self.clock()
  /// How much may be done.
  public let limits: Limits
  private(set) var depth = 0
  private var steps = 0
  private let deadline: ContinuousClock.Instant?
  private let stackFloor = StackRoom.floor
  private static let most = 1_000

  /// Creates a run; its time starts now.
  ///
  /// - Parameters:
  ///   - limits: How much may be done.
  ///   - now: The moment that `now()` gives; nil for the time at which it is first asked.
  public init(limits: Limits = Limits(), now: DateTimeValue? = nil) {
    self.limits = limits
    deadline = limits.time.map { ContinuousClock.now + $0 }
    if let now { self.now = now }
  }

  /// Keeps a problem; of a loop that goes wrong a million times a thousand are kept.
  public func report(_ problem: @autoclosure () -> Problem) {
    if problems.count < Self.most { problems.append(problem()) }
  }

  /// Whether a limit has been passed; everything then ends with null.
  public private(set) var isExhausted = false

  /// Counts a step; false if there have been too many, or the time is over.
  public func step() -> Bool {
    steps += 1
    if steps <= limits.steps, steps & 0x3FF != 0 || deadline == nil { return !isExhausted }
    return spend(0)
  }

  /// Counts the work on so many elements or characters; false if it is too much.
  public func spend(_ count: Int) -> Bool {
    let (sum, overflow) = steps.addingReportingOverflow(count)
    steps = overflow ? .max : sum
    if steps > limits.steps {
      exhaust(
        Wording(
          "计算超过了 \(limits.steps) 步", "the evaluation took more than \(limits.steps) steps"))
    } else {
      checkTime()
    }
    return !isExhausted
  }

  /// Ends the run if its time is over.
  func checkTime() {
    guard let deadline, ContinuousClock.now > deadline, let time = limits.time else { return }
    exhaust(Wording("计算超过了时限 \(time)", "the evaluation took longer than \(time)"))
  }

  /// Ends the run.
  func exhaust(_ message: Wording) {
    guard !isExhausted else { return }
    isExhausted = true
    report(
      Problem(
        "feel.limit", .error, message,
        suggestion: Wording(
          "简化表达式或减少数据；确有需要时调高上限",
          "simplify the expression or give it less data; raise the limit if it is really needed")))
  }

  /// Does something one call deeper; null if that is too deep.
  func nested(_ body: () -> Value) -> Value {
    guard depth < limits.depth, !StackRoom.isScarce(above: stackFloor) else {
      exhaust(
        Wording("调用嵌套超过 \(depth) 层", "calls are nested more than \(depth) deep"))
      return .null
    }
    depth += 1
    defer { depth -= 1 }
    let value = body()
    // What functions build around one another must stay shallow enough to be let go of.
    return depth > 20 ? admitted(value) : value
  }

  /// Whether the stack of the thread is nearly used up.
  var isStackScarce: Bool { StackRoom.isScarce(above: stackFloor) }
}
