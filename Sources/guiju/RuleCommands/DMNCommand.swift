import ArgumentParser

/// Decision models: run, test, check.
struct DMNCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmn", abstract: "运行、测试、检查决策模型（DMN 1.1–1.5）",
    subcommands: [DMNRunCommand.self, DMNTestCommand.self, DMNCheckCommand.self])
}
