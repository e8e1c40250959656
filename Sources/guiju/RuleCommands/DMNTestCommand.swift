import ArgumentParser
import DMN
import Diagnostics
import Foundation

/// Runs test cases in the format of the public test kit.
struct DMNTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "运行测试用例（DMN TCK 格式）",
    discussion: "末行为 “N passed, M failed”。有未通过者，退出码为 1。")

  @Argument(help: "测试文件或含测试的文件夹")
  var paths: [String]

  @Option(name: .long, help: "另写一份 JUnit 报告到此文件")
  var junit: String?

  @OptionGroup var options: RuleOptions

  func run() throws {
    let report = TestRunner().run(paths.map { URL(filePath: $0) })
    if let junit { try write(report, to: junit) }
    if options.json {
      print(report.json(in: options.lang).text())
    } else {
      show(report)
    }
    if report.outcomes.isEmpty, !report.problems.isEmpty {
      throw ExitCode(CommandLineRunner.badInput)
    }
    if report.failed > 0 { throw ExitCode(1) }
  }

  private func write(_ report: TestReport, to path: String) throws {
    do {
      try report.junit(in: options.lang)
        .write(to: URL(filePath: path), atomically: true, encoding: .utf8)
    } catch {
      throw Problem(
        "dmn.unwritable", .error,
        Wording("JUnit 报告写不进这个文件", "the JUnit report cannot be written to the file"),
        at: Place(file: path), notes: [Wording(error.localizedDescription)])
    }
  }

  private func show(_ report: TestReport) {
    let renderer = ProblemRenderer(language: options.lang)
    for problem in report.problems { print(renderer.text(problem)) }
    for failure in report.failures {
      let failed = options.lang("未通过：", "failed: ")
      print("\(renderer.text(failure.place)): \(failed)\(failure.id) \(failure.name)")
      print("  \(options.lang("应得：", "expected "))\(failure.expected)")
      print("  \(options.lang("实得：", "got "))\(failure.actual)")
      for problem in failure.problems { print("  " + renderer.text(problem)) }
    }
    print(
      options.lang(
        "其中与期望完全相等（不止于 10⁻⁸）：\(report.exact)",
        "equal to the last digit, not only within 10⁻⁸: \(report.exact)"))
    print(report.summary)
  }
}
