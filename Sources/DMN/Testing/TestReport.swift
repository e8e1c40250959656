public import Diagnostics

/// What came of running test cases.
public struct TestReport: Sendable {
  /// What came of one expectation of one case.
  public struct Outcome: Sendable {
    /// How an expectation ended.
    public enum Verdict: String, Sendable, Hashable, Codable {
      case passed
      case failed
    }

    /// The file of the cases.
    public var file: String
    /// The case.
    public var id: String
    /// The decision or service.
    public var name: String
    /// Whether it gave what was expected.
    public var verdict: Verdict
    /// Whether it gave it to the last digit, not only within 10⁻⁸.
    public var isExact: Bool
    /// What was expected, as FEEL.
    public var expected: String
    /// What came, as FEEL.
    public var actual: String
    /// What the evaluation had to say.
    public var problems: [Problem]
    /// Where the case stands.
    public var place: Place
    /// How long it took, in seconds.
    public var seconds: Double
  }

  /// The outcomes, in the order of files and cases.
  public var outcomes: [Outcome]
  /// Files that could not be run.
  public var problems: [Problem]

  /// Creates a report.
  public init(outcomes: [Outcome] = [], problems: [Problem] = []) {
    self.outcomes = outcomes
    self.problems = problems
  }

  /// The cases (not expectations) that passed: a case passes if all it expects came.
  public var passed: Int { cases.filter { $0 }.count }

  /// The cases that failed, and the files that could not be run.
  public var failed: Int { cases.filter { !$0 }.count + problems.count }

  /// Whether cases that passed did so to the last digit.
  public var exact: Int {
    grouped.filter { group in group.allSatisfy { $0.verdict == .passed && $0.isExact } }.count
  }

  /// The expectations that failed.
  public var failures: [Outcome] { outcomes.filter { $0.verdict == .failed } }

  private var grouped: [[Outcome]] {
    var groups: [[Outcome]] = []
    for outcome in outcomes {
      if let last = groups.last?.first, last.file == outcome.file, last.place == outcome.place {
        groups[groups.count - 1].append(outcome)
      } else {
        groups.append([outcome])
      }
    }
    return groups
  }

  private var cases: [Bool] { grouped.map { $0.allSatisfy { $0.verdict == .passed } } }

  /// The last line of a run.
  public var summary: String { "\(passed) passed, \(failed) failed" }
}
