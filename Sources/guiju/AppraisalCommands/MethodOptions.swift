import Appraisals
import ArgumentParser
import Diagnostics
import Packs
import Vocabulary

/// The method and what it is applied for.
struct MethodOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("评价办法：包名/办法名，或 YAML 文件", valueName: "method"))
  var method: String

  @Option(name: .long, help: ArgumentHelp("存放规则包的文件夹", valueName: "folder"))
  var packs = "packs"

  @Option(name: .long, help: "数据年度；缺省为去年")
  var year: Int?

  @Option(name: .long, help: ArgumentHelp("评价日；缺省为今天", valueName: "date"))
  var asOf: String?

  @Option(name: .long, help: "行政区划代码；缺省为办法所定")
  var region: String?

  /// The day of the appraisal.
  func day() throws -> Day {
    guard let asOf else {
      guard let day = Day("\(Today.date)") else { throw ValidationError("--as-of") }
      return day
    }
    guard let day = Day(asOf) else {
      throw ValidationError("--as-of “\(asOf)”：应为日期，如 2024-12-31")
    }
    return day
  }

  /// The method with its tables.
  func bundle() throws -> (MethodBundle, AppraisalOptions) {
    let argument = try MethodArgument(method, packs: packs)
    let set = try PackLoader(searchPaths: [packs]).load(argument.folder)
    if let problem = set.problems.first(where: { $0.severity == .error }) { throw problem }
    let asOf = try day()
    let year = year ?? asOf.parts.year - 1
    let plain = try MethodBundle(
      argument.name, in: set, for: OverlayContext(jurisdiction: region, year: year))
    let jurisdiction = region ?? plain.method.jurisdiction
    let bundle =
      jurisdiction == region
      ? plain
      : try MethodBundle(
        argument.name, in: set, for: OverlayContext(jurisdiction: jurisdiction, year: year))
    if let problem = bundle.problems.first(where: { $0.severity == .error }) { throw problem }
    return (bundle, AppraisalOptions(year: year, asOf: asOf))
  }
}
