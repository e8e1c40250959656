import ArgumentParser
import Diagnostics
import Foundation

/// Counts which of the rows of the coverage table work.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "按领域统计 300 项制度的实现情况",
    discussion: """
      读 --file 指定的表；缺省从当前目录起逐级向上找 docs/coverage.csv。
      """)

  @Option(name: .long, help: "表文件，列为 id,title,pack_or_module,how_to_see,test,state")
  var file: String?

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func run() throws {
    let path = try file ?? CoverageTable.nearest()
    let table = try CoverageTable(path: path)
    if json {
      print(self.json(table).text)
    } else {
      show(table)
    }
  }

  private func json(_ table: CoverageTable) -> JSONText {
    func counts(_ count: CoverageTable.Count, area: String?) -> JSONText {
      .object([
        "area": .string(optional: area), "works": .int(count.works), "partly": .int(count.partly),
        "not_yet": .int(count.notYet),
      ])
    }
    return .object([
      "areas": .array(table.areas.map { counts($0.count, area: $0.name) }),
      "total": counts(table.total, area: nil),
    ])
  }

  private func show(_ table: CoverageTable) {
    let width = 8
    let titles = [
      lang("领域", "area"), lang("可用", "works"), lang("部分", "partly"), lang("未做", "not yet"),
      lang("合计", "total"),
    ]
    print(titles.map { Terminal.padded($0, to: width) }.joined())
    for area in table.areas { print(row(area.name, area.count, width)) }
    print(row(lang("合计", "total"), table.total, width))
  }

  private func row(_ name: String, _ count: CoverageTable.Count, _ width: Int) -> String {
    ([name] + [count.works, count.partly, count.notYet, count.sum].map(String.init))
      .map { Terminal.padded($0, to: width) }.joined()
  }
}
