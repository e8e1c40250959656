import Appraisals
import Diagnostics
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Rounds
import Store
import Vocabulary

extension Site {
  /// Takes the next step of a round.
  func stepRound(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let round = try round(of: context)
    let fields = try await form(request)
    let note = fields["note"] ?? ""
    let actor = signature(context)
    let (library, today) = (library, today)
    do {
      switch fields["step"] ?? "" {
      case "confirm":
        let bundle = try packs.method(of: round)
        _ = try library.startConfirmation(
          of: round, bundle.method.publication, today: today, calendar: calendar, by: actor)
      case "draft":
        let bundle = try packs.method(of: round)
        let made = try await Self.slowly { () throws(Problem) -> OpenedRun in
          try library.draft(round, bundle, today: today, note: note, by: actor).1
        }
        runs.put(made)
      case "land":
        let run = try run(of: round)
        _ = try library.publishLand(
          round, run.appraisal.method.publication, today: today, calendar: calendar, by: actor)
      case "publish":
        _ = try library.publish(
          round, try run(of: round), today: today, calendar: calendar, by: actor)
      case "finish":
        _ = try library.finish(round, try run(of: round), today: today, by: actor)
      default:
        throw Problem(
          "rounds.unknown-step", .error, Wording("没有这一步", "there is no such step"))
      }
    } catch let problem as Problem {
      return try roundPage(try library.round(round.code), problem, request, context)
    }
    return redirect("/appraisals/\(HTML.percentEncoded(round.code))")
  }

  /// The run of a round that counts.
  func run(of round: Round) throws -> OpenedRun {
    guard let id = round.run else {
      throw PageProblem(
        .notFound,
        Problem("rounds.no-run", .error, Wording("还没有评价过", "nothing has been appraised yet")))
    }
    return try runs.run(id, library)
  }

  /// Answers an objection.
  func answerObjection(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let round = try round(of: context)
    let fields = try await form(request)
    do {
      guard let id = fields["objection"].flatMap({ Int64($0) }),
        let objection = try library.objections(of: round).first(where: { $0.id == id })
      else { throw PageProblem.notFound(fields["objection"] ?? "") }
      try library.answer(
        objection, of: round, isUpheld: fields["verdict"] == "upheld", text: fields["answer"] ?? "",
        by: signature(context))
    } catch let problem as Problem {
      return try roundPage(round, problem, request, context)
    }
    return redirect("/appraisals/\(HTML.percentEncoded(round.code))#objections")
  }

  /// The file that an objection brought.
  func evidence(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let round = try round(of: context)
    guard let id = context.parameters.get("id").flatMap({ Int64($0) }),
      let objection = try library.objections(of: round).first(where: { $0.id == id }),
      let data = try library.evidence(of: objection)
    else { throw PageProblem.notFound(context.parameters.get("id") ?? "") }
    return download(
      ByteBuffer(bytes: data), type: "application/octet-stream",
      name: objection.evidenceName ?? "evidence")
  }
}
