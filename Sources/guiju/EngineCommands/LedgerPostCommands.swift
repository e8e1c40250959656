import ArgumentParser
import Diagnostics
import Ledgers
import Store
import Vocabulary

/// Posts an entry.
struct LedgerPostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post", abstract: "记一笔",
    discussion: "不符合条件、不能判断或余额不足，退出码为 1，什么也不记。同一 --request 只记一次。")

  @Argument(help: "台账")
  var ledger: String

  @Argument(help: "记账种类")
  var posting: String

  @Option(name: .long, help: "户主")
  var owner: String

  @Option(name: .long, help: "用途")
  var purpose = ""

  @Option(name: .long, help: "年度")
  var year: Int

  @Option(name: .long, help: "数额；由规则算出的可不写")
  var amount: String?

  @Option(name: .long, help: "数额的单位；缺省为科目的")
  var unit: String?

  @Option(name: .long, help: "理由")
  var reason: String

  @Option(name: .long, help: "接收的户主")
  var toOwner: String?

  @Option(name: .long, help: "接收的用途")
  var toPurpose: String?

  @Option(name: .long, help: "接收的年度")
  var toYear: Int?

  @Option(name: .long, help: "请求号")
  var request: String?

  @OptionGroup var facts: FactOptions
  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.openOrCreate()
    let book = try pack.ledgers(library)
    let entry = try book.post(
      NewPosting(
        ledger: ledger, posting: posting, owner: owner, purpose: purpose, year: year,
        amount: amount, unit: try unit.map { text throws in try Vocabulary.Unit(text) },
        day: try date.day, reason: reason, facts: try facts.stated(), toOwner: toOwner,
        toPurpose: toPurpose, toYear: toYear, request: request),
      by: try actor.actor(library))
    LedgerOutput.show([entry], options)
  }
}

/// Takes an entry back.
struct LedgerReverseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reverse", abstract: "冲销一笔（另记一笔相反的）")

  @Argument(help: "哪一笔")
  var entry: Int64

  @Option(name: .long, help: "理由")
  var reason: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let reversal = try pack.ledgers(library).reverse(
      entry, on: try date.day, reason: reason, by: try actor.actor(library))
    LedgerOutput.show([reversal], options)
  }
}

/// Does what a ledger says for the end of a year.
struct LedgerCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "年终处理：余额作废或结转", discussion: "重复执行不会重复记账。")

  @Argument(help: "台账")
  var ledger: String

  @Argument(help: "年度")
  var year: Int

  @Option(name: .long, help: "记账日期；缺省为该年 12 月 31 日")
  var on: String?

  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let entries = try pack.ledgers(library).closeYear(
      year, of: ledger, on: try on.map { text throws in try DayOption.day(text) },
      by: try actor.actor(library))
    LedgerOutput.show(entries, options)
  }
}
