import ArgumentParser
import Diagnostics
import Foundation

/// Runs the command that was asked for, and ends with the exit code that programs rely on.
///
/// 0: done. 1: the answer is no, or a check failed. 2: wrong use. 3: bad input.
enum CommandLineRunner {
  /// The exit code of a wrong use of the command line.
  static let wrongUse: Int32 = 2
  /// The exit code of bad input.
  static let badInput: Int32 = 3

  static func run() async -> Never {
    do {
      var command = try GuijuCommand.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      exit(0)
    } catch {
      end(error)
    }
  }

  private static func end(_ error: any Error) -> Never {
    if let problem = error as? Problem {
      ProblemOutput.show([problem])
      let isWrongUse = problem.code == "store.empty-query" || problem.code == "store.query-too-long"
      if Refusals.codes.contains(problem.code) { exit(1) }
      exit(isWrongUse ? wrongUse : badInput)
    }
    if let list = error as? ProblemList {
      ProblemOutput.show(list.problems)
      exit(badInput)
    }
    let code = GuijuCommand.exitCode(for: error)
    let message = GuijuCommand.fullMessage(for: error)
    if !message.isEmpty {
      if code == .success { print(message) } else { ProblemOutput.write(message + "\n") }
    }
    exit(code == .validationFailure ? wrongUse : code.rawValue)
  }
}
