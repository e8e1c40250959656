import DMN
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
    #expect(report.passed > 2_700)
  }
}
