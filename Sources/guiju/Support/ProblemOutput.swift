import Diagnostics
import Foundation

/// Writes problems to standard error.
enum ProblemOutput {
  static func show(_ problems: [Problem]) {
    let renderer = ProblemRenderer(
      language: .ofThisRun, coloured: Terminal.errorIsTerminal)
    for problem in problems { write(renderer.text(problem) + "\n") }
  }

  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
