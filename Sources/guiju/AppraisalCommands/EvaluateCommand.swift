import Appraisals
import ArgumentParser
import Columns
import Diagnostics
import Foundation
import Tables

/// Appraises a population by a method.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "按评价办法评价全部企业",
    discussion: """
      数据取自文件；没有 --data 则取文库中的记录，评价留在文库中。--out 写 .csv 只出结果表；写文件夹则出结果表（XLSX、CSV、JSON）、汇总、办法副本和 run.json，
      以后可用 explain、rerun、diff 追查。
      """)

  @OptionGroup var method: MethodOptions

  @OptionGroup var input: PopulationOptions

  @Option(name: .long, help: ArgumentHelp("结果：.csv、.xlsx 文件，或文件夹", valueName: "path"))
  var out: String?

  @Option(name: .long, help: "计算方式：columns 或 interpreter，结果相同")
  var engine: EngineName = .columns

  @Option(name: .long, help: "线程数")
  var threads = 2

  @Flag(name: .long, help: "给出各步用时")
  var timings = false

  @Option(name: .long, help: "何人评价（记入文库）")
  var by = NSUserName()

  @OptionGroup var options: LibraryOptions

  func run() throws {
    var evaluation = Evaluation(self)
    try evaluation.run()
  }
}

/// What computes formulas, on the command line.
enum EngineName: String, ExpressibleByArgument, CaseIterable {
  case columns
  case interpreter

  var engine: CalculationOptions.Engine { self == .columns ? .columns : .interpreter }
}
