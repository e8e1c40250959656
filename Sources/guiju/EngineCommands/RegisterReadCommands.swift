import ArgumentParser
import Diagnostics
import Foundation
import Registers
import Rulings
import Store

/// The items of a register.
struct RegisterListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "某日的名册", discussion: "缺省只列在册的；--all 列出全部。没有，退出码为 1。")

  @Argument(help: "名册")
  var register: String

  @Option(name: .long, help: "日期；缺省为现在")
  var on: String?

  @Option(name: .long, help: ArgumentHelp("某日终了（北京时间）所知的", valueName: "date"))
  var asKnownOn: String?

  @Option(name: .long, help: "只列处于这一状态的，可写多次")
  var state: [String] = []

  @Flag(name: .long, help: "列出全部")
  var all = false

  @Option(name: .long, help: "层级")
  var level: String?

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let states = try state.map { text in
      guard let state = RegisterState(rawValue: text) else {
        let names = RegisterState.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--state：\(names)")
      }
      return state
    }
    let members = RegisterState.allCases.filter(\.isMember)
    let items = try pack.registers(try options.open()).items(
      of: register, on: try on.map { text throws in try DayOption.day(text) },
      asKnownOn: try KnownOn.moment(asKnownOn),
      states: all ? [] : Set(states.isEmpty ? members : states), level: level,
      viewer: .atTheMachine)
    RegisterOutput.show(items, options)
    if items.isEmpty { throw ExitCode(1) }
  }
}

/// One item with all that happened.
struct RegisterShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一项的经过：规则、事实、来源行、依据、谁决定")

  @Argument(help: "哪一项")
  var item: Int64

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    RegisterOutput.show(
      try pack.registers(try options.open()).item(item, viewer: .atTheMachine), options)
  }
}

/// What the entry rule says of one subject.
struct RegisterWhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "规则对某个对象怎么说，缺哪个事实",
    discussion: "成立为 0；不成立或不能判断，退出码为 1。")

  @Argument(help: "名册")
  var register: String

  @Argument(help: "对象的标识")
  var subject: String

  @OptionGroup var date: DayOption
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let explanation = try pack.registers(try options.open()).explain(
      subject, in: register, on: try date.day, viewer: .atTheMachine)
    print(
      options.json
        ? JSONText.explanation(explanation).text
        : ExplanationOutput.lines(explanation, indent: "").joined(separator: "\n"))
    if explanation.verdict != .yes { throw ExitCode(1) }
  }
}

/// How two days differ.
struct RegisterDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "两日之间：进、出、变动")

  @Argument(help: "名册")
  var register: String

  @Argument(help: "前一日")
  var from: String

  @Argument(help: "后一日")
  var to: String

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let difference = try pack.registers(try options.open()).difference(
      of: register, from: try DayOption.day(from), to: try DayOption.day(to),
      viewer: .atTheMachine)
    if options.json {
      print(
        JSONText.object([
          "entered": .array(difference.entered.map(JSONText.registerItem)),
          "left": .array(difference.left.map(JSONText.registerItem)),
          "moved": .array(
            difference.moved.map {
              .object([
                "from": .string(optional: $0.from?.rawValue), "item": .registerItem($0.item),
              ])
            }),
        ]).text)
      return
    }
    for item in difference.entered { print("+ \(RegisterOutput.line(item, options.lang))") }
    for item in difference.left {
      print(
        "- \(RegisterOutput.line(item, options.lang))  \(item.events.last?.reason ?? "")")
    }
    for moved in difference.moved {
      print(
        "  \(RegisterOutput.line(moved.item, options.lang))"
          + options.lang("  原为", "  was ") + (moved.from?.name[options.lang] ?? "—"))
    }
  }
}

/// Quotas and goals.
struct RegisterStandingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standing", abstract: "某年的名额、目标和列入数")

  @Argument(help: "名册")
  var register: String

  @Argument(help: "年度")
  var year: Int

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let standing = try pack.registers(try options.open()).standing(of: register, year: year)
    if options.json {
      print(
        JSONText.object([
          "levels": .array(
            standing.map {
              .object([
                "level": .string($0.level), "listed": .int($0.listed),
                "quota": .int(optional: $0.quota), "goal": .int(optional: $0.goal),
              ])
            })
        ]).text)
      return
    }
    for level in standing {
      print(
        options.lang(
          "\(level.level)  列入 \(level.listed)，名额 \(level.quota.map(String.init) ?? "—")，目标 \(level.goal.map(String.init) ?? "—")",
          "\(level.level)  listed \(level.listed), quota \(level.quota.map(String.init) ?? "—"), goal \(level.goal.map(String.init) ?? "—")"
        ))
    }
  }
}
