import Appraisals
import ArgumentParser
import Diagnostics

/// Explains the result of a firm.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "说明一家企业的得分和等级从何而来",
    discussion: "列出各指标的数据及来源、基准、得分、名次、等级调整及依据、政策后果，以及怎样可以提高一等。")

  @Argument(help: ArgumentHelp("guiju evaluate --out 写出的文件夹", valueName: "run"))
  var folder: String

  @Argument(help: ArgumentHelp("企业：统一社会信用代码等主键", valueName: "firm"))
  var firm: String

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func run() throws {
    let run = try LoadedRun(RunFolder(path: folder))
    let explainer = try Explainer(
      run.bundle, run.population, lastYear: run.lastYear, run.options)
    guard let explanation = explainer.explanation(of: firm) else {
      throw Problem(
        "appraisals.no-firm", .error,
        Wording("这次评价中没有“\(firm)”", "“\(firm)” is not in this run"),
        suggestion: Wording("用主键查找，如统一社会信用代码", "look it up by its key, such as the credit code"))
    }
    print(
      json ? FirmExplanationOutput.json(explanation).text : FirmExplanationOutput.text(explanation))
  }
}
