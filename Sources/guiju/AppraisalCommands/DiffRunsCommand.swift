import Appraisals
import ArgumentParser
import Diagnostics

/// Tells what changed between two runs and why.
struct DiffRunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "比较两次评价：谁变了、为什么")

  @Argument(help: ArgumentHelp("前一次的文件夹", valueName: "run"))
  var before: String

  @Argument(help: ArgumentHelp("后一次的文件夹", valueName: "run"))
  var after: String

  @Option(name: .long, help: "最多列出几户")
  var limit = 200

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func run() throws {
    let (one, two) = (
      try LoadedRun(RunFolder(path: before)), try LoadedRun(RunFolder(path: after))
    )
    let difference = RunDifference(
      (try one.appraisal(), one.population), (try two.appraisal(), two.population), limit: limit)
    print(
      json
        ? ComparisonOutput.json(difference).text
        : ComparisonOutput.lines(difference, lang).joined(separator: "\n"))
  }
}
