import Appraisals
import ArgumentParser
import Diagnostics

/// Tries changes of a method.
struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif", abstract: "试改办法：谁会升降、政策合计怎样变",
    discussion: """
      --set 可写多次：weight/亩均税收=35、baseline/亩均税收=30、cap/亩均税收=1.8、shares=25,55,15、
      adjustment/环境违法=off、parameter/名称=5；前加“方案:”只改一个方案。
      """)

  @Argument(help: ArgumentHelp("guiju evaluate --out 写出的文件夹，或文库中的评价次", valueName: "run"))
  var folder: String

  @Option(name: .customLong("set"), help: ArgumentHelp("改动", valueName: "path=value"))
  var changes: [String]

  @Option(name: .long, help: "最多列出几户")
  var limit = 50

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let parsed = try changes.map { try MethodChange($0) }
    let trial = try RunReference(folder, options).trial()
    let outcome = try trial.outcome(of: parsed, limit: limit)
    if options.json {
      print(
        JSONText.object([
          "changes": .strings(changes), "comparison": ComparisonOutput.json(outcome.comparison),
          "consequences": .array(
            outcome.consequences.map { before, after in
              .object([
                "name": .string(before.name), "firms_before": .int(before.firms),
                "firms_after": .int(after.firms),
                "amount_before": before.amount.map { .number($0) } ?? .null,
                "amount_after": after.amount.map { .number($0) } ?? .null,
                "unit": .string(optional: before.unit),
              ])
            }),
        ]).text)
      return
    }
    for line in ComparisonOutput.lines(outcome.comparison, options.lang) { print(line) }
    for (before, after) in outcome.consequences {
      var line = "\(before.name)：\(before.firms) → \(after.firms) \(options.lang("户", "firms"))"
      if let one = before.amount, let two = after.amount {
        line += "，\(one) → \(two) \(before.unit ?? "")"
      }
      print(line)
    }
    for mover in outcome.comparison.movers { print(ComparisonOutput.line(mover)) }
  }
}
