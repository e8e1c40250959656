import ArgumentParser

/// Work on registers.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "名册：认定、审核、公示、异议、退出、推荐、比较",
    subcommands: [
      RegisterRunCommand.self, RegisterListCommand.self, RegisterShowCommand.self,
      RegisterWhyCommand.self, RegisterDiffCommand.self, RegisterDecideCommand.self,
      RegisterPublishCommand.self, RegisterObjectCommand.self, RegisterExitCommand.self,
      RegisterEnterCommand.self, RegisterRecommendCommand.self, RegisterStandingCommand.self,
    ])
}
