import Appraisals
import ArgumentParser
import Diagnostics

/// Tells what changed between two runs and why.
struct DiffRunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "比较两次评价：谁变了、为什么")

  @Argument(help: ArgumentHelp("前一次：文件夹，或文库中的评价次", valueName: "run"))
  var before: String

  @Argument(help: ArgumentHelp("后一次", valueName: "run"))
  var after: String

  @Option(name: .long, help: "最多列出几户")
  var limit = 200

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let (one, two) = (try RunReference(before, options), try RunReference(after, options))
    let difference = RunDifference(
      (one.appraisal, one.population), (two.appraisal, two.population), limit: limit)
    print(
      options.json
        ? ComparisonOutput.json(difference).text
        : ComparisonOutput.lines(difference, options.lang).joined(separator: "\n"))
  }
}
