import ArgumentParser
import DMN
import Diagnostics
import FEEL

/// Evaluates FEEL: one expression, or line by line.
struct FEELCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feel", abstract: "计算 FEEL 表达式；不给表达式则逐行计算",
    discussion: """
      逐行计算时，“let 名称 = 表达式”给值取名，之后各行可用此名称；
      以“-”开头的表达式，前面加“--”：guiju feel -- -2 ** 2。
      历史记在 $XDG_STATE_HOME/guiju/feel-history。
      """)

  @Argument(help: "表达式")
  var expression: String?

  @Option(name: .long, help: "变量的 JSON 文件；- 为标准输入")
  var context: String?

  @OptionGroup var options: RuleOptions

  func validate() throws {
    if expression == nil, context == "-" {
      throw ValidationError(
        options.lang(
          "逐行计算时，标准输入用来读表达式，变量请放进文件",
          "standard input holds the lines to evaluate; put the variables into a file"))
    }
  }

  func run() throws {
    var session = FEELSession(options: options, variables: try variables())
    if let expression {
      guard session.evaluate(expression) else { throw ExitCode(CommandLineRunner.badInput) }
    } else {
      session.readLines()
    }
  }

  private func variables() throws -> [(String, Value)] {
    guard let context else { return [] }
    guard
      case .object(let members) = try JSONNode.read(RuleInput.bytes(context), file: context)
    else {
      throw Problem(
        "feel.context", .error,
        Wording("变量文件不是 JSON 对象", "the variables are not a JSON object"),
        at: Place(file: context),
        suggestion: Wording("写成 {\"名称\": 值}", "write them as {\"name\": value}"))
    }
    return members.map { ($0.name, $0.value.value()) }
  }
}
