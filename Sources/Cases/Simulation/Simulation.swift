public import Diagnostics

/// Runs invented cases through a procedure, to see before it is put in force how long cases take, where
/// they wait, and how they end.
///
/// Each step takes a triangular distribution of days, each way its share; people of a role are busy with
/// a step as far as it takes their attention, first come first served. Equal seeds give equal results.
public struct Simulation: Sendable {
  /// What became of a step.
  public struct StepReport: Sendable, Hashable {
    /// The step.
    public var step: String
    /// How often cases came to it.
    public var count: Int
    /// How many days cases waited for somebody, on average.
    public var waiting: Double
    /// How many days it took from coming to going on, on average.
    public var mean: Double
    /// The days within which nine of ten went on.
    public var ninetieth: Double
    /// The share that took longer than its time; `nil` where it has none.
    public var overdue: Double?
  }

  /// What became of all.
  public struct Report: Sendable, Hashable {
    /// How many cases there were.
    public var cases: Int
    /// The days of the middle case.
    public var median: Double
    /// The days within which nine of ten ended.
    public var ninetieth: Double
    /// The days of the longest.
    public var longest: Double
    /// How many ended how.
    public var outcomes: [String: Int]
    /// The steps, in the order of the procedure.
    public var steps: [StepReport]
    /// Cases that went on without end and were given up after 10,000 steps.
    public var endless: Int
  }

  private let procedure: Procedure

  /// Creates a simulation.
  ///
  /// - Throws: `cases.no-duration` where a step does not say how long it takes, `cases.no-shares` where
  ///   several ways do not say how often they are taken.
  public init(_ procedure: Procedure) throws(Problem) {
    self.procedure = procedure
    let timeless = procedure.steps.filter { $0.kind == .task && $0.takes == nil }.map(\.name)
    guard timeless.isEmpty else {
      throw Problem(
        "cases.no-duration", .error,
        Wording(
          "没有写用时：\(timeless.joined(separator: "、"))",
          "these do not say how long they take: \(timeless.joined(separator: ", "))"),
        suggestion: Wording("写 takes: {least, likely, most}", "write takes: {least, likely, most}"))
    }
    let shareless = procedure.steps.filter { step in
      step.next.count > 1 && step.next.contains { $0.share == nil }
    }.map(\.name)
    guard shareless.isEmpty else {
      throw Problem(
        "cases.no-shares", .error,
        Wording(
          "没有写各去向的占比：\(shareless.joined(separator: "、"))",
          "these do not say how often each way is taken: \(shareless.joined(separator: ", "))"),
        suggestion: Wording("在 next 各项写 share", "write share at each of next"))
    }
  }

  /// Runs cases.
  ///
  /// - Parameters:
  ///   - cases: How many.
  ///   - seed: The seed.
  /// - Returns: What became of them.
  public func run(cases: Int, seed: UInt64) -> Report {
    var run = SimulationRun(procedure, cases: cases, seed: seed)
    return run.report()
  }
}
