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

  @Argument(help: ArgumentHelp("guiju evaluate --out 写出的文件夹，或文库中的评价次", valueName: "run"))
  var folder: String

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let run = try RunReference(folder, options)
    let found = run.found
    let names = found.keys.sorted()
    let differing = names.filter { found[$0] != run.kept[$0] }
    if options.json {
      print(
        JSONText.object([
          "same": .bool(differing.isEmpty), "differing": .strings(differing),
          "files": .array(
            names.map { name in
              .object([
                "file": .string(name), "kept": .string(optional: run.kept[name]),
                "now": .string(optional: found[name]),
              ])
            }),
        ]).text)
    } else {
      for name in names {
        let isSame = !differing.contains(name)
        print(
          "\(name)  \(isSame ? options.lang("相同", "the same") : options.lang("不同", "DIFFERENT"))  \(found[name] ?? "")"
        )
      }
    }
    if !differing.isEmpty { throw ExitCode(1) }
  }
}
