import Appraisals
import ArgumentParser
import Diagnostics
import Foundation
import Store

/// Repeats a run and holds the bytes against those that were kept.
struct RerunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun", abstract: "按当时的办法和数据重做一次评价，逐字节核对",
    discussion: "完全相同，退出码为 0；不同，为 1。")

  @Argument(help: ArgumentHelp("guiju evaluate --out 写出的文件夹", valueName: "run"))
  var folder: String

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func run() throws {
    let run = try LoadedRun(RunFolder(path: folder))
    let appraisal = try run.appraisal()
    let writer = ResultWriter(appraisal, run.population)
    let summary = SummaryOutput.json(appraisal.summary(of: run.population)).text + "\n"
    var found = ["summary.json": Digests.sha256(summary)]
    found["results.csv"] = Digests.sha256([UInt8]("\u{FEFF}".utf8) + writer.csv())
    let names = found.keys.sorted()
    let differing = names.filter { found[$0] != run.record.results[$0] }
    if json {
      print(
        JSONText.object([
          "same": .bool(differing.isEmpty), "differing": .strings(differing),
          "files": .array(
            names.map { name in
              .object([
                "file": .string(name), "kept": .string(optional: run.record.results[name]),
                "now": .string(optional: found[name]),
              ])
            }),
        ]).text)
    } else {
      for name in names {
        let isSame = !differing.contains(name)
        print(
          "\(name)  \(isSame ? lang("相同", "the same") : lang("不同", "DIFFERENT"))  \(found[name] ?? "")"
        )
      }
    }
    if !differing.isEmpty { throw ExitCode(1) }
  }
}
