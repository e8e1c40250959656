import ArgumentParser
import Cases
import Diagnostics
import Store

/// The cases.
struct CaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "案件", discussion: "缺省只列在办的。没有，退出码为 1。")

  @Option(name: .long, help: "流程")
  var procedure: String?

  @Option(name: .long, help: "对象的标识")
  var subject: String?

  @Flag(name: .long, help: "也列办结的")
  var all = false

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let files = try pack.cases(try options.open()).files(
      procedure: procedure, subject: subject, isOpen: all ? nil : true, viewer: .atTheMachine)
    if options.json {
      print(JSONText.object(["cases": .array(files.map(CaseOutput.json))]).text)
    } else {
      for file in files { print(CaseOutput.line(file, options.lang)) }
    }
    if files.isEmpty { throw ExitCode(1) }
  }
}

/// One case with all that happened.
struct CaseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "一案的全部经过")

  @Argument(help: "案号")
  var id: Int64

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    CaseOutput.show(
      try pack.cases(try options.open()).file(id, viewer: .atTheMachine), options, isWhole: true)
  }
}
