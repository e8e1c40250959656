import DMN
public import Diagnostics
import Foundation
public import Packs

/// Checks the decision models of a pack, and runs the test cases that it brings along.
///
/// Models are `decisions/*.dmn`, test cases in the format of the DMN TCK `tests/*.xml`.
public struct DecisionCheck: PackCheck {
  /// Creates a check.
  public init() {}

  public var kinds: [DeclarationKind] { [] }

  public func problems(of packs: PackSet) -> [Problem] {
    let folder = packs.main.folder
    let models = PackFiles.list(in: folder + "/decisions", suffixes: ["dmn"])
    guard !models.isEmpty else { return [] }
    var problems = ModelChecker().check(models.map { URL(filePath: $0) }).problems
    let tests = PackFiles.list(in: folder + "/tests", suffixes: ["xml"])
    guard !tests.isEmpty else {
      return problems + [
        Problem(
          "decisions.no-tests", .warning,
          Wording("决策没有测试用例", "the decisions have no test cases"),
          at: Place(file: folder + "/decisions"),
          suggestion: Wording(
            "写在 tests/*.xml 中（DMN TCK 格式）", "write them into tests/*.xml (DMN TCK)"))
      ]
    }
    let report = TestRunner().run(tests.map { URL(filePath: $0) })
    problems += report.problems
    problems += report.failures.map { failure in
      Problem(
        "decisions.test-failed", .error,
        Wording(
          "测试未通过：\(failure.id) \(failure.name)", "a test failed: \(failure.id) \(failure.name)"),
        at: failure.place,
        notes: [
          Wording("应得：\(failure.expected)", "expected \(failure.expected)"),
          Wording("实得：\(failure.actual)", "got \(failure.actual)"),
        ])
    }
    return problems
  }
}
