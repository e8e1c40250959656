import Appraisals
import Diagnostics
import Foundation
import HTTPTypes
import Hummingbird
import Rounds
import Store

private struct BarView {
  let name: String
  let y: Int
  let textY: Int
  let x: String
  let width: String
  let className: String
  let label: String
  let labelX: String
  let medianX: String
  let hasMedian: Bool
  let medianTop: Int
  let medianBottom: Int
}

private struct FirmView {
  let code: String
  let title: String
  let year: Int
  let e: Explanation
  let bars: [BarView]
  let height: Int
  let hasChart: Bool
  let hasLifts: Bool
  let hasChanges: Bool
  let hasOutcomes: Bool
  let hasShared: Bool
  let shared: String
  let missing: String
  let hasMissing: Bool
  let group: String
  let hasGrade: Bool
  let mayConfirm: Bool
  let confirmed: String
  let mayObject: Bool
  let due: String
  let objections: [FirmObjection]
  let hasObjections: Bool
  let facts: [Explanation.Fact]
  let isBeforeDraft: Bool
  let mayReadAll: Bool
  let problems: [ProblemView]
}

private struct FirmObjection {
  let at: String
  let text: String
  let verdict: String
  let answer: String
}

extension Site {
  /// The firm that a request is about: any for the bureau, its own for an enterprise.
  private func firmKey(_ asked: String?, _ context: WorkbenchContext) throws -> String {
    if context.visitor.may(.readAppraisals) { return asked ?? "" }
    guard let own = context.visitor.person?.enterprise, asked == nil || asked == own else {
      throw PageProblem(.forbidden, .refused)
    }
    return own
  }

  /// One firm's result, or before there is one the data that it confirms.
  func firm(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let round = try round(of: context)
    let key = try firmKey(parameter("key", request), context)
    return try firmPage(round, key, nil, request, context)
  }

  private func firmPage(
    _ round: Round, _ key: String, _ problem: Problem?, _ request: Request,
    _ context: WorkbenchContext
  ) throws -> Response {
    let explainer: Explainer
    // An enterprise sees its result once it is published.
    let isOpen = context.visitor.may(.readAppraisals) || round.stage >= .land
    if let run = round.run, isOpen {
      explainer = try runs.explainer(run, library)
    } else {
      let bundle = try packs.method(of: round)
      let data = try LibraryPopulation(bundle, library, year: round.year, knownOn: Date())
      explainer = try Explainer(
        bundle, data.population, lastYear: data.population,
        AppraisalOptions(year: round.year, asOf: round.asOf)
      ) { data.source($0, $1) }
    }
    guard let explanation = explainer.explanation(of: key) else {
      throw PageProblem.notFound(key)
    }
    let isBeforeDraft = round.run == nil || !isOpen
    let language = context.language
    let isOwn = context.visitor.person?.enterprise == key
    let mayAct = isOwn || context.visitor.may(.appraise)
    let isInTime = round.due.map { today <= $0 } ?? true
    let confirmation = try library.confirmations(of: round)[key]
    let objections = try library.objections(of: round).filter { $0.key == key }
    var facts: [Explanation.Fact] = []
    for fact in explanation.lines.flatMap(\.facts) where !facts.contains(fact) {
      facts.append(fact)
    }
    let bars = isBeforeDraft ? [] : Self.bars(explanation)
    let view = FirmView(
      code: HTML.percentEncoded(round.code), title: round.title, year: round.year, e: explanation,
      bars: bars, height: bars.count * 26 + 8, hasChart: !bars.isEmpty,
      hasLifts: !explanation.lifts.isEmpty, hasChanges: !explanation.changes.isEmpty,
      hasOutcomes: !explanation.outcomes.isEmpty, hasShared: !explanation.sharedWith.isEmpty,
      shared: explanation.sharedWith.joined(separator: "、"),
      missing: explanation.missing.joined(separator: "、"),
      hasMissing: !explanation.missing.isEmpty,
      group: explanation.group.map { "\($0.field) \($0.value)" }.joined(separator: "，"),
      hasGrade: !explanation.grade.isEmpty && !isBeforeDraft,
      mayConfirm: mayAct && round.stage == .confirm && isInTime,
      confirmed: confirmation.map {
        ($0.agrees
          ? Wording("已确认数据无误", "the data were confirmed")
          : Wording("已提出数据有误：\($0.note)", "the data were disputed: \($0.note)"))[language]
          + "（\($0.actor) \(Moment.text($0.at))）"
      } ?? "", mayObject: mayAct && [.land, .publish].contains(round.stage) && isInTime,
      due: round.due.map { "\($0)" } ?? "",
      objections: objections.map {
        FirmObjection(
          at: Moment.text($0.at), text: $0.text,
          verdict: $0.answer.map {
            ($0.isUpheld ? Wording("成立", "upheld") : Wording("不成立", "rejected"))[language]
          } ?? Wording("待答复", "not answered yet")[language], answer: $0.answer?.text ?? "")
      }, hasObjections: !objections.isEmpty, facts: facts, isBeforeDraft: isBeforeDraft,
      mayReadAll: context.visitor.may(.readAppraisals),
      problems: problem.map { [ProblemView($0, language)] } ?? [])
    return page(
      request, context, .firm, title: Wording("\(explanation.name ?? key) \(round.year)"),
      section: .appraisals, status: problem == nil ? .ok : .badRequest, view)
  }

  /// Points as bars that follow each other to the total, each with the group's median.
  private static func bars(_ e: Explanation) -> [BarView] {
    var parts = e.lines.map {
      (name: $0.name, points: Double($0.points), median: Double($0.groupMedian))
    }
    parts += e.extras.map { (name: $0.name, points: Double($0.points), median: nil) }
    guard let total = Double(e.total) else { return [] }
    var greatest = max(total, Double(e.totalMedian) ?? 0)
    var least = 0.0
    var running = 0.0
    for part in parts {
      running += part.points ?? 0
      greatest = max(greatest, running, (running - (part.points ?? 0)) + (part.median ?? 0))
      least = min(least, running)
    }
    let scale = 520 / max(1, greatest - least)
    func place(_ value: Double) -> String { String(format: "%.1f", 170 + (value - least) * scale) }
    func length(_ value: Double) -> String { String(format: "%.1f", max(1, value * scale)) }
    var bars: [BarView] = []
    running = 0
    func bar(
      _ index: Int, _ name: String, _ from: Double, _ points: Double, _ label: String,
      _ median: Double?, _ kind: String
    ) -> BarView {
      let (low, high) = (min(from, from + points), max(from, from + points))
      return BarView(
        name: name, y: index * 26 + 6, textY: index * 26 + 20, x: place(low),
        width: length(high - low), className: kind, label: label,
        labelX: String(format: "%.1f", 176 + (max(high, from + (median ?? 0)) - least) * scale),
        medianX: place(from + (median ?? 0)), hasMedian: median != nil, medianTop: index * 26 + 3,
        medianBottom: index * 26 + 25)
    }
    for (index, part) in parts.enumerated() {
      let points = part.points ?? 0
      bars.append(
        bar(
          index, part.name, running, points,
          e.lines.indices.contains(index) ? e.lines[index].points : "\(points)", part.median,
          points < 0 ? "minus" : "plus"))
      running += points
    }
    bars.append(bar(parts.count, "总分", 0, total, e.total, Double(e.totalMedian), "sum"))
    return bars
  }

  /// Keeps what a firm says of its data.
  func confirmData(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let round = try round(of: context)
    let fields = try await form(request)
    let key = try firmKey(fields["key"], context)
    do throws(Problem) {
      try library.confirm(
        round, key: key, agrees: fields["verdict"] == "agree", note: fields["note"] ?? "",
        today: today, by: signature(context))
    } catch {
      return try firmPage(round, key, error, request, context)
    }
    return redirect(
      "/appraisals/\(HTML.percentEncoded(round.code))/firm?key=\(HTML.percentEncoded(key))")
  }

  /// Keeps an objection with the file that shows it.
  func object(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let round = try round(of: context)
    let form = try await UploadedForm.read(request, into: desk.folder, limit: 20 << 20)
    defer { if let file = form.file { desk.folder.remove(file.path) } }
    let key = try firmKey(form.fields["key"].map { String($0.trimmed) }, context)
    do throws(Problem) {
      var evidence: (name: String, bytes: [UInt8])?
      if let file = form.file, file.bytes > 0,
        let data = FileManager.default.contents(atPath: file.path)
      {
        evidence = (file.name, [UInt8](data))
      }
      try library.object(
        to: round, key: key, text: String((form.fields["text"] ?? "").trimmed), evidence: evidence,
        today: today, by: signature(context))
    } catch {
      return try firmPage(round, key, error, request, context)
    }
    return redirect(
      "/appraisals/\(HTML.percentEncoded(round.code))/firm?key=\(HTML.percentEncoded(key))#objections"
    )
  }
}
