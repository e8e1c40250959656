import Appraisals
import Diagnostics
import Hummingbird
import Rounds
import Store
import Vocabulary

private struct SliderView {
  let name: String
  let label: String
  let value: String
  let least: String
  let most: String
  let step: String
}

private struct SwitchView {
  let name: String
  let label: String
  let isOn: Bool
}

private struct SchemeSliders {
  let name: String
  let weights: [SliderView]
  let shares: [SliderView]
  let hasShares: Bool
  let switches: [SwitchView]
  let hasSwitches: Bool
}

private struct MoveRow {
  let from: String
  let to: String
  let count: Int
  let isSame: Bool
}

private struct PartRow {
  let name: String
  let up: Int
  let down: Int
  let same: Int
}

private struct PartTable {
  let field: String
  let rows: [PartRow]
}

private struct SumRow {
  let name: String
  let firmsBefore: Int
  let firmsAfter: Int
  let amountBefore: String
  let amountAfter: String
}

private struct MoverRow {
  let key: String
  let address: String
  let name: String
  let from: String
  let to: String
  let totals: String
  let ranks: String
  let why: String
}

private struct OutcomeView {
  let code: String
  let changed: Int
  let changes: String
  let hasChanges: Bool
  let moves: [MoveRow]
  let parts: [PartTable]
  let sums: [SumRow]
  let movers: [MoverRow]
  let hasMovers: Bool
  let hasReasons: Bool
  let problems: [ProblemView]
}

private struct WhatIfView {
  let code: String
  let title: String
  let schemes: [SchemeSliders]
  let outcome: OutcomeView
}

private struct ChangedFirmRow {
  let key: String
  let address: String
  let name: String
  let values: String
  let totals: String
  let ranks: String
}

private struct CompareView {
  let code: String
  let title: String
  let before: Int64
  let after: Int64
  let parts: String
  let hasParts: Bool
  let changedFirms: Int
  let changed: [ChangedFirmRow]
  let hasChanged: Bool
  let outcome: OutcomeView
}

extension Site {
  /// What changes of the method would come to; htmx asks for the outcome alone while a slider moves.
  func whatIf(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let round = try round(of: context)
    guard let run = round.run else { throw PageProblem.notFound(round.code) }
    let trial = try runs.trial(run, library)
    let method = trial.base.method
    let code = HTML.percentEncoded(round.code)
    let fields = FormFields(request.uri.query ?? "")
    var changes: [MethodChange] = []
    var outcome: OutcomeView
    do throws(Problem) {
      changes = try Self.changes(fields, method)
      let made = try trial.outcome(of: changes)
      outcome = Self.view(made.comparison, code: code, changes: changes, made.consequences)
    } catch {
      outcome = OutcomeView(
        code: code, changed: 0, changes: "", hasChanges: false, moves: [], parts: [], sums: [],
        movers: [], hasMovers: false, hasReasons: false,
        problems: [ProblemView(error, context.language)])
    }
    if isFragment(request) { return fragment(context, .outcome, outcome) }
    let view = WhatIfView(
      code: code, title: round.title, schemes: method.schemes.map { Self.sliders($0, fields) },
      outcome: outcome)
    return page(
      request, context, .whatif, title: Wording("\(round.title)：试算", "\(round.title): what if"),
      section: .appraisals, view)
  }

  private static func sliders(_ scheme: Scheme, _ fields: FormFields) -> SchemeSliders {
    let isSent = fields["sent"] != nil
    let given = fields.all("\(scheme.name):shares")
    var shares: [SliderView] = []
    if case .shares(let thousandths) = scheme.grading.kind {
      shares = thousandths.enumerated().map { index, share in
        let own = share % 10 == 0 ? "\(share / 10)" : "\(share / 10).\(share % 10)"
        return SliderView(
          name: "\(scheme.name):shares", label: scheme.grading.names[index],
          value: index < given.count ? given[index] : own, least: "0", most: "100", step: "0.5")
      }
    }
    return SchemeSliders(
      name: scheme.name,
      weights: scheme.indicators.map { indicator in
        let name = "\(scheme.name):weight/\(indicator.name)"
        return SliderView(
          name: name, label: indicator.name, value: fields[name] ?? indicator.weight, least: "0",
          most: "100", step: "1")
      }, shares: shares, hasShares: !shares.isEmpty,
      switches: scheme.adjustments.map { adjustment in
        let name = "\(scheme.name):adjustment/\(adjustment.name)"
        return SwitchView(
          name: name, label: adjustment.name, isOn: !isSent || fields[name] != nil)
      }, hasSwitches: !scheme.adjustments.isEmpty)
  }

  /// The changes that a form asks for: whatever differs from the method.
  private static func changes(
    _ fields: FormFields, _ method: Method
  ) throws(Problem) -> [MethodChange] {
    guard fields["sent"] != nil else { return [] }
    var changes: [MethodChange] = []
    for scheme in method.schemes {
      for indicator in scheme.indicators {
        if let value = fields["\(scheme.name):weight/\(indicator.name)"], value != indicator.weight
        {
          changes.append(try MethodChange("\(scheme.name):weight/\(indicator.name)=\(value)"))
        }
      }
      let shares = fields.all("\(scheme.name):shares")
      if case .shares(let own) = scheme.grading.kind, shares.count == own.count {
        let change = try MethodChange("\(scheme.name):shares=\(shares.joined(separator: ","))")
        let changed = try change.applied(to: method)
        let place = method.schemes.firstIndex { $0.name == scheme.name } ?? 0
        if changed.schemes[place].grading.kind != scheme.grading.kind { changes.append(change) }
      }
      for adjustment in scheme.adjustments
      where fields["\(scheme.name):adjustment/\(adjustment.name)"] == nil {
        changes.append(
          MethodChange(.adjustment(adjustment.name), "off", scheme: scheme.name))
      }
    }
    return changes
  }

  /// The run that counts of the same method's round of the year before.
  func lastYearRun(of round: Round) throws -> Int64? {
    try library.rounds().first {
      $0.pack == round.pack && $0.method == round.method && $0.region == round.region
        && $0.year == round.year - 1 && $0.run != nil
    }?.run
  }

  private static func view(
    _ comparison: Comparison, code: String, changes: [MethodChange],
    _ sums: [(before: Summary.ConsequenceSum, after: Summary.ConsequenceSum)],
    reasons: [String] = []
  ) -> OutcomeView {
    func shown(_ grade: String) -> String { grade.isEmpty ? "—" : grade }
    return OutcomeView(
      code: code, changed: comparison.changed,
      changes: changes.map(\.text).joined(separator: "；"), hasChanges: !changes.isEmpty,
      moves: comparison.moves.map {
        MoveRow(
          from: shown($0.from), to: shown($0.to), count: $0.count, isSame: $0.from == $0.to)
      },
      parts: comparison.parts.map { field, parts in
        PartTable(
          field: field,
          rows: parts.filter { $0.up + $0.down > 0 }.sorted { $0.up + $0.down > $1.up + $1.down }
            .prefix(20).map {
              PartRow(name: Self.partName($0.name), up: $0.up, down: $0.down, same: $0.same)
            })
      }.filter { !$0.rows.isEmpty },
      sums: sums.map { before, after in
        SumRow(
          name: before.name, firmsBefore: before.firms, firmsAfter: after.firms,
          amountBefore: before.amount.map { "\($0) \(before.unit ?? "")" } ?? "",
          amountAfter: after.amount.map { "\($0) \(before.unit ?? "")" } ?? "")
      },
      movers: comparison.movers.enumerated().map { index, mover in
        MoverRow(
          key: mover.key, address: HTML.percentEncoded(mover.key), name: mover.name,
          from: shown(mover.from), to: shown(mover.to),
          totals: mover.totals.joined(separator: " → "),
          ranks: mover.ranks.joined(separator: " → "),
          why: index < reasons.count ? reasons[index] : "")
      }, hasMovers: !comparison.movers.isEmpty, hasReasons: !reasons.isEmpty, problems: [])
  }

  /// A region or an industry by its name and code, a truth in words.
  private static func partName(_ text: String) -> String {
    if text == "true" || text == "false" { return text == "true" ? "是" : "否" }
    if let region = RegionTable.standard[text] { return "\(region.name) \(text)" }
    if let industry = IndustryTable.standard[text] { return "\(text) \(industry.name)" }
    return text
  }

  /// What differs between two runs of a round, and why.
  func compareRuns(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let round = try round(of: context)
    var all = try library.runs(ofRound: round.id).map(\.id)
    let lastYear = try lastYearRun(of: round)
    if let lastYear { all.append(lastYear) }
    let after = parameter("after", request).flatMap { Int64($0) } ?? round.run ?? 0
    let before =
      parameter("before", request).flatMap { Int64($0) } ?? all.first { $0 < after } ?? after
    guard all.contains(after), all.contains(before) else { throw PageProblem.notFound("\(before)") }
    let (one, two) = (try runs.run(before, library), try runs.run(after, library))
    let difference = RunDifference(
      (one.appraisal, one.rows.population), (two.appraisal, two.rows.population))
    let code = HTML.percentEncoded(round.code)
    let reasons = difference.reasons.map { reason in
      reason.isOthers
        ? Wording("本企业未变，他企业名次变动所致", "others moved past it")[context.language]
        : reason.values.map { "\($0.field) \($0.before) → \($0.after)" }.joined(separator: "；")
    }
    let view = CompareView(
      code: code, title: round.title, before: before, after: after,
      parts: difference.parts.map { $0.name[context.language] }.joined(separator: "、"),
      hasParts: !difference.parts.isEmpty, changedFirms: difference.changedFirms,
      changed: difference.changedData.map { firm in
        ChangedFirmRow(
          key: firm.key, address: HTML.percentEncoded(firm.key), name: firm.name,
          values: firm.values.map { "\($0.field) \($0.before) → \($0.after)" }.joined(
            separator: "；"), totals: firm.totals.joined(separator: " → "),
          ranks: firm.ranks.joined(separator: " → "))
      },
      hasChanged: difference.changedFirms > 0,
      outcome: Self.view(difference.comparison, code: code, changes: [], [], reasons: reasons))
    return page(
      request, context, .compare,
      title: Wording("\(round.title)：两次评价的差异", "\(round.title): difference"),
      section: .appraisals, view)
  }
}
