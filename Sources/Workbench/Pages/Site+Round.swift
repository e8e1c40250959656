import Appraisals
import Diagnostics
import Foundation
import Hummingbird
import Rounds
import Store
import Tables
import Vocabulary

private struct StageView {
  let name: String
  let isDone: Bool
  let isNow: Bool
}

private struct MissingRow {
  let field: String
  let missing: Int
  let share: String
}

private struct CountRow {
  let region: String
  let counts: [String]
  let sum: Int
}

private struct EventRow {
  let at: String
  let actor: String
  let what: String
  let note: String
  let run: String
}

private struct ObjectionRow {
  let id: Int64
  let key: String
  let keyAddress: String
  let text: String
  let evidence: String
  let digest: String
  let actor: String
  let at: String
  let verdict: String
  let answer: String
  let answeredBy: String
  let isOpen: Bool
}

private struct UndecidedRow {
  let key: String
  let keyAddress: String
  let name: String
  let missing: String
}

private struct ListRow {
  let index: Int
  let name: String
  let body: String
  let firms: Int
  let amount: String
}

private struct RunRow {
  let id: Int64
  let actor: String
  let at: String
  let reason: String
  let digest: String
  let isCurrent: Bool
}

private struct StepView {
  let name: String
  let label: String
  let needsNote: Bool
  let hint: String
}

/// Findings of one kind: a few in sight, the others behind a click.
private struct FindingGroup {
  let first: [ProblemView]
  let others: [ProblemView]
  let otherCount: Int
  let hasOthers: Bool

  static func groups(_ problems: [Problem], _ language: Wording.Language) -> [FindingGroup] {
    var codes: [String] = []
    for problem in problems where !codes.contains(problem.code) { codes.append(problem.code) }
    return codes.map { code in
      let own = problems.filter { $0.code == code }.map { ProblemView($0, language) }
      let shown = own.count > 4 ? 2 : own.count
      return FindingGroup(
        first: Array(own.prefix(shown)), others: Array(own.dropFirst(shown)),
        otherCount: own.count - shown, hasOthers: own.count > shown)
    }
  }
}

private struct RoundView {
  let code: String
  let title: String
  let year: Int
  let asOf: String
  let provision: String
  let stages: [StageView]
  let due: String
  let daysLeft: String
  let steps: [StepView]
  let isPrepare: Bool
  let isOwner: Bool
  let ownAddress: String
  let rows: Int
  let missing: [MissingRow]
  let confirmed: Int
  let disputed: [EventRow]
  let disputedCount: Int
  let silent: Int
  let showsConfirmations: Bool
  let hasRun: Bool
  let states: [Choice]
  let grades: [String]
  let counts: [CountRow]
  let findings: [FindingGroup]
  let undecided: [UndecidedRow]
  let hasUndecided: Bool
  let objections: [ObjectionRow]
  let hasObjections: Bool
  let mayAnswer: Bool
  let lists: [ListRow]
  let hasLists: Bool
  let runs: [RunRow]
  let hasSeveralRuns: Bool
  let lastYearRun: String
  let events: [EventRow]
  let choices: [Method.Choice]
  let problems: [ProblemView]
}

extension Site {
  /// The round that an address names.
  func round(of context: WorkbenchContext) throws -> Round {
    try library.round(context.parameters.get("code") ?? "")
  }

  /// A round: where it stands, what to do next, what it came to.
  func round(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    try roundPage(try round(of: context), nil, request, context)
  }

  func roundPage(
    _ round: Round, _ problem: Problem?, _ request: Request, _ context: WorkbenchContext
  ) throws -> Response {
    guard context.visitor.may(.readAppraisals) else {
      // An enterprise sees its own result only.
      let own = context.visitor.person?.enterprise ?? ""
      return redirect(
        "/appraisals/\(HTML.percentEncoded(round.code))/firm?key=\(HTML.percentEncoded(own))")
    }
    let language = context.language
    var problems = problem.map { [ProblemView($0, language)] } ?? []
    let bundle: MethodBundle?
    do { bundle = try packs.method(of: round) } catch {
      bundle = nil
      problems.append(ProblemView(error, language))
    }
    let run = try round.run.map { try runs.run($0, library) }
    let method = run?.appraisal.method ?? bundle?.method
    let confirmations = try library.confirmations(of: round)
    var rows = run?.rows.population.lineCount ?? 0
    var missing: [MissingRow] = []
    if round.stage == .prepare, let bundle {
      do throws(Problem) {
        let data = try LibraryPopulation(bundle, library, year: round.year, knownOn: Date())
        rows = data.population.lineCount
        missing = Self.missing(data.population, bundle)
      } catch { problems.append(ProblemView(error, language)) }
    }
    let objections = try library.objections(of: round)
    let summary = run.map { $0.appraisal.summary(of: $0.rows.population) }
    let grades = summary?.schemes.flatMap { $0.grades.map(\.grade) } ?? []
    let gradeNames = grades.enumerated().filter { !grades[..<$0.offset].contains($0.element) }
      .map(\.element)
    let undecided = try run.map { try undecidedFirms($0, round) } ?? []
    let keptRuns = try library.runs(ofRound: round.id)
    let disputed = confirmations.values.filter { !$0.agrees }.sorted { $0.key < $1.key }
    let view = RoundView(
      code: HTML.percentEncoded(round.code), title: round.title, year: round.year,
      asOf: "\(round.asOf)", provision: method?.provision ?? "",
      stages: Self.stages(round, method, language), due: round.due.map { "\($0)" } ?? "",
      daysLeft: daysLeft(round.due, language),
      steps: context.visitor.may(.appraise) ? Self.steps(round, method, today, language) : [],
      isPrepare: round.stage == .prepare, isOwner: false, ownAddress: "", rows: rows,
      missing: missing, confirmed: confirmations.values.count { $0.agrees },
      disputed: disputed.map {
        EventRow(
          at: Moment.text($0.at), actor: $0.actor, what: $0.key, note: $0.note,
          run: HTML.percentEncoded($0.key))
      }, disputedCount: disputed.count, silent: max(0, rows - confirmations.count),
      showsConfirmations: round.stage >= .confirm, hasRun: run != nil,
      states: summary?.states.map {
        Choice(value: "\($0.count)", name: $0.state, isChosen: false)
      } ?? [], grades: gradeNames, counts: Self.counts(summary, gradeNames),
      findings: run.map {
        FindingGroup.groups(
          PublicationCheck.problems($0.appraisal, $0.rows.population), language)
      } ?? [], undecided: undecided, hasUndecided: !undecided.isEmpty,
      objections: objections.map { row(of: $0, round, language) },
      hasObjections: !objections.isEmpty,
      mayAnswer: context.visitor.may(.appraise) && round.stage < .final,
      lists: summary?.consequences.enumerated().map { index, sum in
        ListRow(
          index: index, name: sum.name, body: sum.body ?? "", firms: sum.firms,
          amount: sum.amount.map { "\($0) \(sum.unit ?? "")" } ?? "")
      } ?? [], hasLists: summary?.consequences.isEmpty == false,
      runs: keptRuns.map { kept in
        RunRow(
          id: kept.id, actor: kept.actor, at: Moment.text(kept.knownOn), reason: kept.reason,
          digest: String(kept.results.prefix(12)), isCurrent: kept.id == round.run)
      }, hasSeveralRuns: keptRuns.filter { $0.id != round.run }.isEmpty == false,
      lastYearRun: round.run == nil ? "" : try lastYearRun(of: round).map(String.init) ?? "",
      events: try library.events(of: round).reversed().map { event in
        EventRow(
          at: Moment.text(event.at), actor: event.actor,
          what: (event.kind == "open" ? Wording("开始", "opened") : event.stage.name)[language]
            + (event.due.map { language == .chinese ? "，到 \($0)" : ", until \($0)" } ?? ""),
          note: event.note, run: event.run.map(String.init) ?? "")
      }, choices: method?.choices ?? [], problems: problems)
    return page(
      request, context, .round, title: Wording("\(round.title) \(round.year)"),
      section: .appraisals, status: problem == nil ? .ok : .badRequest, view)
  }

  private static func stages(
    _ round: Round, _ method: Method?, _ language: Wording.Language
  ) -> [StageView] {
    Round.Stage.allCases.filter { stage in
      stage != .land || (method?.publication.landDays ?? 0) > 0 || round.stage == .land
    }.map {
      StageView(
        name: $0.name[language], isDone: $0 < round.stage || round.stage == .final,
        isNow: $0 == round.stage && round.stage != .final)
    }
  }

  private func daysLeft(_ due: Day?, _ language: Wording.Language) -> String {
    guard let due else { return "" }
    guard today <= due else { return Wording("已届满", "run out")[language] }
    let days = try? calendar.workingDays(after: today, through: due)
    return days.map { Wording("还有 \($0) 个工作日", "\($0) working days left")[language] } ?? ""
  }

  /// What an officer can do now.
  private static func steps(
    _ round: Round, _ method: Method?, _ today: Day, _ language: Wording.Language
  ) -> [StepView] {
    func step(
      _ name: String, _ label: Wording, note: Bool = false, _ hint: Wording = Wording("", "")
    ) -> StepView {
      StepView(name: name, label: label[language], needsNote: note, hint: hint[language])
    }
    let isEarly = round.due.map { today <= $0 } ?? false
    let early = Wording("期限未满，需写明理由", "the time has not run out: give a reason")
    let wait =
      isEarly ? Wording("期限届满后才能进行", "only when the time has run out") : Wording("", "")
    let again = step(
      "draft", Wording("重新评价", "appraise again"), note: true,
      Wording("更正数据之后用；需写明理由", "after corrections; give the reason"))
    switch round.stage {
    case .prepare:
      return [
        step(
          "confirm", Wording("开始企业核对", "let firms confirm"),
          Wording("企业登录后核对自己的数据", "firms log in and confirm their data"))
      ]
    case .confirm:
      return [
        step(
          "draft", Wording("初评", "make a draft"), note: isEarly, isEarly ? early : Wording("", ""))
      ]
    case .draft:
      let hasLand = (method?.publication.landDays ?? 0) > 0
      return [
        hasLand
          ? step("land", Wording("公示用地面积", "publish land areas"))
          : step("publish", Wording("公示结果", "publish results")), again,
      ]
    case .land:
      return [step("publish", Wording("公示结果", "publish results"), wait), again]
    case .publish:
      return [step("finish", Wording("定稿", "make final"), wait), again]
    case .final: return []
    }
  }

  private static func missing(_ population: Population, _ bundle: MethodBundle) -> [MissingRow] {
    let count = population.lineCount
    return FieldUse(bundle).inFormulas.sorted().compactMap { name in
      guard let column = population.supplied[name] else { return nil }
      let missing = count - column.present.setCount
      guard missing > 0 else { return nil }
      let tenths = missing * 1_000 / max(1, count)
      return MissingRow(
        field: name, missing: missing, share: "\(tenths / 10).\(tenths % 10)%")
    }.sorted { $0.missing > $1.missing }
  }

  private static func counts(_ summary: Summary?, _ grades: [String]) -> [CountRow] {
    guard let summary else { return [] }
    var regions: [String] = []
    for row in summary.regions where !regions.contains(row.region) { regions.append(row.region) }
    let names = RegionTable.standard
    var rows = regions.map { region -> CountRow in
      let counts = grades.map { grade in
        summary.regions.first { $0.region == region && $0.grade == grade }?.count ?? 0
      }
      return CountRow(
        region: names[region].map { "\($0.name) \(region)" } ?? region,
        counts: counts.map(String.init), sum: counts.reduce(0, +))
    }
    if rows.count > 1 {
      let sums = grades.map { grade in
        summary.regions.filter { $0.grade == grade }.map(\.count).reduce(0, +)
      }
      rows.append(
        CountRow(region: "合计", counts: sums.map(String.init), sum: sums.reduce(0, +)))
    }
    return rows
  }

  private func undecidedFirms(_ run: OpenedRun, _ round: Round) throws -> [UndecidedRow] {
    let places = (run.appraisal.states ?? []).indices.filter {
      if case .undecided = run.appraisal.state($0) { true } else { false }
    }.prefix(200)
    guard !places.isEmpty else { return [] }
    let explainer = try runs.explainer(run.run.id, library)
    let subject = run.appraisal.method.subject
    return places.compactMap { unit in
      let row = run.appraisal.units.rows(of: unit)[0]
      let key = run.rows.population.text(subject.key, at: row)
      guard let explanation = explainer.explanation(of: key) else { return nil }
      return UndecidedRow(
        key: key, keyAddress: HTML.percentEncoded(key), name: explanation.name ?? "",
        missing: explanation.missing.joined(separator: "、"))
    }
  }

  private func row(
    of objection: Objection, _ round: Round, _ language: Wording.Language
  ) -> ObjectionRow {
    ObjectionRow(
      id: objection.id, key: objection.key, keyAddress: HTML.percentEncoded(objection.key),
      text: objection.text, evidence: objection.evidenceName ?? "",
      digest: String(objection.evidenceDigest?.prefix(12) ?? ""), actor: objection.actor,
      at: Moment.text(objection.at),
      verdict: objection.answer.map {
        ($0.isUpheld ? Wording("成立", "upheld") : Wording("不成立", "rejected"))[language]
      } ?? "", answer: objection.answer?.text ?? "", answeredBy: objection.answer?.actor ?? "",
      isOpen: objection.answer == nil)
  }
}
