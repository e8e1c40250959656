import ArgumentParser
import Diagnostics
import Foundation
import Provisions
import Store

/// Holds the statements of a library against statements that people annotated.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "用人工标注给抽取的陈述打分",
    discussion: """
      GOLD.json 是人工标注的陈述；只计标注所在的条款。输出准确率、召回率、F1，按类别和字段分列，
      并列出遗漏和误报。主陈述 F1 低于 --minimum 时退出码为 1。
      """)

  @Argument(help: "人工标注文件")
  var gold: String

  @Option(name: .long, help: "主陈述 F1 的下限")
  var minimum: Double?

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: gold))
    } catch {
      throw Problem(
        "score.unreadable-gold", .error,
        Wording("无法读取标注文件", "the annotated statements cannot be read"), at: Place(file: gold),
        notes: [Wording(error.localizedDescription)],
        suggestion: Wording("检查路径和权限", "check the path and that you may read it"))
    }
    let scorer = try StatementScorer(gold: data)
    let report = scorer.score(try options.open().wholeDocuments())
    if options.json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(report), as: UTF8.self))
    } else {
      print(report.text)
    }
    if let minimum, report.main.f1 < minimum { throw ExitCode(1) }
  }
}
