import ArgumentParser
import DMN
import Diagnostics
import Foundation

/// Looks for what is wrong with models before they decide anything.
struct DMNCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查决策模型：缺口、重叠、到不了的规则、未知名称……",
    discussion: "有错误或警告，退出码为 1；只有提示，为 0。")

  @Argument(help: "模型文件或文件夹")
  var paths: [String]

  @OptionGroup var options: RuleOptions

  func run() throws {
    let report = ModelChecker().check(paths.map { URL(filePath: $0) })
    if options.json {
      print(report.json(in: options.lang).text())
    } else {
      let renderer = ProblemRenderer(
        language: options.lang, coloured: isatty(STDOUT_FILENO) == 1)
      for problem in report.problems { print(renderer.text(problem)) }
      print(report.summary[options.lang])
    }
    if report.models == 0 { throw ExitCode(CommandLineRunner.badInput) }
    if report.problems.contains(where: { $0.severity != .note }) { throw ExitCode(1) }
  }
}
