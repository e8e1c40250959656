import ArgumentParser
import Provisions
import Store
import Tables
import Workbench

/// Lists the statements of a library as a table.
struct TargetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets", abstract: "列出量化陈述：目标、门槛、支持、期限",
    discussion: """
      缺省列出全部主陈述；--kind 可重复。被读者更正的按更正后列出，被否定的只在 --all 时列出。
      --csv 带 BOM，Excel 可直接打开；以 = + - @ 起头的文字前加撇号，以免被当作公式。
      """)

  @Flag(name: .long, help: "以 CSV 输出")
  var csv = false

  @Option(
    name: .long,
    help:
      "种类：target_stock、target_annual、target_cumulative、threshold、benefit、deadline、validity、other；target 指三种目标"
  )
  var kind: [KindArgument] = []

  @Option(name: .long, help: "只列这一份文件")
  var document: String?

  @Option(name: .long, help: "只列到这一年的")
  var horizon: Int?

  @Option(name: .long, help: "只列指标、范围或原文含有这些字的")
  var words: String?

  @Flag(name: .long, help: "限定语和被否定的也列出")
  var all = false

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    if csv && options.json {
      throw ValidationError(
        Language.ofThisRun("--csv 与 --json 只能选一个", "choose one of --csv and --json"))
    }
  }

  func run() throws {
    let library = try options.open()
    let scope = try document.map { try LinkFinder(library: library).document($0) }
    let filter = StatementFilter(
      kinds: kind.isEmpty ? nil : Set(kind.flatMap(\.kinds)), document: scope, horizon: horizon,
      words: words, mainOnly: !all)
    let found = try library.statements(filter).filter { all || !$0.isRejected }
    if csv {
      print(CSVWriter().text(StatementSheet.sheet(of: found)), terminator: "")
    } else if options.json {
      print(JSONText.object(["targets": .array(found.map(JSONText.statement))]).text)
    } else {
      show(found)
    }
  }

  private func show(_ found: [FoundStatement]) {
    let say = options.lang
    let output = StatementOutput(say: say)
    for statement in found {
      let page = statement.page.map { say("  第\($0)页", "  p. \($0)") } ?? ""
      print("\(statement.key.provision)\(page)")
      print("  " + output.line(statement))
    }
    print(say("共 \(found.count) 条", "\(found.count) statements"))
  }
}

/// A kind of statement on the command line; `target` stands for all three kinds of targets.
struct KindArgument: ExpressibleByArgument {
  let kinds: Set<Statement.Kind>

  init?(argument: String) {
    if argument == "target" {
      kinds = StatementFilter.targetKinds
    } else if let kind = Statement.Kind(rawValue: argument) {
      kinds = [kind]
    } else {
      return nil
    }
  }
}
