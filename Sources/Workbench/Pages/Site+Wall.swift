import Diagnostics
import Hummingbird
import NIOCore
import Packs
import Store
import Tables
import Targets
import Vocabulary

struct TargetRow {
  let id: String
  let title: String
  let demand: String
  let bar: String
  let stateClass: String
  let state: String
  let reached: String
  let through: String
  let forecast: String
  let pace: String
  let missing: String
  let provision: String
  let provisionCode: String
  let region: String
  let regionCode: String
  let origin: String
}

private struct StateCount {
  let name: String
  let stateClass: String
  let count: Int
  let address: String
  let isChosen: Bool
}

private struct WallView {
  let rows: [TargetRow]
  let states: [StateCount]
  let count: Int
  let isEmpty: Bool
  let words: String
  let day: String
  let stateValue: String
}

private struct TargetPage {
  let row: TargetRow
  let unit: String
  let details: [String]
  let reported: String
  let derived: String
  let hasReported: Bool
  let hasDerived: Bool
  let sources: [SourceRow]
  let hasSources: Bool
  let regions: [TargetRow]
  let hasRegions: Bool
  let plan: [PlanMonth]
  let hasPlan: Bool
  let planBasis: String
  let statement: String
  let subject: String
  let hedges: String
}

private struct SourceRow {
  let id: Int
  let file: String
  let digest: String
  let note: String
  let actor: String
  let at: String
}

private struct PlanMonth {
  let month: Int
  let value: String
}

extension Site {
  /// The day that counts as today.
  var targetDay: Day {
    if let day = rehearsalDay ?? Day("\(Moment.today)") { return day }
    preconditionFailure("the calendar gives today a day of the years 1 to 9999")
  }

  /// All targets at a glance.
  func wall(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let kept = try boards.board(packs, library, on: targetDay)
    let chosen = parameter("state", request).flatMap(TargetState.init)
    let words = parameter("words", request) ?? ""
    let counts = kept.board.counts
    let codes = try library.shortCodes(of: kept.board.rows.map(\.target.provision))
    let rows = kept.board.rows.filter { row in
      (chosen == nil || row.whole?.state == chosen)
        && (words.isEmpty
          || [row.target.title, row.target.provision, row.target.id].contains {
            $0.contains(words)
          })
    }.compactMap { row in
      row.cells.first.map { targetRow(row.target, $0, codes, context.language) }
    }
    let view = WallView(
      rows: rows,
      states: TargetState.allCases.map { state in
        StateCount(
          name: state.name[context.language], stateClass: state.rawValue,
          count: counts[state] ?? 0,
          address: state == chosen ? "/wall" : "/wall?state=\(state.rawValue)",
          isChosen: state == chosen)
      }, count: rows.count, isEmpty: rows.isEmpty, words: words, day: "\(kept.day)",
      stateValue: chosen?.rawValue ?? "")
    return page(
      request, context, .wall, title: Wording("目标墙", "The wall"), section: .wall, view)
  }

  /// A target: its provision, its series with forecast and sources, its regions.
  func wallTarget(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let kept = try boards.board(packs, library, on: targetDay)
    let id = context.parameters.get("code") ?? ""
    guard let row = kept.board.row(id) else { throw PageProblem.notFound(id) }
    let region = parameter("region", request) ?? row.target.scope
    guard let cell = row.cell(region) else { throw PageProblem.notFound(region) }
    let codes = try library.shortCodes(of: [row.target.provision])
    let language = context.language
    let key = SeriesKey(row.target.metric, region)
    let found = row.metric.flatMap { kept.shelf.series($0, region) }
    let reported = kept.shelf.reported[key]
    let derived = kept.shelf.derived[key] ?? (found?.origin == .sum ? found?.series : nil)
    let used = try library.reportedSeries(row.target.metric)[key]?.sources ?? []
    let sources = try library.seriesSources().filter { used.contains($0.id) }.reversed()
    let plan = yearPlan(row, cell, found?.series)
    let parts = Set(RegionTree.parts(of: region))
    let below = row.cells.filter { parts.contains($0.region) && $0.progress.reached != nil }
    let stored = kept.office.confirmed.first { $0.target.id == id && !$0.isWithdrawn }
    let view = TargetPage(
      row: targetRow(row.target, cell, codes, language), unit: "\(row.target.unit)",
      details: details(cell, language),
      reported: reported.map { chart($0, row, cell) } ?? "",
      derived: derived.map { chart($0, row, cell) } ?? "",
      hasReported: reported != nil, hasDerived: derived != nil,
      sources: sources.map { source in
        SourceRow(
          id: Int(source.id), file: source.file, digest: String(source.sha256.prefix(16)),
          note: source.note, actor: source.actor, at: Moment.text(source.at))
      }, hasSources: !used.isEmpty,
      regions: below.map { targetRow(row.target, $0, codes, language) }, hasRegions: !below.isEmpty,
      plan: plan?.months.enumerated().map {
        PlanMonth(month: $0.offset + 1, value: "\($0.element)")
      } ?? [], hasPlan: plan != nil,
      planBasis: plan?.seasonYears.map(String.init).joined(separator: "、") ?? "",
      statement: stored?.statement ?? "", subject: row.target.subject,
      hedges: row.target.hedges.joined(separator: "、"))
    return page(
      request, context, .wallTarget, title: Wording(row.target.title), section: .wall, view)
  }

  private func yearPlan(_ row: TargetBoard.Row, _ cell: TargetBoard.Cell, _ series: Series?)
    -> YearPlan?
  {
    guard row.target.clock == .annual, row.metric?.kind == .flow, let goal = cell.progress.goal
    else { return nil }
    return YearPlan(goal, year: targetDay.parts.year, series: series)
  }

  private func chart(_ series: Series, _ row: TargetBoard.Row, _ cell: TargetBoard.Cell) -> String {
    let ahead = series.forecaster().map { forecaster in
      (1...series.frequency.perYear).map { forecaster.level($0) }
    }
    // The goal stands in the picture only where a single value can be compared with it.
    var goal: Double?
    if row.target.clock.isLevel, row.metric?.kind != .flow, let wanted = cell.progress.goal,
      let unit = row.metric?.unit, let factor = try? row.target.unit.factor(to: unit)
    {
      goal = wanted.times(factor)?.double
    }
    return TargetPicture.chart(series, ahead: ahead ?? [], goal: goal, title: row.target.title)
  }

  /// What is behind a state, in sentences.
  private func details(_ cell: TargetBoard.Cell, _ language: Wording.Language) -> [String] {
    let progress = cell.progress
    var lines: [Wording] = []
    if let expected = progress.expected, let pace = progress.pace {
      let share = TargetWords.number(pace.double * 100, digits: 1)
      let due = TargetWords.number(expected)
      lines.append(
        Wording(
          "按往年节奏应到 \(due)，完成应到的 \(share) %", "\(due) should be reached by now: \(share) % of it is")
      )
    }
    if let needed = progress.needed {
      let (left, month) = (TargetWords.number(needed.left), TargetWords.number(needed.perMonth))
      lines.append(
        Wording(
          "还差 \(left)，余 \(needed.months) 个月，每月需 \(month)",
          "\(left) left in \(needed.months) months: \(month) each"))
      if let beside = needed.toLastYear {
        let times = TargetWords.number(beside)
        lines.append(
          Wording("为近一年月均的 \(times) 倍", "\(times) times the mean month of the last year"))
      }
    }
    if !progress.missedYears.isEmpty {
      let years = progress.missedYears.map(String.init).joined(separator: "、")
      lines.append(Wording("未完成的年份：\(years)", "years missed: \(years)"))
    }
    if let method = progress.method {
      lines.append(Wording("预测方法：\(method.rawValue)", "method of the forecast: \(method.rawValue)"))
    }
    return lines.map { $0[language] }
  }

  /// A target in a region, as lists show it.
  func targetRow(
    _ target: PolicyTarget, _ cell: TargetBoard.Cell, _ codes: [String: String],
    _ language: Wording.Language
  ) -> TargetRow {
    let progress = cell.progress
    let origin: Wording =
      switch cell.goalOrigin {
      case .divided: Wording("分解", "divided")
      case .same: Wording("同一标准（参考）", "the same value (for comparison)")
      case .byShare: Wording("按上年占比（参考）", "by its part of the year before (for comparison)")
      case .target, nil: Wording("")
      }
    let forecast = progress.outlook.map { outlook in
      TargetWords.number(outlook.point)
        + (outlook.range.map {
          " [\(TargetWords.number($0.lowerBound)), \(TargetWords.number($0.upperBound))]"
        } ?? "")
    }
    return TargetRow(
      id: target.id, title: target.title, demand: TargetWords.demand(target)[language],
      bar: TargetPicture.bar(progress), stateClass: progress.state.rawValue,
      state: progress.state.name[language],
      reached: progress.reached.map { TargetWords.number($0) } ?? "",
      through: progress.through?.description ?? "", forecast: forecast ?? "",
      pace: progress.pace.map { TargetWords.number($0.double * 100, digits: 0) + " %" } ?? "",
      missing: progress.missing?.wording[language] ?? "", provision: target.provision,
      provisionCode: codes[target.provision] ?? "", region: RegionTree.name(cell.region),
      regionCode: HTML.percentEncoded(cell.region), origin: origin[language])
  }

  /// What became late, as an Atom feed.
  func targetFeed(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let base = publicAddress ?? "http://" + (request.head.authority ?? "127.0.0.1:8080")
    let text = LateFeed.atom(try library.stateChanges(), address: base)
    return Response(
      status: .ok,
      headers: [.contentType: "application/atom+xml; charset=utf-8", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
