public import ArgumentParser
import Provisions
import Store

/// Lists the documents in force on a day.
struct InForceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "in-force", abstract: "列出某日现行有效的文件",
    discussion: """
      起算日依次取：效力期起始日、施行日、印发日；截止日取效力期终止日，未写明的视为继续有效。
      没有任何日期的文件效力不明，不列入；用 --state unknown 查看。
      """)

  @Option(name: .long, help: "日期，YYYY-MM-DD；缺省为今天", transform: CalendarDate.argument)
  var on: CalendarDate?

  @Option(name: .long, help: "状态：in_force、not_yet、expired、unknown")
  var state: Force = .inForce

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let documents = try options.open().documents(state, on: on ?? Today.date)
    DocumentOutput(options: options).show(documents)
  }
}

extension Force: ExpressibleByArgument {}
