import ArgumentParser
import DMN
import Diagnostics
import FEEL
import Foundation

/// Decides: inputs in, results out.
struct DMNRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "按决策模型算出结论",
    discussion: """
      输入是一个 JSON 对象，成员名即输入数据名：{"单位能耗": 0.52}。
      日期、时间、时长写成字符串，按模型声明的类型读取。
      """)

  @Argument(help: "模型文件（.dmn）")
  var model: String

  @Option(name: .long, help: "只算这一个决策（或决策服务）；缺省为全部决策")
  var decision: String?

  @Option(name: .long, help: "输入的 JSON 文件；- 为标准输入")
  var input: String

  @Flag(name: .long, help: "给出过程：输入、命中的规则、依据")
  var trace = false

  @Option(name: .long, help: "时限，秒；缺省不限")
  var timeout: Double?

  @OptionGroup var options: RuleOptions

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout < 1e9) {
      throw ValidationError(options.lang("时限要大于 0", "the time must be more than 0"))
    }
  }

  func run() throws {
    let compiled = CompiledModel(try load())
    let errors = compiled.problems.filter { $0.severity == .error }
    guard errors.isEmpty else {
      ProblemOutput.show(errors)
      throw ExitCode(CommandLineRunner.badInput)
    }
    let inputs = try compiled.inputs(
      JSONNode.read(RuleInput.bytes(input), file: input), file: input)
    var limits = Run.Limits()
    limits.time = timeout.map { .seconds($0) }
    let results = try names(in: compiled).map { name in
      compiled.evaluate(
        name, inputs: inputs,
        options: EvaluationOptions(isTraced: trace, findsMissing: true, limits: limits))
    }
    show(results)
  }

  private func load() throws -> ModelSet { try ModelLoader().load(URL(filePath: model)) }

  /// The names to evaluate: one that was asked for, or every decision.
  private func names(in model: CompiledModel) throws -> [String] {
    guard let decision else { return model.decisions }
    let known = model.decisions + model.services
    guard known.contains(decision) else {
      throw Problem(
        "dmn.unknown-decision", .error,
        Wording(
          "模型里没有名为“\(decision)”的决策或决策服务",
          "the model has no decision or service “\(decision)”"), at: Place(file: self.model),
        notes: [
          Wording(
            "有：\(known.joined(separator: "、"))", "it has \(known.joined(separator: ", "))")
        ])
    }
    return [decision]
  }

  private func show(_ results: [DecisionResult]) {
    if options.json {
      let members = results.map { JSONNode.Member($0.decision, $0.json(in: options.lang)) }
      print(JSONNode.object(members).text())
    } else {
      for result in results { print(result.text(in: options.lang)) }
    }
  }
}
