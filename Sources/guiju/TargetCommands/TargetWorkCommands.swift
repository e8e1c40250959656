import ArgumentParser
import Diagnostics
import Foundation
import Store
import Tables
import Targets
import Vocabulary

/// The division of tasks.
struct TargetsTasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "任务分工：由职责生成、列出、报告进展",
    discussion: """
      --from 由一份文件读出的职责生成任务（已有任务的条款不动）。--report 报告进展：open、doing、done；
      done 须用 --evidence 附上证明文件。
      """)

  @Option(name: .long, help: ArgumentHelp("由这份文件的职责生成任务", valueName: "document"))
  var from: String?

  @Option(name: .long, help: ArgumentHelp("导入分工表（CSV、XLSX）：条款、任务、牵头、配合、期限", valueName: "file"))
  var file: String?

  @Option(name: .long, help: "只列这个单位的")
  var agency: String?

  @Option(name: .long, help: ArgumentHelp("报告进展：任务号=状态", valueName: "id=state"))
  var report: String?

  @Option(name: .long, help: "说明")
  var note = ""

  @Option(name: .long, help: ArgumentHelp("证明文件", valueName: "file"))
  var evidence: String?

  @OptionGroup var day: DayOption
  @OptionGroup var options: LibraryOptions
  @OptionGroup var acting: ActingOptions

  func run() throws {
    let library = try options.open()
    if from != nil || report != nil || file != nil {
      let actor = try acting.actor(needing: .markStatements, in: library).name
      if let from { _ = try library.addTasks(from: from, by: actor) }
      if let file {
        let read = try TaskFile(path: file)
        if !read.problems.isEmpty { throw ProblemList(read.problems) }
        try library.addTasks(
          read.rows, source: URL(fileURLWithPath: file).lastPathComponent, by: actor)
      }
      if let report {
        let parts = report.split(separator: "=")
        guard parts.count == 2, let id = Int64(parts[0]),
          let state = DutyTask.State(rawValue: String(parts[1]))
        else { throw ValidationError("--report “\(report)”：ID=open|doing|done") }
        try library.report(
          state, of: id, note: note, evidence: try WorkFiles.evidence(evidence), by: actor)
      }
    }
    let on = try day.day.description
    let tasks = try library.tasks(of: agency)
    if options.json {
      print(
        JSONText.object([
          "tasks": .array(
            tasks.map { task in
              .object([
                "id": .int(Int(task.id)), "provision": .string(task.provision),
                "text": .string(task.text), "due": .string(optional: task.dueOn),
                "state": .string(task.state.rawValue), "overdue": .bool(task.isLate(on: on)),
                "lead": .strings(task.agencies.filter { $0.part == .lead }.map(\.name)),
                "support": .strings(task.agencies.filter { $0.part == .support }.map(\.name)),
                "evidence": .string(optional: task.events.last?.file),
              ])
            })
        ]).text)
    } else {
      for task in tasks {
        let names = task.agencies.map { $0.part == .lead ? "【\($0.name)】" : $0.name }
        print(
          "\(task.id)  \(task.state.rawValue)  \(task.dueOn ?? "—")  \(task.provision)  \(task.text)"
        )
        print("  " + names.joined(separator: " "))
      }
    }
    if tasks.isEmpty { throw ExitCode(1) }
  }
}

/// Local plans and the articles that they carry out.
struct TargetsPlansCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plans", abstract: "地方方案：报备、列出；--uncovered 列出没有方案落实的条款",
    discussion: """
      --file 是措施表（CSV 或 XLSX），列为 序号、措施、条款；一项措施落实多条时以分号隔开。
      """)

  @Option(name: .long, help: ArgumentHelp("报备：措施表", valueName: "file"))
  var file: String?

  @Option(name: .long, help: ArgumentHelp("地区代码", valueName: "code"))
  var region: String?

  @Option(name: .long, help: "方案名称")
  var title: String?

  @Option(name: .long, help: ArgumentHelp("列出这份文件没有方案落实的条款", valueName: "document"))
  var uncovered: String?

  @OptionGroup var day: DayOption
  @OptionGroup var options: LibraryOptions
  @OptionGroup var acting: ActingOptions

  func validate() throws {
    if file != nil, region == nil || title == nil {
      throw ValidationError(
        Language.ofThisRun("报备要写 --region 和 --title", "filing needs --region and --title"))
    }
  }

  func run() throws {
    let library = try options.open()
    if let file, let region, let title {
      let actor = try acting.actor(needing: .markStatements, in: library).name
      _ = try library.file(
        LocalPlan(
          region: region, title: title, file: URL(fileURLWithPath: file).lastPathComponent,
          filedOn: "\(try day.day)", measures: try WorkFiles.measures(file)),
        data: try WorkFiles.data(file), by: actor)
    }
    if let uncovered {
      let articles = try library.articlesWithoutPlan(in: uncovered, region: region)
      if options.json {
        print(
          JSONText.object([
            "uncovered": .array(
              articles.map { article in
                .object([
                  "provision": .string(article.provision),
                  "heading": .string(optional: article.heading),
                ])
              })
          ]).text)
      } else {
        for article in articles { print("\(article.provision)  \(article.heading ?? "")") }
      }
      // There are gaps: the answer is no.
      if !articles.isEmpty { throw ExitCode(1) }
      return
    }
    let plans = try library.localPlans().filter { region == nil || $0.region == region }
    if options.json {
      print(
        JSONText.object([
          "plans": .array(
            plans.map { plan in
              .object([
                "id": .int(Int(plan.id)), "region": .string(plan.region),
                "title": .string(plan.title), "filed_on": .string(plan.filedOn),
                "measures": .array(
                  plan.measures.map { measure in
                    .object([
                      "number": .string(measure.number), "text": .string(measure.text),
                      "provisions": .strings(measure.provisions),
                    ])
                  }),
              ])
            })
        ]).text)
    } else {
      for plan in plans {
        print("\(plan.id)  \(plan.region)  \(plan.title)  \(plan.filedOn)")
        for measure in plan.measures {
          print(
            "  \(measure.number) \(measure.text)  〔\(measure.provisions.joined(separator: "；"))〕")
        }
      }
    }
    if plans.isEmpty { throw ExitCode(1) }
  }
}

/// Items of supervision.
struct TargetsSuperviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supervise", abstract: "督导：立项、会商、决定、佐证、销号（无佐证不能销号）",
    discussion: """
      立项：--open 发现的问题 --agency 单位 --due 日期，可加 --target 与 --region。
      续记：--item 号 --add consultation|decision|evidence|closed --text 内容，evidence 要 --evidence 文件。
      都不写时列出。
      """)

  @Option(name: .long, help: "立项：发现的问题")
  var open: String?

  @Option(name: .long, help: "责任单位")
  var agency: String?

  @Option(name: .long, help: ArgumentHelp("整改期限", valueName: "date"))
  var due: String?

  @Option(name: .long, help: "所督导的目标")
  var target: String?

  @Option(name: .long, help: ArgumentHelp("地区代码", valueName: "code"))
  var region: String?

  @Option(name: .long, help: "督导项的号")
  var item: Int64?

  @Option(name: .long, help: "续记什么：consultation、decision、evidence、closed")
  var add: String?

  @Option(name: .long, help: "内容")
  var text: String?

  @Option(name: .long, help: ArgumentHelp("证明文件", valueName: "file"))
  var evidence: String?

  @OptionGroup var options: LibraryOptions
  @OptionGroup var acting: ActingOptions

  func validate() throws {
    if open != nil, agency == nil || due == nil {
      throw ValidationError(
        Language.ofThisRun("立项要写 --agency 和 --due", "opening needs --agency and --due"))
    }
    if add != nil, item == nil || text == nil || Supervision.Kind(rawValue: add ?? "") == nil {
      throw ValidationError("--add consultation|decision|evidence|closed --item ID --text …")
    }
  }

  func run() throws {
    let library = try options.open()
    if let open, let agency, let due {
      let actor = try acting.actor(needing: .markStatements, in: library).name
      _ = try library.openSupervision(
        Supervision(target: target, region: region, agency: agency, finding: open, dueOn: due),
        by: actor)
    } else if let kind = add.flatMap(Supervision.Kind.init), let item, let text {
      let actor = try acting.actor(needing: .markStatements, in: library).name
      try library.add(
        kind, text, to: item, evidence: try WorkFiles.evidence(evidence), by: actor)
    }
    let items = try library.supervisions()
    if options.json {
      print(
        JSONText.object([
          "supervisions": .array(
            items.map { item in
              .object([
                "id": .int(Int(item.id)), "target": .string(optional: item.target),
                "region": .string(optional: item.region), "agency": .string(item.agency),
                "finding": .string(item.finding), "due": .string(item.dueOn),
                "closed": .bool(item.isClosed),
                "events": .array(
                  item.events.map { event in
                    .object([
                      "kind": .string(event.kind.rawValue), "text": .string(event.text),
                      "file": .string(optional: event.file),
                      "sha256": .string(optional: event.sha256), "by": .string(event.actor),
                    ])
                  }),
              ])
            })
        ]).text)
    } else {
      for item in items {
        print(
          "\(item.id)  \(item.isClosed ? "✓" : "…")  \(item.dueOn)  \(item.agency)  \(item.finding)"
        )
        for event in item.events {
          print("  \(event.kind.rawValue)  \(event.text)  \(event.file ?? "")  \(event.actor)")
        }
      }
    }
    if items.isEmpty { throw ExitCode(1) }
  }
}

/// Files of tasks, plans and supervision.
enum WorkFiles {
  static func data(_ path: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problem(
        "targets.unreadable", .error, Wording("读不了文件", "the file cannot be read"),
        at: Place(file: path))
    }
    return data
  }

  static func evidence(_ path: String?) throws -> (name: String, data: Data)? {
    guard let path else { return nil }
    return (URL(fileURLWithPath: path).lastPathComponent, try data(path))
  }

  /// A table of measures: 序号, 措施, 条款.
  static func measures(_ path: String) throws -> [LocalPlan.Measure] {
    guard let source = try TableReader().sources(at: path).first else { return [] }
    let table = try source.readText()
    func column(_ names: [String]) -> Int? {
      table.columns.firstIndex { names.contains($0.name.filter { !$0.isWhitespace }) }
    }
    guard let text = column(["措施", "measure"]), let provision = column(["条款", "provision"]) else {
      throw Problem(
        "targets.no-columns", .error,
        Wording("措施表需要 措施 与 条款 两列", "a table of measures needs the columns 措施 and 条款"),
        at: Place(file: path, line: 1))
    }
    let number = column(["序号", "number"])
    return (0..<table.rowCount).map { row in
      func cell(_ column: Int) -> String { table.columns[column][row].description }
      return LocalPlan.Measure(
        number: number.map(cell) ?? "\(row + 1)", text: cell(text),
        provisions: cell(provision).split { "；;".contains($0) }.map {
          String($0).trimmingCharacters(in: .whitespaces)
        })
    }
  }
}
