import ArgumentParser
import DMN
import Diagnostics
import Foundation

/// Decision models: run, test, check.
struct DMNCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn", abstract: "运行、测试、检查决策模型（DMN 1.1–1.5）",
    subcommands: [DMNRunCommand.self, DMNTestCommand.self, DMNCheckCommand.self])
}

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

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  func run() throws {
    let session = RulesSession(json: json)
    let set = try session.load(model)
    let compiled = CompiledModel(set)
    try session.stopOnErrors(compiled.problems)
    let inputs = try session.inputs(input, for: compiled)
    let names = try session.names(decision, in: compiled)
    let results = names.map { name in
      compiled.evaluate(
        name, inputs: inputs, options: EvaluationOptions(isTraced: trace, findsMissing: true))
    }
    session.show(results)
  }
}

/// Runs test cases in the format of the public test kit.
struct DMNTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "运行测试用例（DMN TCK 格式）",
    discussion: "末行为 “N passed, M failed”。有未通过者，退出码为 1。")

  @Argument(help: "测试文件或含测试的文件夹")
  var paths: [String]

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "另写一份 JUnit 报告到此文件")
  var junit: String?

  func run() throws {
    let report = TestRunner().run(paths.map { URL(filePath: $0) })
    if let junit {
      do {
        try report.junit.write(to: URL(filePath: junit), atomically: true, encoding: .utf8)
      } catch {
        throw RulesSession.stop(
          Problem(
            "dmn.unwritable", .error,
            Wording("JUnit 报告写不进 \(junit)", "the JUnit report cannot be written to \(junit)"),
            at: Place(file: junit),
            notes: [Wording(error.localizedDescription)]))
      }
    }
    if json {
      print(report.json.text())
    } else {
      let renderer = ProblemRenderer(language: .ofThisRun)
      for problem in report.problems { print(renderer.text(problem)) }
      for failure in report.failures {
        print("\(renderer.text(failure.place)): 未通过：\(failure.id) \(failure.name)")
        print("  应得：\(failure.expected)")
        print("  实得：\(failure.actual)")
        for problem in failure.problems { print("  " + renderer.text(problem)) }
      }
      print("其中与期望完全相等（不止于 10⁻⁸）：\(report.exact)")
    }
    if !json { print(report.summary) }
    if report.outcomes.isEmpty, !report.problems.isEmpty { throw ExitCode(3) }
    if report.failed > 0 { throw ExitCode(1) }
  }
}

/// Looks for what is wrong with models before they decide anything.
struct DMNCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查决策模型：缺口、重叠、到不了的规则、未知名称……",
    discussion: "有错误或警告，退出码为 1；只有提示，为 0。")

  @Argument(help: "模型文件或文件夹")
  var paths: [String]

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  func run() throws {
    let report = ModelChecker().check(paths.map { URL(filePath: $0) })
    if json {
      print(report.json.text())
    } else {
      let renderer = ProblemRenderer(
        language: .ofThisRun, coloured: isatty(STDOUT_FILENO) == 1)
      for problem in report.problems { print(renderer.text(problem)) }
      print(report.summary)
    }
    if report.problems.contains(where: { $0.code == "dmn.unreadable" }) { throw ExitCode(3) }
    if report.problems.contains(where: { $0.severity != .note }) { throw ExitCode(1) }
  }
}
