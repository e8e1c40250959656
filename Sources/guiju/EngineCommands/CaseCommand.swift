import ArgumentParser

/// Work on cases.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "案件：立案、办理、证据、停钟、文书、迁移、仿真",
    subcommands: [
      CaseOpenCommand.self, CaseListCommand.self, CaseShowCommand.self, CaseStepCommand.self,
      CaseAssignCommand.self, CaseCommentCommand.self, CaseAttachCommand.self,
      CaseFetchCommand.self, CaseStopCommand.self, CaseStartCommand.self, CaseReopenCommand.self,
      CaseDeputyCommand.self, CaseTickCommand.self, CaseLetterCommand.self,
      CaseMigrateCommand.self, CaseSimulateCommand.self,
    ])
}
