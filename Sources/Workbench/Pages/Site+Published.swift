import Appraisals
import Diagnostics
import Hummingbird
import Rounds
import Store

private struct PublishedRow {
  let code: String
  let title: String
  let year: Int
  let stage: String
  let due: String
}

private struct PublishedView {
  let rows: [PublishedRow]
  let isEmpty: Bool
}

private struct NoticeFirm {
  let number: Int
  let key: String
  let name: String
  let value: String
}

private struct NoticeList {
  let title: String
  let count: Int
  let isLand: Bool
  let firms: [NoticeFirm]
}

private struct NoticeView {
  let code: String
  let title: String
  let year: Int
  let provision: String
  let isLand: Bool
  let isFinal: Bool
  let due: String
  let lists: [NoticeList]
}

extension Site {
  private static let openStages: Set<Round.Stage> = [.land, .publish, .final]

  /// What is published for everybody.
  func published(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let rounds = try library.rounds().filter { Self.openStages.contains($0.stage) }
    let view = PublishedView(
      rows: rounds.map {
        PublishedRow(
          code: HTML.percentEncoded($0.code), title: $0.title, year: $0.year,
          stage: $0.stage.name[context.language], due: $0.due.map { "\($0)" } ?? "")
      }, isEmpty: rounds.isEmpty)
    return page(request, context, .published, title: Wording("公示栏", "Notices"), view)
  }

  /// A notice: firms by list and grade, nothing else of them; or their land area where that comes first.
  func notice(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let round = try round(of: context)
    guard Self.openStages.contains(round.stage) else { throw PageProblem.notFound(round.code) }
    let run = try run(of: round)
    let view = NoticeView(
      code: HTML.percentEncoded(round.code), title: round.title, year: round.year,
      provision: run.appraisal.method.provision ?? "", isLand: round.stage == .land,
      isFinal: round.stage == .final, due: round.due.map { "\($0)" } ?? "",
      lists: round.stage == .land ? Self.land(run) : Self.grades(run))
    return page(
      request, context, .notice,
      title: Wording("\(round.title) \(round.year) 公示", "\(round.title) \(round.year)"),
      view)
  }

  private static func firm(_ run: OpenedRun, _ row: Int, _ number: Int, _ value: String)
    -> NoticeFirm
  {
    let subject = run.appraisal.method.subject
    return NoticeFirm(
      number: number, key: run.rows.population.text(subject.key, at: row),
      name: subject.name.map { run.rows.population.text($0, at: row) } ?? "", value: value)
  }

  private static func grades(_ run: OpenedRun) -> [NoticeList] {
    let grades = RowGrades(run.appraisal, run.rows.population)
    return run.appraisal.method.schemes.enumerated().flatMap { index, scheme in
      scheme.grading.names.map { grade in
        let rows = grades.rows(scheme: index, grade: grade)
        return NoticeList(
          title: "\(scheme.name) \(grade)", count: rows.count, isLand: false,
          firms: rows.enumerated().map { firm(run, $1, $0 + 1, "") })
      }
    }
  }

  private static func land(_ run: OpenedRun) -> [NoticeList] {
    let rows = 0..<run.rows.population.lineCount
    return [
      NoticeList(
        title: "用地面积（亩）", count: rows.count, isLand: true,
        firms: rows.map { firm(run, $0, $0 + 1, run.rows.population.text("用地面积", at: $0)) })
    ]
  }
}
