import Appraisals
import Diagnostics
import Hummingbird
import Rounds
import Store
import Vocabulary

private struct RoundRow {
  let code: String
  let title: String
  let year: Int
  let stage: String
  let due: String
}

private struct AppraisalsView {
  let rounds: [RoundRow]
  let isEmpty: Bool
  let methods: [Choice]
  let hasMethods: Bool
  let year: Int
  let today: String
  let mayAppraise: Bool
  let problems: [ProblemView]
}

extension Site {
  /// The present day in China, or that of a rehearsal.
  var today: Day {
    if let rehearsalDay { return rehearsalDay }
    guard let day = Day("\(Moment.today)") else {
      preconditionFailure("every moment has a day")
    }
    return day
  }

  /// The rounds of appraisal, and a form to open one.
  func appraisals(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    try appraisalsPage(nil, request, context)
  }

  private func appraisalsPage(
    _ problem: Problem?, _ request: Request, _ context: WorkbenchContext
  ) throws -> Response {
    let mayAppraise = context.visitor.may(.appraise)
    let rounds = try library.rounds()
    let view = AppraisalsView(
      rounds: rounds.map { round in
        RoundRow(
          code: round.code, title: round.title, year: round.year,
          stage: round.stage.name[context.language], due: round.due.map { "\($0)" } ?? "")
      }, isEmpty: rounds.isEmpty,
      methods: mayAppraise
        ? packs.methods.map { Choice(value: $0.id, name: "\($0.title)（\($0.id)）", isChosen: false) }
        : [], hasMethods: !packs.methods.isEmpty, year: today.parts.year - 1, today: "\(today)",
      mayAppraise: mayAppraise, problems: problem.map { [ProblemView($0, context.language)] } ?? [])
    return page(
      request, context, .appraisals, title: Wording("评价", "Appraisals"), section: .appraisals,
      status: problem == nil ? .ok : .badRequest, view)
  }

  /// Opens a round.
  func openRound(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let fields = try await form(request)
    do {
      guard let year = fields["year"].flatMap({ Int($0) }), (1990...2200).contains(year) else {
        throw Problem(
          "rounds.no-year", .error, Wording("请写明数据年度", "the year of the data is needed"))
      }
      guard let asOf = fields["asof"].map({ Day($0) }) ?? today else {
        throw Problem(
          "rounds.no-day", .error,
          Wording("评价日应为日期，如 2025-06-30", "the day should be one, such as 2025-06-30"))
      }
      let bundle = try packs.method(fields["method"] ?? "", region: fields["region"], year: year)
      let round = try library.openRound(bundle, year: year, asOf: asOf, by: signature(context))
      return redirect("/appraisals/\(HTML.percentEncoded(round.code))")
    } catch let problem as Problem {
      return try appraisalsPage(problem, request, context)
    }
  }
}
