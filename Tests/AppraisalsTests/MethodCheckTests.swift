import Appraisals
import Diagnostics
import Foundation
import Packs
import Testing

@Suite("Checking methods")
struct MethodCheckTests {
  static func report(_ folders: [String]) -> PackChecker.Report {
    PackChecker(
      loader: PackLoader(searchPaths: [TestFolder.packs]),
      checks: [MethodCheck(), DecisionTestCheck()]
    ).check(folders)
  }

  @Test("the packs of the project are sound", arguments: ["per-mu", "benchmark", "core"])
  func sound(_ pack: String) {
    let report = Self.report([TestFolder.packs + "/" + pack])
    #expect(report.problems.map { ProblemRenderer(language: .english).text($0) } == [])
    #expect(report.packs == [pack])
  }
}
