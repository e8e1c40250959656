import ArgumentParser
import Store

/// Checks the file of a library.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查文库文件是否完好", discussion: "有损坏，退出码为 1。")

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let problems = try options.open().checkIntegrity()
    if options.json {
      print(JSONText.object(["problems": .array(problems.map(JSONText.problem))]).text)
    } else if problems.isEmpty {
      print(options.lang("文库完好", "the library is sound"))
    }
    guard problems.isEmpty else {
      if !options.json { ProblemOutput.show(problems) }
      throw ExitCode(1)
    }
  }
}
