import ArgumentParser
import Cases
import Diagnostics
import Store

/// Opens a case.
struct CaseOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "立案", discussion: "同一 --request 只立一案。")

  @Argument(help: "流程")
  var procedure: String

  @Option(name: .long, help: "案由")
  var title: String

  @Option(name: .long, help: "对象的标识")
  var subject: String?

  @Option(name: .long, help: "请求号")
  var request: String?

  @OptionGroup var facts: FactOptions
  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.openOrCreate()
    let file = try pack.cases(library).open(
      procedure, title: title, subject: subject, facts: try facts.stated(), on: try date.day,
      request: request, by: try actor.actor(library))
    CaseOutput.show(file, options)
  }
}

/// Does a step.
struct CaseStepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step", abstract: "办一步", discussion: "缺证据、不能判断往下怎么走、不归你办，退出码为 1，什么也不变。")

  @Argument(help: "案号")
  var id: Int64

  @Argument(help: "步骤")
  var step: String

  @Option(name: .long, help: "意见")
  var reason: String?

  @Option(name: .long, help: "代谁办")
  var onBehalfOf: String?

  @OptionGroup var facts: FactOptions
  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let file = try pack.cases(library).complete(
      step, of: id, facts: try facts.stated(), reason: reason, on: try date.day,
      by: try actor.actor(library), onBehalfOf: onBehalfOf)
    CaseOutput.show(file, options)
  }
}

/// Gives a step to a person.
struct CaseAssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "assign", abstract: "把一步交给某人办")

  @Argument(help: "案号")
  var id: Int64

  @Argument(help: "步骤")
  var step: String

  @Option(name: .long, help: "交给谁")
  var to: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let file = try pack.cases(library).assign(
      step, of: id, to: to, on: try date.day, by: try actor.actor(library))
    CaseOutput.show(file, options)
  }
}

/// Says something about a case.
struct CaseCommentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "comment", abstract: "批注")

  @Argument(help: "案号")
  var id: Int64

  @Argument(help: "内容")
  var text: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let file = try pack.cases(library).comment(
      text, on: id, day: try date.day, by: try actor.actor(library))
    CaseOutput.show(file, options)
  }
}

/// Opens a closed case again.
struct CaseReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "reopen", abstract: "重新办理，写明理由")

  @Argument(help: "案号")
  var id: Int64

  @Option(name: .long, help: "理由")
  var reason: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let file = try pack.cases(library).reopen(
      id, reason: reason, on: try date.day, by: try actor.actor(library))
    CaseOutput.show(file, options)
  }
}

/// Lets somebody stand in for another.
struct CaseDeputyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "deputy", abstract: "指定代理人")

  @Argument(help: "代理人")
  var deputy: String

  @Option(name: .customLong("for"), help: "代谁")
  var person: String

  @Option(name: .long, help: "起")
  var from: String

  @Option(name: .long, help: "止（含）")
  var until: String

  @Option(name: .long, help: "理由")
  var reason: String

  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    try pack.cases(library).add(
      Deputy(
        deputy, for: person, from: try DayOption.day(from), until: try DayOption.day(until),
        reason: reason), by: try actor.actor(library))
    if options.json {
      print(JSONText.object(["deputy": .string(deputy), "for": .string(person)]).text)
    } else {
      print(options.lang("\(deputy) 代 \(person)", "\(deputy) stands in for \(person)"))
    }
  }
}
