import ArgumentParser
import Diagnostics
import Foundation
import Packs
import Store
import Targets
import Vocabulary

/// Targets: what is wanted, how far it is, what it will be.
struct TargetsRootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets", abstract: "目标：要求什么、到了哪里、到期会怎样",
    subcommands: [
      TargetsListCommand.self, TargetsShowCommand.self, TargetsProgressCommand.self,
      TargetsForecastCommand.self, TargetsEvaluateCommand.self, TargetsImportCommand.self,
      TargetsExportCommand.self,
      TargetsConfirmCommand.self, TargetsConflictsCommand.self, TargetsFeedCommand.self,
      TargetsTasksCommand.self, TargetsPlansCommand.self, TargetsSuperviseCommand.self,
    ])
}

/// The pack whose targets are meant, and the day.
struct TargetOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("规则包；缺省为 packs/415x", valueName: "folder"))
  var pack = "packs/415x"

  @OptionGroup var options: LibraryOptions

  func office() throws(Problem) -> TargetOffice { try office(try options.openOrCreate()) }

  func office(_ library: Library) throws(Problem) -> TargetOffice {
    let packs = try PackLoader().load(PackPath.plain(pack))
    if let problem = packs.problems.first(where: { $0.severity == .error }) { throw problem }
    return try TargetOffice(packs, library)
  }
}

/// Lists targets, and drafts that wait for somebody to confirm them.
struct TargetsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出目标；--drafts 列出读出而未确认的")

  @Flag(name: .long, help: "列出从文库陈述读出、尚无人确认的草稿")
  var drafts = false

  @Option(name: .long, help: "只列名称、条款或指标含有这些字的")
  var words: String?

  @OptionGroup var target: TargetOptions

  func run() throws {
    let office = try target.office()
    if drafts { return show(try office.drafts()) }
    let found = office.targets.filter { target in
      words.map { words in
        [target.title, target.provision, target.metric, target.id].contains { $0.contains(words) }
      } ?? true
    }
    if target.options.json {
      print(JSONText.object(["targets": .array(found.map(JSONText.target))]).text)
    } else {
      for one in found {
        print("\(one.id)  \(one.provision)")
        print("  \(one.title)  \(TargetWords.demand(one)[target.options.lang])")
      }
      print(target.options.lang("共 \(found.count) 项", "\(found.count) targets"))
    }
    if found.isEmpty { throw ExitCode(1) }
  }

  private func show(_ drafts: [TargetDraft]) {
    if target.options.json {
      return print(
        JSONText.object([
          "drafts": .array(
            drafts.map { draft in
              .object([
                "statement": .string(draft.statement), "target": .target(draft.target),
                "quote": .string(draft.quote), "confidence": .double(draft.confidence),
              ])
            })
        ]).text)
    }
    for draft in drafts {
      print("\(draft.statement)  \(draft.target.provision)")
      print("  \(draft.target.title)  \(TargetWords.demand(draft.target)[target.options.lang])")
      print("  「\(draft.quote)」")
    }
    print(target.options.lang("共 \(drafts.count) 项草稿", "\(drafts.count) drafts"))
  }
}

/// Shows a target with its progress and its series.
struct TargetsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一项目标：条款、进度、序列与来源，年度目标的分月安排")

  @Argument(help: "目标")
  var id: String

  @Option(name: .long, help: ArgumentHelp("地区代码；缺省为目标的范围", valueName: "code"))
  var region: String?

  @OptionGroup var day: DayOption
  @OptionGroup var target: TargetOptions

  func run() throws {
    let office = try target.office()
    let one = try office.target(id)
    let shelf = try office.shelf()
    let region = region ?? one.scope
    let board = TargetBoard(
      [one], metrics: office.metrics, shelf: shelf, divisions: try office.library.divisions(),
      asOf: try day.day)
    guard let row = board.rows.first, let cell = row.cell(region) else {
      throw TargetArguments.noRegion(region)
    }
    let key = SeriesKey(one.metric, region)
    let used = office.metrics[one.metric].flatMap { shelf.series($0, region)?.series }
    let plan = plan(one, cell, used, try day.day)
    if target.options.json {
      print(
        JSONText.object([
          "target": .target(one), "progress": .progress(cell),
          "reported": .series(shelf.reported[key]), "derived": .series(shelf.derived[key]),
          "sources": .array(
            try office.library.reportedSeries(one.metric)[key]?.sources.map { .int(Int($0)) } ?? []),
          "year_plan": plan.map { .strings($0.months.map(\.description)) } ?? .null,
        ]).text)
      return
    }
    let say = target.options.lang
    print("\(one.id)  \(one.title)\n  \(one.provision)\n  \(TargetWords.demand(one)[say])")
    print("  " + TargetWords.sentence(one, cell)[say])
    TargetOutput.details(cell, one, say).forEach { print("  " + $0) }
    for (name, series) in [
      (say("上报", "reported"), shelf.reported[key]), (say("推算", "derived"), shelf.derived[key]),
    ] {
      guard let series else { continue }
      print(
        "  \(name)："
          + series.points.suffix(24).map { "\($0.period)=\($0.value)" }.joined(separator: " "))
    }
    if let plan {
      print(
        say("  分月：", "  by month: ") + plan.months.map(\.description).joined(separator: " "))
    }
  }

  private func plan(_ one: PolicyTarget, _ cell: TargetBoard.Cell, _ series: Series?, _ day: Day)
    -> YearPlan?
  {
    guard one.clock == .annual, let goal = cell.progress.goal else { return nil }
    return YearPlan(goal, year: day.parts.year, series: series)
  }
}

/// Tells how far targets are.
struct TargetsProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "各项目标的进度；--region 看一地，--league 排名，--keep 记下状态的变化")

  @Option(name: .long, help: ArgumentHelp("只看这一地区", valueName: "code"))
  var region: String?

  @Option(name: .long, help: ArgumentHelp("排名：city 或 county", valueName: "level"))
  var league: String?

  @Option(name: .long, help: "只看这一项目标")
  var only: String?

  @Flag(name: .long, help: "把状态的变化记入文库，供订阅")
  var keep = false

  @OptionGroup var day: DayOption
  @OptionGroup var target: TargetOptions
  @OptionGroup var acting: ActingOptions

  func validate() throws {
    if let league, !["city", "county"].contains(league) {
      throw ValidationError("--league：city / county")
    }
  }

  func run() throws {
    let office = try target.office()
    if let only { _ = try office.target(only) }
    let shelf = try office.shelf()
    let board = try office.board(asOf: try day.day, shelf: shelf)
    if keep {
      let actor = try acting.actor(needing: .importRecords, in: office.library)
      try office.library.keepStates(of: board, by: actor.name)
    }
    if let league { return try showLeague(league, office, shelf, board) }
    let rows = board.rows.filter { only == nil || $0.target.id == only }
    let cells = rows.flatMap { row in
      row.cells.filter { $0.region == region ?? row.target.scope }.map { (row.target, $0) }
    }
    if target.options.json {
      print(
        JSONText.object([
          "as_of": .string("\(board.asOf)"),
          "progress": .array(
            cells.map { one, cell in
              .object(["target": .string(one.id), "progress": .progress(cell)])
            }),
        ]).text)
    } else {
      for (one, cell) in cells {
        print("\(one.id)  " + TargetWords.sentence(one, cell)[target.options.lang])
      }
      let counts = Dictionary(grouping: cells, by: { $0.1.progress.state }).mapValues(\.count)
      print(
        TargetState.allCases.compactMap { state in
          counts[state].map { "\(state.name[target.options.lang]) \($0)" }
        }.joined(separator: "  "))
    }
    if cells.isEmpty { throw ExitCode(1) }
  }

  private func showLeague(
    _ level: String, _ office: TargetOffice, _ shelf: SeriesShelf, _ board: TargetBoard
  ) throws {
    let earlier = try LeagueTable.endOfQuarterBefore(board.asOf).map { day in
      try office.board(asOf: day, shelf: shelf, forecasts: false)
    }
    let table = LeagueTable(
      board, earlier: earlier, level: level == "city" ? .city : .county, target: only)
    if target.options.json {
      print(
        JSONText.object([
          "as_of": .string("\(board.asOf)"),
          "league": .array(
            table.entries.map { entry in
              .object([
                "rank": .int(entry.rank), "before": .int(optional: entry.before),
                "region": .string(entry.region), "name": .string(RegionTree.name(entry.region)),
                "score": .double(entry.score), "targets": .int(entry.targets),
              ])
            }),
        ]).text)
    } else {
      for entry in table.entries {
        let moved = entry.movement.map { $0 > 0 ? "↑\($0)" : $0 < 0 ? "↓\(-$0)" : "=" } ?? ""
        print(
          "\(entry.rank)  \(RegionTree.name(entry.region))  \(TargetWords.number(entry.score * 100, digits: 1))  \(moved)"
        )
      }
    }
    if table.entries.isEmpty { throw ExitCode(1) }
  }
}

/// Forecasts the series of a metric.
struct TargetsForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "预测一项目标的序列，带 80 % 区间与所用方法")

  @Argument(help: "目标")
  var id: String

  @Option(name: .long, help: ArgumentHelp("地区代码；缺省为目标的范围", valueName: "code"))
  var region: String?

  @Option(name: .long, help: "往后几期")
  var steps = 12

  @OptionGroup var target: TargetOptions

  func validate() throws {
    guard (1...120).contains(steps) else { throw ValidationError("--steps 1…120") }
  }

  func run() throws {
    let office = try target.office()
    let one = try office.target(id)
    guard let metric = office.metrics[one.metric],
      let series = try office.shelf().series(metric, region ?? one.scope)?.series,
      let last = series.points.last?.period
    else {
      ProblemOutput.write(target.options.lang("没有序列\n", "there is no series\n"))
      throw ExitCode(1)
    }
    guard let forecaster = series.forecaster() else {
      let least = Forecaster.leastCount(season: series.frequency.perYear)
      ProblemOutput.write(
        target.options.lang(
          "序列太短：\(series.points.count) 期，至少要 \(least) 期\n",
          "the series is too short: \(series.points.count) values, \(least) are needed\n"))
      throw ExitCode(1)
    }
    let ahead = (1...steps).map { (last.adding($0), forecaster.level($0)) }
    if target.options.json {
      print(
        JSONText.object([
          "method": .string(forecaster.method.rawValue), "values": .int(forecaster.count),
          "unit": .string(metric.unit.description),
          "forecast": .array(
            ahead.map { period, interval in
              .object([
                "period": .string("\(period)"), "point": .double(interval.point),
                "low": interval.range.map { .double($0.lowerBound) } ?? .null,
                "high": interval.range.map { .double($0.upperBound) } ?? .null,
              ])
            }),
        ]).text)
      return
    }
    print("\(forecaster.method.rawValue)  \(forecaster.count)")
    for (period, interval) in ahead {
      print("\(period)  \(TargetOutput.interval(interval)) \(metric.unit)")
    }
  }
}
