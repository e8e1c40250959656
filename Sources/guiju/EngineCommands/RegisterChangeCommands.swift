import ArgumentParser
import Diagnostics
import Registers
import Store
import Vocabulary

/// Asks the rules over all subjects.
struct RegisterRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "按规则认定到某一日", discussion: "整个运行要么全部生效，要么什么也不变；重复运行不会重复提出。")

  @Argument(help: "名册")
  var register: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let report = try pack.registers(library).run(
      register, asOf: try date.day, by: try actor.actor(library))
    if options.json {
      print(
        JSONText.object([
          "run": .int(Int(report.run)), "as_of": .string(report.day.description),
          "proposed": .int(report.proposed), "undecided": .int(report.undecided),
          "lapsed": .int(report.lapsed), "listed": .int(report.listed), "kept": .int(report.kept),
          "to_recheck": .int(report.toRecheck), "left": .int(report.left),
          "excluded": .int(report.excluded), "settled": .int(report.settled),
        ]).text)
    } else {
      print(
        options.lang(
          "提出 \(report.proposed)，待补事实 \(report.undecided)，不再成立 \(report.lapsed)，列入 \(report.listed)，复核后保留 \(report.kept)，待复核 \(report.toRecheck)，退出 \(report.left)，因在他册不列 \(report.excluded)，本年已定 \(report.settled)",
          "proposed \(report.proposed), undecided \(report.undecided), lapsed \(report.lapsed), listed \(report.listed), kept \(report.kept), to re-check \(report.toRecheck), left \(report.left), excluded \(report.excluded), settled \(report.settled)"
        ))
    }
  }
}

/// Decides a review, an objection or a re-check.
struct RegisterDecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "决定：审核、异议、复核",
    discussion: "approve 为同意列入、驳回异议、保留在册；refuse 为不列入、采纳异议、退出。")

  @Argument(help: "哪一项")
  var item: Int64

  @Argument(help: "approve 或 refuse")
  var decision: String

  @Option(name: .long, help: "理由")
  var reason: String?

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    guard let decision = RegisterBook.Decision(rawValue: decision) else {
      throw ValidationError("决定写 approve 或 refuse")
    }
    let library = try options.open()
    RegisterOutput.show(
      try pack.registers(library).decide(
        item, decision, reason: reason, on: try date.day, by: try actor.actor(library)), options)
  }
}

/// Ends publications whose time is over.
struct RegisterPublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "公示期满、有名额的列入名册")

  @Argument(help: "名册")
  var register: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let count = try pack.registers(library).publish(
      register, asOf: try date.day, by: try actor.actor(library))
    print(
      options.json
        ? JSONText.object(["listed": .int(count)]).text
        : options.lang("列入 \(count)", "\(count) listed"))
  }
}

/// Objects to a publication.
struct RegisterObjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "object", abstract: "对公示提出异议")

  @Argument(help: "哪一项")
  var item: Int64

  @Option(name: .long, help: "理由")
  var reason: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    RegisterOutput.show(
      try pack.registers(library).object(
        item, reason: reason, on: try date.day, by: try actor.actor(library)), options)
  }
}

/// Takes a subject off the list.
struct RegisterExitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "exit", abstract: "退出名册，写明理由")

  @Argument(help: "哪一项")
  var item: Int64

  @Option(name: .long, help: "理由")
  var reason: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    RegisterOutput.show(
      try pack.registers(library).exit(
        item, reason: reason, on: try date.day, by: try actor.actor(library)), options)
  }
}

/// Enters a subject by hand.
struct RegisterEnterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "enter", abstract: "手工列入，写明理由")

  @Argument(help: "名册")
  var register: String

  @Argument(help: "对象的标识")
  var subject: String

  @Option(name: .long, help: "理由")
  var reason: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    RegisterOutput.show(
      try pack.registers(library).enter(
        subject, in: register, reason: reason, on: try date.day, by: try actor.actor(library)),
      options)
  }
}

/// Recommends a listed subject to the next level.
struct RegisterRecommendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend", abstract: "推荐到上一级")

  @Argument(help: "哪一项")
  var item: Int64

  @Option(name: .long, help: "理由")
  var reason: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    RegisterOutput.show(
      try pack.registers(library).recommend(
        item, reason: reason, on: try date.day, by: try actor.actor(library)), options)
  }
}
