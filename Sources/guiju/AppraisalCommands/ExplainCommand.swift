import Appraisals
import ArgumentParser
import Diagnostics

/// Explains the result of a firm.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "说明一家企业的得分和等级从何而来",
    discussion: "列出各指标的数据及来源、基准、得分、名次、等级调整及依据、政策后果，以及怎样可以提高一等。")

  @Argument(help: ArgumentHelp("guiju evaluate --out 写出的文件夹，或文库中的评价次", valueName: "run"))
  var folder: String

  @Argument(help: ArgumentHelp("企业：统一社会信用代码等主键", valueName: "firm"))
  var firm: String

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let explainer = try RunReference(folder, options).explainer()
    guard let explanation = explainer.explanation(of: firm) else {
      throw Problem(
        "appraisals.no-firm", .error,
        Wording("这次评价中没有“\(firm)”", "“\(firm)” is not in this run"),
        suggestion: Wording("用主键查找，如统一社会信用代码", "look it up by its key, such as the credit code"))
    }
    print(
      options.json
        ? FirmExplanationOutput.json(explanation).text : FirmExplanationOutput.text(explanation))
  }
}
