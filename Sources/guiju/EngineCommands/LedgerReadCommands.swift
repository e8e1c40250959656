import ArgumentParser
import Diagnostics
import Foundation
import Ledgers
import Rulings
import Store
import Vocabulary

/// What accounts hold.
struct LedgerBalanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance", abstract: "余额：任何一日的，以任何时刻所知的")

  @Argument(help: "台账")
  var ledger: String

  @Option(name: .long, help: "户主")
  var owner: String?

  @Option(name: .long, help: "年度")
  var year: Int?

  @Option(name: .long, help: "到哪一日为止；缺省为全部")
  var on: String?

  @Option(name: .long, help: ArgumentHelp("某日终了（北京时间）所知的", valueName: "date"))
  var asKnownOn: String?

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let balances = try pack.ledgers(try options.open()).balances(
      of: ledger, owner: owner, year: year,
      on: try on.map { text throws in try DayOption.day(text) },
      asKnownOn: try KnownOn.moment(asKnownOn), viewer: .atTheMachine)
    if options.json {
      print(
        JSONText.object([
          "ledger": .string(ledger),
          "balances": .array(
            balances.map { balance in
              .object([
                "owner": .string(balance.owner), "purpose": .string(balance.purpose),
                "year": .int(balance.year), "account": .string(balance.account),
                "amount": balance.amount.map { .number($0.description) } ?? .null,
                "unit": .string(balance.unit.description),
              ])
            }),
        ]).text)
    } else {
      for balance in balances {
        let amount = balance.amount?.description ?? RecordViewer.maskWords[options.lang]
        print(
          "\(balance.owner)  \(balance.purpose)  \(balance.year)  \(balance.account)  \(amount) \(balance.unit)"
        )
      }
    }
    if balances.isEmpty { throw ExitCode(1) }
  }
}

/// The entries of a ledger.
struct LedgerStatementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "对账单：每笔的理由、依据和经办人")

  @Argument(help: "台账")
  var ledger: String

  @Option(name: .long, help: "户主")
  var owner: String?

  @Option(name: .long, help: "年度")
  var year: Int?

  @Option(name: .long, help: ArgumentHelp("某日终了（北京时间）所知的", valueName: "date"))
  var asKnownOn: String?

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let entries = try pack.ledgers(try options.open()).statement(
      of: ledger, owner: owner, year: year, asKnownOn: try KnownOn.moment(asKnownOn),
      viewer: .atTheMachine)
    LedgerOutput.show(entries, options)
    if entries.isEmpty { throw ExitCode(1) }
  }
}

/// Checks that all entries balance.
struct LedgerVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核验：每笔平衡、余额不低于下限、冲销相抵", discussion: "有问题，退出码为 1。")

  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let problems = try pack.ledgers(try options.open()).verify()
    if options.json {
      print(JSONText.object(["problems": .array(problems.map(JSONText.problem))]).text)
    } else {
      ProblemOutput.show(problems)
      if problems.isEmpty { print(options.lang("全部平衡", "everything balances")) }
    }
    if !problems.isEmpty { throw ExitCode(1) }
  }
}

/// Tells entries.
enum LedgerOutput {
  static func show(_ entries: [LedgerEntry], _ options: LibraryOptions) {
    if options.json {
      return print(JSONText.object(["entries": .array(entries.map(json))]).text)
    }
    for entry in entries {
      print(
        "\(entry.id)  \(entry.day)  \(entry.posting)  \(entry.actor)  \(entry.reason)"
          + (entry.provision.map { "  〔\($0)〕" } ?? "")
          + (entry.reverses.map { options.lang("  冲销第 \($0) 笔", "  reverses \($0)") } ?? ""))
      for line in entry.lines {
        let amount = line.amount?.description ?? RecordViewer.maskWords[options.lang]
        print(
          "    \(line.owner) \(line.purpose) \(line.year) \(line.account)  \(amount) \(line.unit)")
      }
      for explanation in entry.explanations {
        print(ExplanationOutput.lines(explanation).joined(separator: "\n"))
      }
    }
  }

  private static func json(_ entry: LedgerEntry) -> JSONText {
    .object([
      "id": .int(Int(entry.id)), "ledger": .string(entry.ledger),
      "posting": .string(entry.posting), "kind": .string(entry.kind),
      "on": .string(entry.day.description),
      "recorded_at": .string(entry.recordedAt.formatted(.iso8601)), "actor": .string(entry.actor),
      "reason": .string(entry.reason), "provision": .string(optional: entry.provision),
      "reverses": .int(optional: entry.reverses.map(Int.init)), "pack": .string(entry.pack),
      "lines": .array(
        entry.lines.map { line in
          .object([
            "account": .string(line.account), "owner": .string(line.owner),
            "purpose": .string(line.purpose), "year": .int(line.year),
            "amount": line.amount.map { .number($0.description) } ?? .null,
            "unit": .string(line.unit.description),
          ])
        }), "explanations": .array(entry.explanations.map(JSONText.explanation)),
    ])
  }
}
