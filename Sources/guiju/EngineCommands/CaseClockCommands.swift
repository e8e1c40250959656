import ArgumentParser
import Cases
import Diagnostics
import Store
import Vocabulary

/// Stops clocks.
struct CaseStopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "停钟，事由须是流程规定的")

  @Argument(help: "案号")
  var id: Int64

  @Option(name: .long, help: "事由")
  var reason: String

  @Option(name: .long, help: "只停这一步")
  var step: String?

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let file = try pack.cases(library).stop(
      id, step: step, reason: reason, on: try date.day, by: try actor.actor(library))
    CaseOutput.show(file, options)
  }
}

/// Starts clocks again.
struct CaseStartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "恢复计时，余下的日数不变")

  @Argument(help: "案号")
  var id: Int64

  @Option(name: .long, help: "只恢复这一步")
  var step: String?

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let file = try pack.cases(library).start(
      id, step: step, on: try date.day, by: try actor.actor(library))
    CaseOutput.show(file, options)
  }
}

/// Lets clocks ring.
struct CaseTickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "到某一日为止到期的：提醒、逾期、升级、期满；并为名册新列入的立案",
    discussion: "每个只响一次，每次列入只立一件；重复执行、中途被终止后再执行，都不会重复。")

  @OptionGroup var date: DayOption
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let book = try pack.cases(try options.open())
    let day = try date.day
    let rings = try book.tick(asOf: day)
    let opened = try book.openListed(asOf: day)
    if options.json {
      print(
        JSONText.object([
          "rings": .array(
            rings.map {
              .object([
                "case": .int(Int($0.caseID)), "step": .string($0.step), "kind": .string($0.kind),
                "on": .string($0.day.description),
              ])
            }), "opened": .array(opened.map { .int(Int($0.id)) }),
        ]).text)
    } else {
      for ring in rings { print("\(ring.day)  \(ring.caseID)  \(ring.step)  \(ring.kind)") }
      for file in opened { CaseOutput.show(file, options) }
    }
  }
}

/// Moves open cases to the present version.
struct CaseMigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "把在办案件转到流程的现行版本", discussion: "有一件转不了，就一件也不转，退出码为 1。")

  @Argument(help: "流程")
  var procedure: String

  @OptionGroup var date: DayOption
  @OptionGroup var actor: ActorOptions
  @OptionGroup var pack: EnginePackOptions
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.open()
    let moved = try pack.cases(library).migrate(
      procedure, on: try date.day, by: try actor.actor(library))
    if options.json {
      print(JSONText.object(["moved": .array(moved.map { .int(Int($0)) })]).text)
    } else {
      print(options.lang("转了 \(moved.count) 件", "\(moved.count) cases moved"))
    }
  }
}

/// Runs invented cases through a procedure.
struct CaseSimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "流程施行前的仿真：要多少天，在哪里等，怎样结束",
    discussion: "相同的 --seed 得到相同的结果。不需要文库。")

  @Argument(help: "流程")
  var procedure: String

  @Option(name: .long, help: "案件数")
  var cases = 1_000

  @Option(name: .long, help: "种子")
  var seed: UInt64 = 1

  @OptionGroup var pack: EnginePackOptions

  @Flag(name: .long, help: "以 JSON 输出")
  var json = false

  @Option(name: .long, help: "提示语言：zh 或 en")
  var lang: Language = .ofThisRun

  func validate() throws {
    guard (1...1_000_000).contains(cases) else {
      throw ValidationError(lang("案件数应在 1 到 1000000 之间", "1 to 1,000,000 cases"))
    }
  }

  func run() throws {
    let found = try CaseBook.procedure(procedure, of: try pack.load(), for: pack.context)
    let report = try Simulation(found).run(cases: cases, seed: seed)
    if json { print(CaseOutput.json(report).text) } else { show(report) }
  }

  private func show(_ report: Simulation.Report) {
    func text(_ days: Double) -> String { CaseOutput.rounded(days) }
    print(
      lang(
        "\(report.cases) 件：中位数 \(text(report.median)) 日，九成在 \(text(report.ninetieth)) 日内，最长 \(text(report.longest)) 日",
        "\(report.cases) cases: median \(text(report.median)) days, nine of ten within \(text(report.ninetieth)), longest \(text(report.longest))"
      ))
    for (outcome, count) in report.outcomes.sorted(by: { $0.key < $1.key }) {
      print("  \(outcome)  \(count)")
    }
    if report.endless > 0 {
      print(lang("  没有结束  \(report.endless)", "  never ended  \(report.endless)"))
    }
    for step in report.steps {
      let late = step.overdue.map { lang("，逾期 ", ", late ") + text($0 * 100) + "%" } ?? ""
      print(
        lang(
          "  \(step.step)  \(step.count) 次，等人 \(text(step.waiting)) 日，平均 \(text(step.mean)) 日，九成在 \(text(step.ninetieth)) 日内\(late)",
          "  \(step.step)  \(step.count) times, waits \(text(step.waiting)) days, takes \(text(step.mean)), nine of ten within \(text(step.ninetieth))\(late)"
        ))
    }
  }
}
