import ArgumentParser
import Diagnostics
import Foundation
import Provisions
import Store
import Vocabulary
import Workbench

/// Serves the reading room.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "在本机打开阅览室（网页）",
    discussion: """
      缺省只在本机 127.0.0.1:8080 提供。没有账号时，能打开页面的人都能读、能署名核对；
      用终端显示的设置码建立系统管理员之后，须登录才能改动。
      浏览器组件取自 --vendor 文件夹（make setup 下载到 .vendor）；没有也能用，只是更朴素。
      Ctrl-C 结束。
      """)

  @Option(name: .long, help: "监听地址")
  var host = "127.0.0.1"

  @Option(name: .long, help: "端口；0 为任意空闲端口")
  var port = 8080

  @Option(name: .long, help: "访问时可用的域名，可重复")
  var name: [String] = []

  @Option(name: .long, help: "印在纸上的链接所用的网址，如 http://10.0.0.5:8080")
  var address: String?

  @Option(name: .long, help: "浏览器组件所在文件夹；缺省从当前目录起逐级向上找 .vendor")
  var vendor: String?

  @Option(
    name: .long,
    help: ArgumentHelp("存放包的文件夹：其中声明的记录类型可以导入；缺省为 packs", valueName: "folder"))
  var packs = "packs"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "节假日与调休，补充或改正内置的安排（date,kind,name）；缺省为 包文件夹/calendar.csv", valueName: "csv"))
  var calendar: String?

  @Option(
    name: .long,
    help: ArgumentHelp("演练：以这一天为今天计算期限；每页都会注明", valueName: "date"))
  var today: String?

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    if let today, Day(today) == nil {
      throw ValidationError("--today “\(today)”：应为日期，如 2025-06-30")
    }
    guard (0...65535).contains(port) else {
      throw ValidationError(
        Language.ofThisRun("端口应在 0 至 65535 之间", "the port must be between 0 and 65535"))
    }
  }

  /// The calendar that ships with the program, with what the bureau adds.
  private func workingCalendar() throws -> WorkingCalendar {
    let path = calendar ?? packs + "/calendar.csv"
    guard let data = FileManager.default.contents(atPath: path) else {
      guard calendar == nil else {
        throw Problem(
          "serve.no-calendar", .error, Wording("节假日文件打不开", "the calendar cannot be opened"),
          at: Place(file: path))
      }
      return .standard
    }
    let own = try WorkingCalendar(text: String(decoding: data, as: UTF8.self), file: path)
    return WorkingCalendar.standard.merging(own)
  }

  func run() async throws {
    var settings = Workbench.Options()
    settings.host = host
    settings.port = port
    settings.names = Set(name.map { $0.lowercased() })
    settings.publicAddress = address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    settings.vendorFolder = vendor ?? Self.nearestVendorFolder()
    settings.packs = PackShelf(folder: packs)
    settings.calendar = try workingCalendar()
    settings.rehearsalDay = today.flatMap { Day($0) }
    ProblemOutput.show(settings.packs.problems)
    let workbench = try Workbench(library: try options.openOrCreate(), options: settings)
    let say = options.lang
    let json = options.json
    let setupCode = try workbench.setupCode
    if setupCode != nil, !["127.0.0.1", "::1", "localhost"].contains(host) {
      ProblemOutput.show([
        Problem(
          "serve.open", .warning,
          Wording("阅览室将对其他机器开放", "other machines will reach the reading room"),
          notes: [
            Wording("尚无账号：谁都能读、能署名核对", "there are no accounts yet: anyone can read and mark")
          ],
          suggestion: Wording("先建立系统管理员", "make an administrator first"))
      ])
    }
    try await workbench.run { address in
      // Not `print`: a program that starts the server waits for this line, and a pipe is buffered.
      let line =
        json
        ? JSONText.object(["address": .string("http://\(address)/")]).text + "\n"
        : say("阅览室：http://\(address)/", "reading room: http://\(address)/") + "\n"
      FileHandle.standardOutput.write(Data(line.utf8))
      if let setupCode, !json {
        ProblemOutput.write(
          say(
            "建立系统管理员：http://\(address)/setup?code=\(setupCode)\n",
            "make an administrator: http://\(address)/setup?code=\(setupCode)\n"))
      }
    }
  }

  private static func nearestVendorFolder() -> String? {
    var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    while true {
      let candidate = folder.appendingPathComponent(".vendor").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
      let above = folder.deletingLastPathComponent()
      guard above.path != folder.path else { return nil }
      folder = above
    }
  }
}
