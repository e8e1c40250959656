import ArgumentParser
import Diagnostics

/// Shows what a check found; ends with exit code 1 where it found something.
struct CheckOutput {
  let options: LibraryOptions

  func show(_ problems: [Problem]) throws {
    if options.json {
      print(JSONText.object(["problems": .array(problems.map(JSONText.problem))]).text)
    } else if problems.isEmpty {
      print(options.lang("完好", "all is well"))
    } else {
      ProblemOutput.show(problems)
    }
    if !problems.isEmpty { throw ExitCode(1) }
  }
}
