import DMN
public import Diagnostics
import Foundation
public import Packs

/// Runs the test cases of a pack, `tests/*.xml`, in the format of the DMN TCK.
public struct DecisionTestCheck: PackCheck {
  /// Creates a check.
  public init() {}

  public var kinds: [DeclarationKind] { [] }

  public func problems(of packs: PackSet) -> [Problem] {
    let folder = packs.main.folder + "/tests"
    guard !PackFiles.list(in: folder, suffixes: ["xml"]).isEmpty else { return [] }
    let report = TestRunner().run([URL(filePath: folder)])
    return report.problems
      + report.failures.map { outcome in
        Problem(
          "appraisals.test-failed", .error,
          Wording(
            "用例“\(outcome.id)”：“\(outcome.name)”应为 \(outcome.expected)，得到 \(outcome.actual)",
            "test case “\(outcome.id)”: “\(outcome.name)” should be \(outcome.expected) and is \(outcome.actual)"
          ), at: outcome.place, notes: outcome.problems.map(\.message),
          suggestion: Wording("改正决策表，或改正用例", "correct the decision table, or the test case"))
      }
  }
}
