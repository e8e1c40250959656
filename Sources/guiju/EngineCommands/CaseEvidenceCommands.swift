import ArgumentParser
import Cases
import Diagnostics
import Foundation
import Store

/// Attaches evidence.
struct CaseAttachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "附证据；文件类型按内容辨认")

  @Argument(help: "案号")
  var id: Int64

  @Argument(help: "文件")
  var file: String

  @Option(name: .customLong("as"), help: "是什么证据")
  var name: String

  @Option(name: .long, help: "为哪一步附的")
  var step: String?

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Problem(
        "cases.unreadable", .error, Wording("读不到文件", "the file cannot be read"),
        at: Place(file: file))
    }
    let library = try options.open()
    let found = try pack.cases(library).attach(
      [UInt8](data), file: URL(fileURLWithPath: file).lastPathComponent, as: name, to: id,
      step: step, on: try date.day, by: try actor.actor(library))
    CaseOutput.show(found, options)
  }
}

/// Writes an attachment out.
struct CaseFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "fetch", abstract: "取出附件")

  @Argument(help: "附件号")
  var attachment: Int64

  @Option(name: .shortAndLong, help: "写到这个文件")
  var output: String

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let bytes = try pack.cases(try options.open()).data(
      ofAttachment: attachment, viewer: .atTheMachine)
    try CaseOutput.write(bytes, to: output, options)
  }
}

/// Writes a letter.
struct CaseLetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter", abstract: "按模板出文书（DOCX），并附在案中", discussion: "有空填不上，退出码为 1，不出文书。")

  @Argument(help: "案号")
  var id: Int64

  @Argument(help: "文书")
  var letter: String

  @Option(name: .shortAndLong, help: "写到这个文件")
  var output: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let bytes = try pack.cases(library).letter(
      letter, of: id, on: try date.day, viewer: .atTheMachine, by: try actor.actor(library))
    try CaseOutput.write(bytes, to: output, options)
  }
}
