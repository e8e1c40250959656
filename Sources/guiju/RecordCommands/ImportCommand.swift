import ArgumentParser
import Diagnostics
import Foundation
import Store
import Tables
import Vocabulary

/// Imports a file of records.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "导入记录：CSV、XLSX、JSON 行",
    discussion: """
      整个文件要么全部入库，要么一行也不入；加 --accept-problems 时，没有错误的行入库，其余留作待改清单。
      同一文件再次导入不会增加记录。中途断电或被终止，重新运行即可。退出码：有错误而未入库为 1。
      """)

  @Argument(help: "文件")
  var file: String

  @Option(name: .long, help: "记录类型，如 enterprise-year")
  var type: String

  @OptionGroup var packs: RecordPackOptions

  @Option(name: .long, help: "期间，如 2023；文件中没有写明时必需")
  var period: String?

  @Option(name: .long, help: "工作表")
  var sheet: String?

  @Option(name: .long, help: "表头所在的行，从 1 数")
  var header: Int?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("列对应的字段：“标题=字段”或“标题=字段:单位”；“标题=”表示不取", valueName: "map"))
  var maps: [String] = []

  @Flag(name: .long, help: "有错误的行留作待改，其余入库")
  var acceptProblems = false

  @Option(name: .long, help: ArgumentHelp("把有错误的行连同问题写到这个 CSV", valueName: "csv"))
  var problemsOut: String?

  @Option(name: .long, help: "导入人；缺省为操作系统用户")
  var by: String?

  @OptionGroup var acting: ActingOptions

  @Flag(name: .long, help: "只检查，不入库")
  var dryRun = false

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    guard by == nil || acting.person == nil else {
      throw ValidationError("--by 与 --as 只能用一个")
    }
  }

  func run() throws {
    let library = try options.openOrCreate()
    let actor = try acting.actor(needing: .importRecords, in: library)
    var request = ImportRequest(
      path: file, type: type, packs: try packs.load(), actor: by ?? actor.name,
      viewer: actor.viewer)
    request.period = period
    request.sheet = sheet
    request.headerLine = header
    request.acceptsProblems = acceptProblems
    request.decisions = try ColumnDecisions.read(maps)
    let session = try RecordImport(request, into: library)
    let output = ImportOutput(options: options, file: file)
    let preview = try session.preview()
    guard preview.isCertain else {
      output.show(preview)
      throw ExitCode(1)
    }
    let progress = ProgressBar(total: 300)
    let stages = ImportControl.Stage.allCases
    let control = ImportControl { stage, share in
      let done = (stages.firstIndex(of: stage) ?? 0) * 100 + Int(share * 100)
      progress.show(min(done, 299), stage.name[.ofThisRun])
    }
    let checked = try session.check(control)
    if let problemsOut { try write(try checked.rejects(), to: problemsOut) }
    let outcome = dryRun ? nil : try checked.land(control)
    progress.clear()
    output.show(checked, outcome)
    if checked.errorCount > 0, !acceptProblems || outcome == .refused { throw ExitCode(1) }
  }

  private func write(_ list: RejectList, to path: String) throws {
    let text = CSVWriter().text(list.sheet(language: options.lang))
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) } catch {
      throw Problem(
        "records.unwritable", .error,
        Wording("无法写出待改清单", "the list of rows to mend cannot be written"),
        at: Place(file: path))
    }
  }
}

extension ImportControl.Stage {
  /// The stage as a person reads it.
  var name: Wording {
    switch self {
    case .reading: Wording("读取", "reading")
    case .checking: Wording("检查", "checking")
    case .storing: Wording("入库", "storing")
    }
  }
}

/// What `--map` says about columns.
enum ColumnDecisions {
  static func read(_ maps: [String]) throws -> KeptMapping {
    var kept = KeptMapping()
    for map in maps {
      // Titles may hold an equals sign, names of fields do not.
      guard let cut = map.lastIndex(of: "=") else {
        throw ValidationError("--map “\(map)”：应为 “标题=字段” 或 “标题=字段:单位”")
      }
      let title = String(map[..<cut])
      let target = String(map[map.index(after: cut)...])
      if target.isEmpty {
        kept.entries[title] = KeptMapping.Entry(field: nil)
        continue
      }
      let parts = target.split(separator: ":", maxSplits: 1).map(String.init)
      var unit: Vocabulary.Unit?
      if parts.count == 2 { unit = try Vocabulary.Unit(parts[1]) }
      kept.entries[title] = KeptMapping.Entry(field: parts[0], unit: unit)
    }
    return kept
  }
}
