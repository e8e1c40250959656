import ArgumentParser

/// Looks after the data file.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "数据文件：备份、恢复、核验、统计",
    discussion: "都可在文件使用中进行。",
    subcommands: [
      BackupCommand.self, RestoreCommand.self, VerifyStoreCommand.self, StatisticsCommand.self,
    ])
}
