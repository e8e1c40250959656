import ArgumentParser
import Diagnostics
import Foundation
import Packs

/// Checks packs before they decide anything.
struct PackCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查规则包：名称、类型、单位、公式、条款、引用、增补、评价办法、决策表……",
    discussion: """
      每个问题给出文件、行、列，说明错在哪里、为什么、怎样改。
      有错误，退出码为 1；只有警告和提示，为 0（加 --strict 则警告也为 1）；包打不开，为 3。
      """)

  @Argument(help: "规则包的文件夹（内有 pack.yaml）")
  var packs: [String]

  @Option(name: .long, help: "到这个文件夹中找被引用的包；可写多次")
  var packFolders: [String] = []

  @Flag(name: .long, help: "有警告也不算通过")
  var strict = false

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func run() throws {
    let report = PackChecker(
      loader: PackLoader(searchPaths: packFolders), checks: PackChecks.all
    ).check(packs.map(PackPath.plain))
    if json {
      print(
        JSONText.object([
          "packs": .strings(report.packs), "errors": .int(report.count(.error)),
          "warnings": .int(report.count(.warning)),
          "problems": .array(report.problems.map(JSONText.problem)),
        ]).text)
    } else {
      let renderer = ProblemRenderer(language: lang, coloured: isatty(STDOUT_FILENO) == 1)
      for problem in report.problems { print(renderer.text(problem)) }
      print(summary(report))
    }
    if report.packs.count < packs.count { throw ExitCode(CommandLineRunner.badInput) }
    if !report.isSound || (strict && report.count(.warning) > 0) { throw ExitCode(1) }
  }

  private func summary(_ report: PackChecker.Report) -> String {
    let (errors, warnings) = (report.count(.error), report.count(.warning))
    return lang(
      "\(report.packs.count) 个包，\(errors) 个错误，\(warnings) 个警告",
      "\(report.packs.count) packs, \(errors) errors, \(warnings) warnings")
  }
}

/// Paths of packs as people type them.
enum PackPath {
  /// A folder without the slash at its end; the folder itself where its `pack.yaml` is named.
  static func plain(_ path: String) -> String {
    var path = path
    if path == "pack.yaml" { path = "./pack.yaml" }
    if path.hasSuffix("/pack.yaml") { path = String(path.dropLast("/pack.yaml".count)) }
    while path.count > 1, path.hasSuffix("/") { path = String(path.dropLast()) }
    // The name of the pack is compared with that of its folder.
    guard path == "." || path == ".." || path.hasSuffix("/..") || path.hasSuffix("/.") else {
      return path
    }
    return URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
