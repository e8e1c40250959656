import ArgumentParser

/// Everything that asks a library.
struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library", abstract: "查询文库：文件、条款、目标、职责、引用、导出",
    subcommands: [
      ListCommand.self, ShowCommand.self, SearchCommand.self, InForceCommand.self,
      DutiesCommand.self, TargetsCommand.self, ReferencesCommand.self, HistoryCommand.self,
      ExportCommand.self, ScoreCommand.self,
    ])
}
