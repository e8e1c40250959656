import ArgumentParser

/// The command `guiju`.
struct GuijuCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guiju",
    abstract: "规矩：把产业政策读成可检索、可引用、可核对的文库",
    discussion: """
      退出码：0 完成；1 答案为否或检查未通过；2 用法有误；3 输入有误。
      """,
    version: "0.1.0",
    subcommands: [
      ReadCommand.self, LibraryCommand.self, ServeCommand.self, StoreCommand.self, LogCommand.self,
      ImportCommand.self, RecordsCommand.self, DMNCommand.self, FEELCommand.self,
      PackCheckCommand.self, PackCommand.self, EvaluateCommand.self, ExplainCommand.self,
      RerunCommand.self, DiffRunsCommand.self, WhatIfCommand.self, PublicationCommand.self,
      MethodCommand.self,
      LedgerCommand.self, RegisterCommand.self, CaseCommand.self, TargetsRootCommand.self,
      DemoCommand.self,
      CoverageCommand.self,
    ])
}
