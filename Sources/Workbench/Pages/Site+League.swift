import Diagnostics
import Hummingbird
import Store
import Targets
import Vocabulary

private struct LeagueRow {
  let rank: Int
  let region: String
  let code: String
  let score: String
  let targets: Int
  let movement: String
  let movementClass: String
  let late: Int
}

private struct LeagueView {
  let rows: [LeagueRow]
  let isEmpty: Bool
  let levels: [Choice]
  let targets: [Choice]
  let map: String
  let day: String
  let before: String
}

private struct RegionView {
  let name: String
  let rows: [TargetRow]
  let isEmpty: Bool
  let states: [NamedCount]
  let parent: String
  let parentCode: String
  let parts: [RegionLink]
  let hasParts: Bool
  let supervisions: [SupervisionRow]
  let hasSupervisions: Bool
}

private struct NamedCount {
  let name: String
  let stateClass: String
  let count: Int
}

private struct RegionLink {
  let name: String
  let code: String
}

struct SupervisionRow {
  let finding: String
  let agency: String
  let due: String
  let isClosed: Bool
}

private struct BriefingView {
  let day: String
  let states: [NamedCount]
  let late: [TargetRow]
  let risk: [TargetRow]
  let unknown: Int
  let first: [LeagueRow]
  let last: [LeagueRow]
  let map: String
  let changes: [String]
  let hasLate: Bool
  let hasRisk: Bool
  let hasLeague: Bool
  let hasChanges: Bool
  let moreLate: Int
  let moreRisk: Int
}

extension Site {
  /// Regions in the order of how far they are, with a map of the counties.
  func league(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let kept = try boards.board(packs, library, on: targetDay)
    let isCounty = parameter("level", request) == "county"
    let target = parameter("target", request)
    let counties = kept.league(.county, target: target)
    let table = isCounty ? counties : kept.league(.city, target: target)
    let language = context.language
    let view = LeagueView(
      rows: table.entries.map(leagueRow), isEmpty: table.entries.isEmpty,
      levels: [
        Choice(value: "city", name: Wording("设区市", "cities")[language], isChosen: !isCounty),
        Choice(value: "county", name: Wording("县（市、区）", "counties")[language], isChosen: isCounty),
      ],
      targets: kept.board.rows.filter { $0.cells.count > 1 }.map {
        Choice(value: $0.target.id, name: $0.target.title, isChosen: $0.target.id == target)
      }, map: map(counties), day: "\(kept.day)", before: kept.earlier.map { "\($0.asOf)" } ?? "")
    return page(
      request, context, .league, title: Wording("排名", "League table"), section: .wall, view)
  }

  private func leagueRow(_ entry: LeagueTable.Entry) -> LeagueRow {
    let moved = entry.movement ?? 0
    return LeagueRow(
      rank: entry.rank, region: RegionTree.name(entry.region), code: entry.region,
      score: TargetWords.number(entry.score * 100, digits: 1), targets: entry.targets,
      movement: entry.movement == nil
        ? "—" : moved > 0 ? "↑\(moved)" : moved < 0 ? "↓\(-moved)" : "＝",
      movementClass: moved > 0 ? "up" : moved < 0 ? "down" : "", late: entry.states[.late] ?? 0)
  }

  private func map(_ table: LeagueTable) -> String {
    let entries = Dictionary(
      table.entries.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
    return TargetPicture.map { county in
      guard let entry = entries[county.code] else {
        return ("none", county.name, "/region/\(county.code)")
      }
      // Four steps of what is reached of what should be.
      let step =
        entry.score >= 1
        ? "step-4" : entry.score >= 0.95 ? "step-3" : entry.score >= 0.9 ? "step-2" : "step-1"
      let score = TargetWords.number(entry.score * 100, digits: 1)
      return (step, "\(county.name)  \(score)  #\(entry.rank)", "/region/\(county.code)")
    }
  }

  /// A region's own page.
  func regionPage(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let kept = try boards.board(packs, library, on: targetDay)
    let code = context.parameters.get("code") ?? ""
    guard let region = RegionTable.standard[code] else { throw PageProblem.notFound(code) }
    let cells = kept.board.rows.compactMap { row in
      row.cell(region.code).map { (row.target, $0) }
    }
    let codes = try library.shortCodes(of: cells.map(\.0.provision))
    let parent = region.parent.flatMap { RegionTable.standard[$0] }
    let items = try library.supervisions().filter { $0.region == region.code }
    let view = RegionView(
      name: region.name,
      rows: cells.map { targetRow($0.0, $0.1, codes, context.language) }, isEmpty: cells.isEmpty,
      states: counts(cells.map(\.1.progress.state), context.language), parent: parent?.name ?? "",
      parentCode: parent?.code ?? "",
      parts: RegionTable.standard.children(of: region.code).map {
        RegionLink(name: $0.name, code: $0.code)
      }, hasParts: region.level != .county,
      supervisions: items.map { item in
        SupervisionRow(
          finding: item.finding, agency: item.agency, due: item.dueOn, isClosed: item.isClosed)
      }, hasSupervisions: !items.isEmpty)
    return page(request, context, .region, title: Wording(region.name), section: .wall, view)
  }

  private func counts(_ states: [TargetState], _ language: Wording.Language) -> [NamedCount] {
    TargetState.allCases.map { state in
      NamedCount(
        name: state.name[language], stateClass: state.rawValue,
        count: states.count { $0 == state })
    }
  }

  /// What a leader reads: two pages of paper.
  func briefing(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let kept = try boards.board(packs, library, on: targetDay)
    let language = context.language
    let whole = kept.board.rows.compactMap { row in row.cells.first.map { (row.target, $0) } }
    let codes = try library.shortCodes(of: whole.map(\.0.provision))
    func rows(_ state: TargetState) -> [TargetRow] {
      whole.filter { $0.1.progress.state == state }.sorted {
        ($0.1.progress.pace?.double ?? $0.1.progress.share ?? 0)
          < ($1.1.progress.pace?.double ?? $1.1.progress.share ?? 0)
      }.map { targetRow($0.0, $0.1, codes, language) }
    }
    let (late, risk) = (rows(.late), rows(.atRisk))
    let (cities, counties) = (kept.cities, kept.counties)
    let changes = LateFeed.told(try library.stateChanges(limit: 2_000)).filter {
      // Counties have pages of their own; two pages of paper hold the province and its cities.
      RegionTable.standard[$0.region]?.level != .county
    }.prefix(6).map {
      "\($0.asOf)  \($0.words)"
    }
    let most = 10
    let view = BriefingView(
      day: "\(kept.day)", states: counts(whole.map(\.1.progress.state), language),
      late: Array(late.prefix(most)), risk: Array(risk.prefix(most)),
      unknown: whole.count { $0.1.progress.state == .cannotSay },
      first: cities.entries.prefix(6).map(leagueRow),
      last: cities.entries.dropFirst(6).map(leagueRow), map: map(counties),
      changes: Array(changes), hasLate: !late.isEmpty, hasRisk: !risk.isEmpty,
      hasLeague: !cities.entries.isEmpty, hasChanges: !changes.isEmpty,
      moreLate: max(0, late.count - most), moreRisk: max(0, risk.count - most))
    return page(
      request, context, .briefing, title: Wording("目标简报", "Briefing on targets"), section: .wall,
      view)
  }
}
