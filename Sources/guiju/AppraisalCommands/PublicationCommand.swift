import Appraisals
import ArgumentParser
import Diagnostics

/// Checks results, or what a notice states, before publication.
struct PublicationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publication", abstract: "公示前的检查",
    subcommands: [PublicationCheckCommand.self, NoticeCheckCommand.self])
}

/// Checks the results of a run.
struct PublicationCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查一次评价能否公示：户数、比例、小组、待定企业")

  @Argument(help: ArgumentHelp("guiju evaluate --out 写出的文件夹", valueName: "run"))
  var folder: String

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let run = try RunReference(folder, options)
    try CheckedNotice.show(
      PublicationCheck.problems(run.appraisal, run.population), json: options.json)
  }
}

/// Checks the numbers that a notice states.
struct NoticeCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "核对公示文稿中写明的户数",
    discussion: "例：guiju publication notice \"规上=39:A11,B21,C7,D0\" \"规下=36:A4,B21,C0,D3\"")

  @Argument(help: ArgumentHelp("名单=户数:等级户数,…", valueName: "list"))
  var lists: [String]

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  func run() throws {
    var problems: [Problem] = []
    for list in lists {
      if let problem = try Self.notice(list).problem { problems.append(problem) }
    }
    try CheckedNotice.show(problems, json: json)
  }

  private static func notice(_ text: String) throws -> PublicationCheck.Notice {
    let halves = text.split(separator: ":", maxSplits: 1).map(String.init)
    let head = (halves.first ?? "").split(separator: "=").map(String.init)
    guard halves.count == 2, head.count == 2, let stated = Int(head[1]) else { throw bad(text) }
    var grades: [PublicationCheck.Notice.Grade] = []
    for part in halves[1].split(separator: ",") {
      let name = part.prefix { !$0.isNumber }
      guard !name.isEmpty, let count = Int(part.dropFirst(name.count)) else { throw bad(text) }
      grades.append(.init(grade: String(name), count: count))
    }
    return PublicationCheck.Notice(list: head[0], stated: stated, grades: grades)
  }

  private static func bad(_ text: String) -> ValidationError {
    ValidationError("“\(text)”：应写成 名单=户数:等级户数,…，如 规下=36:A4,B21,C0,D3")
  }
}

/// What a check before publication found.
enum CheckedNotice {
  static func show(_ problems: [Problem], json: Bool) throws {
    if json {
      print(
        JSONText.object([
          "problems": .array(problems.map(JSONText.problem)),
          "errors": .int(problems.count { $0.severity == .error }),
        ]).text)
    } else {
      ProblemOutput.show(problems)
      if problems.isEmpty { print(Language.ofThisRun("未发现问题", "nothing is wrong")) }
    }
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }
}
