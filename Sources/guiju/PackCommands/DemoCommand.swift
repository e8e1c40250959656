import ArgumentParser
import Demo
import Diagnostics
import Foundation

/// Invents records for trying things out.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "生成虚构的企业、年度数据、宗地和项目",
    discussion: """
      县（市、区）和行业是真的，其余全部虚构：企业名称以（虚构）结尾，信用代码的主体标识码以 XN 开头。
      相同的 --seed 得到逐字节相同的文件。缺数、写法不一和少量错误与真实文件相仿；--clean 则没有。
      """)

  @Option(name: .long, help: "企业数")
  var enterprises = 2_000

  @Option(name: .long, help: "种子")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "写到这个文件夹")
  var out: String

  @Flag(name: .long, help: "没有缺数和错误")
  var clean = false

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func validate() throws {
    guard (0...100_000_000).contains(enterprises) else {
      throw ValidationError("企业数应在 0 到 100000000 之间")
    }
  }

  func run() throws {
    let generator = DemoGenerator(enterprises: enterprises, seed: seed, hasMistakes: !clean)
    let bar = ProgressBar(total: enterprises)
    let summary = try generator.write(to: out) { bar.show($0, out) }
    bar.clear()
    let files = summary.rows.sorted { $0.key < $1.key }
    if json {
      let rows = files.map { JSONText.object(["file": .string($0.key), "rows": .int($0.value)]) }
      print(JSONText.object(["folder": .string(out), "files": .array(rows)]).text)
    } else {
      for (name, rows) in files { print("\(out)/\(name): \(rows) \(lang("行", "rows"))") }
      print(lang("以上数据全部是虚构的", "all of it is invented"))
    }
  }
}
