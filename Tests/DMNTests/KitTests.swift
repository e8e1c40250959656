import DMN
import Diagnostics
import Foundation
import Testing

@Suite("The public test kit")
struct KitTests {
  @Test(
    "every case passes but those that call Java",
    .enabled(if: Kit.isPresent, "the kit is not beside the project"))
  func kit() {
    let report = TestRunner().run([Kit.folder])
    #expect(report.problems.isEmpty)
    let failures = report.failures.filter { !$0.file.contains("0076-feel-external-java") }
    #expect(
      failures.isEmpty,
      "\(failures.map { "\($0.file.split(separator: "/").last ?? "") \($0.id) \($0.name): \($0.expected) ≠ \($0.actual)" }.joined(separator: "\n"))"
    )
    // The kit beside the project has 2,745 cases; those that call Java fail, and no others may.
    #expect(report.outcomes.count == 2_807)
    #expect(report.passed == 2_731)
    #expect(report.failed == 14)
    #expect(report.exact >= 2_717)
  }

  @Test(
    "operations that are said to have no value have none in the kit either",
    .enabled(if: Kit.isPresent, "the kit is not beside the project"))
  func typeMismatches() throws {
    var count = 0
    for file in Kit.files(".xml") {
      guard let suite = try? TestSuite.read(contentsOf: file) else { continue }
      let expected = suite.cases.flatMap(\.expectations).filter { $0.value != nil && !$0.isError }
      let url = file.deletingLastPathComponent().appending(path: suite.modelName)
      let set = try ModelLoader().load(url)
      for problem in ModelChecker().check(set).problems where problem.code == "feel.type-mismatch" {
        count += 1
        // A boolean of `and` and `or` may settle the answer whatever the other side is.
        if problem.message.english.contains("wants a boolean") { continue }
        let line = problem.place?.line ?? 0
        let decision = set.main.elements.last { $0.info.position.line <= line }?.name ?? ""
        let values = expected.filter { $0.name == decision && $0.value != .null }
        #expect(
          values.isEmpty, "\(file.lastPathComponent): \(decision): \(problem.message.english)")
      }
    }
    #expect(count > 500)
  }
}
