import ArgumentParser
import Diagnostics
import Foundation
import Store

/// What every command on a library takes.
struct LibraryOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "文库文件；缺省为 $GUIJU_LIBRARY，否则为用户数据目录下的 guiju/library.sqlite",
      valueName: "path"))
  var library: String?

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  /// The file of the library.
  var path: String {
    library ?? Self.defaultPath(ProcessInfo.processInfo.environment)
  }

  /// The library, which must be there.
  func open() throws(Problem) -> Library { try Library(path: path, create: false) }

  /// The library, made where it is not there.
  func openOrCreate() throws(Problem) -> Library { try Library(path: path) }

  /// The default by the XDG Base Directory Specification.
  static func defaultPath(_ environment: [String: String]) -> String {
    if let named = environment["GUIJU_LIBRARY"], !named.isEmpty { return named }
    let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let folder = data ?? NSHomeDirectory() + "/.local/share"
    return folder + "/guiju/library.sqlite"
  }
}
