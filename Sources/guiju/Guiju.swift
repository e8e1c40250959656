import ArgumentParser

/// The command `guiju`: every capability from the command line.
@main
struct Guiju: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guiju",
    abstract: "规矩: manufacturing policy carried out by rules that can be checked.",
    subcommands: [DMNCommand.self, FEELCommand.self])
}
