import ArgumentParser

/// Work on ledgers.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "台账：记账、冲销、年终、余额、对账单、核验",
    subcommands: [
      LedgerPostCommand.self, LedgerReverseCommand.self, LedgerCloseCommand.self,
      LedgerBalanceCommand.self, LedgerStatementCommand.self, LedgerVerifyCommand.self,
    ])
}
