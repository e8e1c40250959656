import ArgumentParser
import Diagnostics
import Foundation
import Packs
import Store
import Tables
import Targets
import Vocabulary

/// Brings reported series into the library.
struct TargetsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-series", abstract: "导入上报的序列：CSV、XLSX、SDMX-JSON",
    discussion: """
      每行一个数（指标、地区、期间、数值、单位），或每行一个序列、每期一列。
      有一处错误就什么也不导入，退出码为 3。以前报过的数被修订，原来的保留。
      """)

  @Argument(help: "文件")
  var file: String

  @Option(name: .long, help: "文件没有指标列时，属于哪个指标")
  var metric: String?

  @Option(name: .long, help: "由谁上报、依据什么")
  var source = ""

  @OptionGroup var target: TargetOptions
  @OptionGroup var acting: ActingOptions

  func run() throws {
    let library = try target.options.openOrCreate()
    let office = try target.office(library)
    let actor = try acting.actor(needing: .importRecords, in: library)
    let read = try SeriesFile(path: file, metrics: office.metrics, metric: metric)
    if read.problems.contains(where: { $0.severity == .error }) {
      throw ProblemList(read.problems)
    }
    let kept = try library.addSeries(
      read.series, file: URL(fileURLWithPath: file).lastPathComponent, sha256: read.sha256,
      format: read.format, note: source, by: actor.name)
    if target.options.json {
      print(
        JSONText.object([
          "source": .int(Int(kept.id)), "format": .string(read.format),
          "series": .int(read.series.count), "values": .int(read.valueCount),
          "sha256": .string(read.sha256),
        ]).text)
    } else {
      print(
        target.options.lang(
          "第 \(kept.id) 号来源：\(read.series.count) 个序列，\(read.valueCount) 个数",
          "source \(kept.id): \(read.series.count) series, \(read.valueCount) values"))
    }
  }
}

/// Writes series or the progress of targets.
struct TargetsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "输出序列（SDMX-JSON 或 CSV）或进度表（CSV）")

  @Option(name: .long, help: "sdmx、csv 或 progress")
  var format = "sdmx"

  @Option(name: .long, help: "只输出这个指标")
  var metric: String?

  @OptionGroup var day: DayOption
  @OptionGroup var target: TargetOptions

  func validate() throws {
    guard ["sdmx", "csv", "progress"].contains(format) else {
      throw ValidationError("--format sdmx / csv / progress")
    }
  }

  func run() throws {
    let office = try target.office()
    if format == "progress" {
      let board = try office.board(asOf: try day.day)
      print(CSVWriter().text(ProgressSheet.sheet(of: board)), terminator: "")
      return
    }
    let shelf = try office.shelf()
    let all = shelf.derived.merging(shelf.reported) { $1 }
      .filter { metric == nil || $0.key.metric == metric }
    if all.isEmpty { throw ExitCode(1) }
    if format == "sdmx" {
      print(SDMXMessage.text(all, metrics: office.metrics), terminator: "")
    } else {
      print(
        CSVWriter().text(ProgressSheet.sheet(of: all, metrics: office.metrics)), terminator: "")
    }
  }
}

/// Confirms drafts, divides targets over regions, withdraws targets.
struct TargetsConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "确认读出的目标；分解到地区；撤回",
    discussion: """
      参数是草稿的陈述代码（见 list --drafts），或用 --divide/--withdraw 时的目标。
      --metric 指明所属指标；--since、--due 更正年份。都要写 --reason。
      """)

  @Argument(help: "陈述代码或目标")
  var code: String

  @Option(name: .long, help: "理由或依据")
  var reason: String

  @Option(name: .long, help: "目标的标识；缺省由陈述代码而来")
  var id: String?

  @Option(name: .long, help: "所属指标")
  var metric: String?

  @Option(name: .long, help: "起始年")
  var since: Int?

  @Option(name: .long, help: "到期年")
  var due: Int?

  @Option(name: .long, help: ArgumentHelp("分解：地区=数值，可写多次", valueName: "code=value"))
  var divide: [String] = []

  @Flag(name: .long, help: "撤回这项目标")
  var withdraw = false

  @OptionGroup var target: TargetOptions
  @OptionGroup var acting: ActingOptions

  func run() throws {
    let library = try target.options.open()
    let office = try target.office(library)
    let actor = try acting.actor(needing: .markStatements, in: library).name
    if withdraw {
      try library.withdrawTarget(code, by: actor, reason: reason)
    } else if !divide.isEmpty {
      _ = try office.target(code)
      try library.divide(
        code, try divide.map(TargetArguments.part), by: actor, reason: reason)
    } else {
      guard let draft = try office.drafts(all: true).first(where: { $0.statement == code }) else {
        throw Problem(
          "targets.no-draft", .error,
          Wording("没有这条陈述的草稿：\(code)", "there is no draft of the statement \(code)"),
          suggestion: Wording(
            "用 guiju targets list --drafts 看有哪些",
            "see what there is with guiju targets list --drafts"))
      }
      var one = draft.target
      one.id = id ?? one.id
      if let metric {
        guard let known = office.metrics[metric], known.unit.isCompatible(with: one.unit) else {
          throw Problem(
            "targets.unknown-metric", .error,
            Wording("没有单位相合的指标 “\(metric)”", "no metric “\(metric)” has a like unit"))
        }
        one.metric = metric
      }
      one.since = since ?? one.since
      one.due = due ?? one.due
      try library.confirm(one, statement: code, by: actor, reason: reason)
    }
    if target.options.json {
      print(JSONText.object(["done": .string(code)]).text)
    } else {
      print(target.options.lang("已记录", "kept"))
    }
  }
}

/// Puts targets that seem to be of the same thing side by side.
struct TargetsConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "两份文件中似为同一事的目标，逐对比较；--link 记下结论",
    discussion: "--differing 只列有差异的；有尚未结论的差异时退出码为 1。")

  @Flag(name: .long, help: "只列有差异的")
  var differing = false

  @Option(name: .long, help: ArgumentHelp("记下结论：甲,乙=equal|conflict|unrelated", valueName: "a,b=r"))
  var link: String?

  @Option(name: .long, help: "说明")
  var note = ""

  @OptionGroup var target: TargetOptions
  @OptionGroup var acting: ActingOptions

  func run() throws {
    let library = try target.options.openOrCreate()
    let office = try target.office(library)
    if let link {
      let (one, other, relation) = try TargetArguments.link(link)
      let actor = try acting.actor(needing: .markStatements, in: library).name
      try library.link(one, other, as: relation, note: note, by: actor)
    }
    let pairs = try office.comparisons().filter { !differing || !$0.pair.isEqual }
    if target.options.json {
      print(
        JSONText.object([
          "pairs": .array(
            pairs.map { pair, link in
              .object([
                "one": .target(pair.one), "other": .target(pair.other),
                "differences": .strings(pair.differences.map { $0[target.options.lang] }),
                "relation": .string(optional: link?.relation.rawValue),
                "by": .string(optional: link?.actor), "note": .string(optional: link?.note),
              ])
            })
        ]).text)
    } else {
      for (pair, link) in pairs {
        for one in [pair.one, pair.other] {
          print(
            "\(one.id)  \(one.provision)  \(one.title)  \(TargetWords.demand(one)[target.options.lang])"
          )
        }
        let said = pair.differences.map { $0[target.options.lang] }
        print(
          "  "
            + (said.isEmpty ? target.options.lang("相同", "the same") : said.joined(separator: "；")))
        if let link { print("  → \(link.relation.rawValue)  \(link.actor)  \(link.note)") }
      }
    }
    if pairs.contains(where: { !$0.pair.isEqual && $0.link == nil }) { throw ExitCode(1) }
  }
}

/// Tells what became late.
struct TargetsFeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "落后与恢复：Atom 订阅源，或邮件文件（--mail-to）",
    discussion: "状态的变化由 targets progress --keep 记下。")

  @Option(name: .long, help: "服务器网址")
  var address = "http://127.0.0.1:8080"

  @Option(name: .long, help: "改为输出给此人的邮件（.eml）")
  var mailTo: String?

  @Option(name: .long, help: "发件人")
  var mailFrom = "guiju@localhost"

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let changes = try options.open().stateChanges()
    if options.json {
      print(
        JSONText.object([
          "changes": .array(
            LateFeed.told(changes).map { change in
              .object([
                "target": .string(change.target), "region": .string(change.region),
                "state": .string(change.state.rawValue),
                "before": .string(optional: change.before?.rawValue),
                "as_of": .string(change.asOf), "words": .string(change.words),
              ])
            })
        ]).text)
    } else if let mailTo {
      print(LateFeed.mail(changes, from: mailFrom, to: mailTo), terminator: "")
    } else {
      print(LateFeed.atom(changes, address: address), terminator: "")
    }
  }
}
