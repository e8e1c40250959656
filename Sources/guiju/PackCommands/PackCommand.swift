import ArgumentParser
import Diagnostics
import Foundation
import Packs

/// Work on packs.
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "规则包：新建",
    discussion: "检查用 guiju check。", subcommands: [PackNewCommand.self])
}

/// Starts a pack.
struct PackNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "新建一个规则包",
    discussion: "在当前文件夹（或 --in 指定的文件夹）中建立同名文件夹，内有可以通过检查的声明，照着改即可。")

  @Argument(help: "名称：小写字母、数字和连字符")
  var name: String

  @Option(name: .customLong("in"), help: "建在这个文件夹中")
  var parent = "."

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func run() throws {
    let folder = try PackTemplate(name: name).write(in: PackPath.plain(parent))
    print(
      lang(
        "已建立 \(folder)；改好后运行：guiju check \(folder)",
        "made \(folder); when it is edited, run: guiju check \(folder)"))
  }
}
