import Appraisals
import ArgumentParser

/// The files that a population comes from.
struct PopulationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("数据文件：CSV、XLSX、JSON 行；缺省取文库中的记录", valueName: "file"))
  var data: String?

  @Option(name: .long, help: "数据文件的工作表；缺省为第一张")
  var sheet: String?

  @Option(
    name: .customLong("join"),
    help: ArgumentHelp("所引用记录的文件：“名称=文件”，如 企业=enterprise.csv", valueName: "name=file"))
  var joins: [String] = []

  @Option(name: .long, help: ArgumentHelp("上年数据（基准取自上年时需要）", valueName: "file"))
  var lastYear: String?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("列对应的字段：“标题=字段”或“标题=字段:单位”；“标题=”表示不取", valueName: "map"))
  var maps: [String] = []

  /// The rows.
  var source: PopulationReader.Source? {
    data.map { PopulationReader.Source($0, sheet: sheet) }
  }

  /// The linked records.
  func joined(_ bundle: MethodBundle) throws -> [String: PopulationReader.Source] {
    var result: [String: PopulationReader.Source] = [:]
    for text in joins {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, bundle.joined[parts[0]] != nil else {
        let names = bundle.joined.keys.sorted().joined(separator: "、")
        throw ValidationError("--join “\(text)”：应为 名称=文件；可用的名称：\(names)")
      }
      result[parts[0]] = PopulationReader.Source(parts[1])
    }
    return result
  }
}
