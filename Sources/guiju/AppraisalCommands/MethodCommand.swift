import Appraisals
import ArgumentParser
import Diagnostics
import Foundation
import Packs

/// Looks at methods of appraisal, compares and copies them.
struct MethodCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "method", abstract: "评价办法：列出、比较、复制到下一年",
    subcommands: [MethodListCommand.self, MethodDiffCommand.self, MethodCopyCommand.self])
}

/// Lists the methods of packs.
struct MethodListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出规则包中的评价办法")

  @Option(name: .long, help: ArgumentHelp("存放规则包的文件夹", valueName: "folder"))
  var packs = "packs"

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  func run() throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: packs))?.sorted() ?? []
    var rows: [(id: String, bundle: MethodBundle)] = []
    for name in names
    where FileManager.default.fileExists(atPath: "\(packs)/\(name)/pack.yaml") {
      let set = try PackLoader(searchPaths: [packs]).load("\(packs)/\(name)")
      for method in MethodBundle.names(in: set.main) {
        rows.append(("\(name)/\(method)", try MethodBundle(method, in: set, for: OverlayContext())))
      }
    }
    if json {
      print(
        JSONText.object([
          "methods": .array(
            rows.map { id, bundle in
              .object([
                "id": .string(id), "title": .string(bundle.method.title),
                "jurisdiction": .string(optional: bundle.method.jurisdiction),
                "from": .int(optional: bundle.method.firstYear),
                "until": .int(optional: bundle.method.lastYear),
                "provision": .string(optional: bundle.method.provision),
              ])
            })
        ]).text)
      return
    }
    for (id, bundle) in rows { print("\(id)  \(bundle.method.title)") }
  }
}

/// Tells in which parts two methods differ.
struct MethodDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "比较两个办法，或一个办法的两个年度：各部分有何不同",
    discussion: "有不同，退出码为 1。")

  @Argument(help: ArgumentHelp("办法：包名/办法名", valueName: "method"))
  var before: String

  @Argument(help: ArgumentHelp("另一办法；与前者相同时用 --years 比较两个年度", valueName: "method"))
  var after: String

  @Option(name: .long, help: "数据年度，如 2021,2022")
  var years: String?

  @Option(name: .long, help: ArgumentHelp("存放规则包的文件夹", valueName: "folder"))
  var packs = "packs"

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func run() throws {
    let parts = (years ?? "").split(separator: ",").map { Int($0) }
    guard years == nil || (parts.count == 2 && !parts.contains(nil)) else {
      throw ValidationError("--years 应为两个年度，如 2021,2022")
    }
    let one = try bundle(before, parts.first ?? nil)
    let two = try bundle(after, parts.last ?? nil)
    let differing = MethodPart.allCases.compactMap { part -> (MethodPart, [String], [String])? in
      let (a, b) = (part.text(of: one), part.text(of: two))
      guard a != b else { return nil }
      let (first, second) = (Self.lines(a), Self.lines(b))
      return (part, first.filter { !second.contains($0) }, second.filter { !first.contains($0) })
    }
    if json {
      print(
        JSONText.object([
          "same": .bool(differing.isEmpty),
          "parts": .array(
            differing.map { part, gone, come in
              .object([
                "part": .string(part.rawValue), "before": .strings(gone), "after": .strings(come),
              ])
            }),
        ]).text)
    } else {
      for (part, gone, come) in differing {
        print(lang(part.name.chinese, part.name.english))
        for line in gone { print("  - \(line)") }
        for line in come { print("  + \(line)") }
      }
      if differing.isEmpty { print(lang("没有不同", "they are the same")) }
    }
    if !differing.isEmpty { throw ExitCode(1) }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  private func bundle(_ text: String, _ year: Int?) throws -> MethodBundle {
    let argument = try MethodArgument(text, packs: packs)
    let set = try PackLoader(searchPaths: [packs]).load(argument.folder)
    let plain = try MethodBundle(argument.name, in: set, for: OverlayContext())
    return try MethodBundle(
      argument.name, in: set,
      for: OverlayContext(
        jurisdiction: plain.method.jurisdiction, year: year ?? plain.method.lastYear))
  }
}

/// Copies a method for another year.
struct MethodCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "把办法复制为新的一份，供下一年修改",
    discussion: "只复制办法本身；基准值表按年度分行，在原表中添加新年度的行即可。")

  @Argument(help: ArgumentHelp("原办法：包名/办法名", valueName: "method"))
  var method: String

  @Argument(help: ArgumentHelp("新名称：小写字母、数字和连字符", valueName: "name"))
  var name: String

  @Option(name: .long, help: "适用的数据年度")
  var year: Int?

  @Option(name: .long, help: ArgumentHelp("存放规则包的文件夹", valueName: "folder"))
  var packs = "packs"

  func run() throws {
    let argument = try MethodArgument(method, packs: packs)
    let source = "\(argument.folder)/appraisals/\(argument.name).yaml"
    let target = "\(argument.folder)/appraisals/\(name).yaml"
    guard name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }),
      name.first?.isLowercase == true
    else { throw ValidationError("名称应为小写字母、数字和连字符，以字母开头") }
    guard !FileManager.default.fileExists(atPath: target) else {
      throw Problem(
        "appraisals.method-there", .error, Wording("已有这个办法", "there is such a method already"),
        at: Place(file: target), suggestion: Wording("请换一个名称", "take another name"))
    }
    guard let data = FileManager.default.contents(atPath: source) else {
      throw Problem(
        "appraisals.unreadable", .error, Wording("文件打不开", "the file cannot be opened"),
        at: Place(file: source))
    }
    var lines = String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let place = lines.firstIndex(where: { $0.hasPrefix("name:") }) {
      lines[place] = "name: \(name)"
    }
    if let year {
      let text = "years: {from: \(year), until: \(year)}"
      if let place = lines.firstIndex(where: { $0.hasPrefix("years:") }) {
        lines[place] = text
      } else if let place = lines.firstIndex(where: { $0.hasPrefix("title:") }) {
        lines.insert(text, at: place + 1)
      }
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: target))
    print(target)
  }
}
