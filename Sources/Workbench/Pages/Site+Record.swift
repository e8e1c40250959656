import Diagnostics
import Foundation
import HTTPTypes
import Hummingbird
import Packs
import Store
import Tables
import Vocabulary

private struct OriginView {
  let batch: Int64
  let file: String
  let sha256: String
  let sheet: String
  let line: String
  let column: String
  let columnTitle: String
  let sourceUnit: String
  let isConstant: Bool
  let imported: ValueView?
  let pack: String
  let actor: String
  let at: String
  let isCorrected: Bool
  let correction: [CorrectionView]
  let linksBatch: Bool
}

private struct CorrectionView {
  let at: String
  let actor: String
  let field: String
  let value: String
  let reason: String
  let source: String
  let isWithdrawn: Bool
}

private struct FieldRow {
  let name: String
  let title: String
  let description: String
  let value: ValueView
  let unit: String
  let isCorrected: Bool
  let origin: OriginView
  let correctAddress: String
  let mayCorrect: Bool
}

private struct ComputedRow {
  let title: String
  let name: String
  let value: ValueView?
  let unit: String
  let formula: String
  let note: String
}

private struct VersionRow {
  let at: String
  let actor: String
  let period: String
  let what: String
  let detail: String
  let isCorrection: Bool
}

private struct RecordPageView {
  let type: String
  let typeTitle: String
  let key: String
  let name: String
  let period: String
  let periods: [Choice]
  let hasPeriods: Bool
  let day: String
  let fields: [FieldRow]
  let computed: [ComputedRow]
  let hasComputed: Bool
  let versions: [VersionRow]
  let mayCorrect: Bool
  let choices: [Choice]
  let newValue: String
  let reason: String
  let source: String
  let isMissing: Bool
  let isWithdrawn: Bool
  let isValue: Bool
  let list: String
  let problems: [ProblemView]
}

/// What a form to correct a value was filled in with.
private struct CorrectionForm {
  var field = ""
  var change = "value"
  var value = ""
  var reason = ""
  var source = ""
}

extension Site {
  /// One record: its values with where each came from, what follows from them, and its versions.
  func record(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let type = try recordType(context)
    var form = CorrectionForm()
    form.field = parameter("correct", request) ?? ""
    return try recordPage(
      type, key: parameter("key", request) ?? "", period: parameter("period", request),
      day: parameter("on", request), form, nil, request, context)
  }

  /// Corrects one value; what is refused is said above the form.
  func correctRecord(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    let type = try recordType(context)
    let fields = try await form(request)
    let (key, period) = (fields["key"] ?? "", fields["period"] ?? "")
    let form = CorrectionForm(
      field: fields["field"] ?? "", change: fields["change"] ?? "value",
      value: fields["value"] ?? "", reason: fields["reason"] ?? "",
      source: fields["source"] ?? "")
    do {
      guard let record = declared(type) else {
        throw Problem(
          "records.unknown-type", .error,
          Wording(
            "没有一个包声明 \(type)，不能核对更正的值",
            "no pack declares \(type), so that a correction cannot be checked"),
          suggestion: Wording(
            "请管理员用 guiju serve --packs 指明包所在文件夹",
            "ask an administrator to name the folder of the packs with guiju serve --packs"))
      }
      let change: NewCorrection.Change =
        switch form.change {
        case "missing": .missing
        case "withdrawn": .withdrawn
        default: .value(form.value)
        }
      try library.correct(
        NewCorrection(
          record: record, key: key, period: period, field: form.field, change: change,
          reason: form.reason, source: form.source.isEmpty ? nil : form.source),
        by: signature(context), viewer: viewer(context))
    } catch let problem as Problem {
      return try recordPage(
        type, key: key, period: period, day: nil, form, problem, request, context)
    }
    return redirect(
      "/records/\(HTML.percentEncoded(type))/record?key=\(HTML.percentEncoded(key))"
        + "&period=\(HTML.percentEncoded(period))#f-\(HTML.percentEncoded(form.field))")
  }

  private func recordPage(
    _ type: String, key: String, period: String?, day: String?, _ form: CorrectionForm,
    _ problem: Problem?, _ request: Request, _ context: WorkbenchContext
  ) throws -> Response {
    let language = context.language
    let viewer = viewer(context)
    var query = RecordQuery(type: type, self, request)
    query.day = day
    let declared = declared(type)
    let history = try library.record(
      type: type, key: key, asKnownOn: try query.moment(), viewer: viewer, declared: declared)
    let states = history.states
    guard let state = states.first(where: { $0.period == period }) ?? states.last else {
      throw PageProblem(
        .notFound,
        Problem(
          "records.no-record", .error, Wording("没有这条记录", "there is no such record"),
          notes: [Wording("\(type) \(key)")],
          suggestion: Wording(
            "可能那时还不知道它，或者您看不到它", "it may not have been known then, or not be yours to see")))
    }
    let address = "/records/\(HTML.percentEncoded(type))"
    let here =
      "\(address)/record?key=\(HTML.percentEncoded(key))&period="
      + HTML.percentEncoded(state.period)
    let isCorrectable = context.visitor.may(.correctRecords) && declared != nil && day == nil
    let rows = state.row.batch.form.fields.map { field in
      let isOpen =
        isCorrectable && !state.value(field.name).isMasked
        && declared?.primaryKey.contains(field.name) == false
        && declared?.field(field.name).map { $0.formula == nil } == true
      return FieldRow(
        name: field.name, title: field.title,
        description: declared?.field(field.name)?.description ?? "",
        value: ValueView(state.value(field.name), field.kind, language),
        unit: field.unit?.description ?? "", isCorrected: state.corrections[field.name] != nil,
        origin: origin(of: field, state, context),
        correctAddress: here + "&correct=\(HTML.percentEncoded(field.name))#correct",
        mayCorrect: isOpen)
    }
    let computed = computed(type, state, viewer, language)
    let name = state.row.batch.form.fields.first { $0.name.hasSuffix("名称") }
    let view = RecordPageView(
      type: HTML.percentEncoded(type), typeTitle: declared?.title ?? type, key: key,
      name: name.flatMap { state.value($0.name).value?.description } ?? "",
      period: state.period,
      periods: states.reversed().map {
        Choice(
          value: "\(address)/record?key=\(HTML.percentEncoded(key))&period="
            + HTML.percentEncoded($0.period)
            + (day.map { "&on=\(HTML.percentEncoded($0))" } ?? ""),
          name: $0.period, isChosen: $0.period == state.period)
      }, hasPeriods: states.contains { !$0.period.isEmpty }, day: day ?? "", fields: rows,
      computed: computed, hasComputed: !computed.isEmpty,
      versions: history.versions.reversed().map { version($0, language) },
      mayCorrect: isCorrectable && rows.contains(where: \.mayCorrect),
      choices: rows.filter(\.mayCorrect).map {
        Choice(
          value: $0.name, name: $0.title + ($0.unit.isEmpty ? "" : "（\($0.unit)）"),
          isChosen: $0.name == form.field)
      }, newValue: form.value, reason: form.reason, source: form.source,
      isMissing: form.change == "missing", isWithdrawn: form.change == "withdrawn",
      isValue: form.change == "value", list: address,
      problems: problem.map { [ProblemView($0, language)] } ?? [])
    return page(
      request, context, .record, title: Wording("\(view.typeTitle) \(key)"), section: .records,
      status: problem == nil ? .ok : .badRequest, view)
  }

  private func origin(
    of field: RecordForm.Field, _ state: RecordHistory.State, _ context: WorkbenchContext
  ) -> OriginView {
    let batch = state.row.batch
    let correction = state.corrections[field.name]
    return OriginView(
      batch: batch.id, file: batch.file, sha256: batch.sha256, sheet: batch.sheet ?? "",
      line: state.row.line.map(String.init) ?? "", column: field.column.map(String.init) ?? "",
      columnTitle: field.columnTitle ?? "", sourceUnit: field.sourceUnit?.description ?? "",
      isConstant: field.column == nil,
      imported: correction == nil
        ? nil
        : ValueView(state.row.value(field.name), field.kind, context.language),
      pack: "\(batch.pack) \(batch.packVersion)", actor: batch.actor,
      at: Moment.text(batch.recordedAt), isCorrected: correction != nil,
      correction: correction.map { [view($0, context.language)] } ?? [],
      linksBatch: context.visitor.may(.readRecords))
  }

  private func view(_ correction: Correction, _ language: Wording.Language) -> CorrectionView {
    let value =
      switch correction.state {
      case .value:
        ValueView(correction.value, .string, language).text
          + (correction.unit.map { correction.value.isMasked ? "" : " \($0)" } ?? "")
      case .missing: Wording("没有值", "no value")[language]
      case .withdrawn: Wording("撤回更正，恢复导入的值", "withdrawn: what was imported holds")[language]
      }
    return CorrectionView(
      at: Moment.text(correction.recordedAt), actor: correction.actor, field: correction.field,
      value: value,
      reason: correction.reason ?? RecordViewer.maskWords[language],
      source: correction.source ?? "", isWithdrawn: correction.state == .withdrawn)
  }

  private func version(
    _ version: RecordHistory.Version, _ language: Wording.Language
  ) -> VersionRow {
    switch version {
    case .row(let row):
      let line = row.line.map { Wording("第 \($0) 行", "line \($0)")[language] } ?? ""
      return VersionRow(
        at: Moment.text(row.batch.recordedAt), actor: row.batch.actor, period: row.period,
        what: Wording("导入第 \(row.batch.id) 批", "imported, batch \(row.batch.id)")[language],
        detail: "\(row.batch.file) \(row.batch.sheet ?? "") \(line)", isCorrection: false)
    case .correction(let correction):
      let shown = view(correction, language)
      return VersionRow(
        at: shown.at, actor: shown.actor, period: correction.period,
        what: Wording("更正 \(correction.field)", "corrected \(correction.field)")[language],
        detail: "\(shown.value) — \(shown.reason)"
          + (shown.source.isEmpty ? "" : "（\(shown.source)）"), isCorrection: true)
    }
  }

  private func computed(
    _ type: String, _ state: RecordHistory.State, _ viewer: RecordViewer,
    _ language: Wording.Language
  ) -> [ComputedRow] {
    guard let entry = packs.entry(type: type, pack: state.row.batch.pack) else { return [] }
    return ComputedFields(entry.record, in: entry.packs).values(of: state, for: viewer).map {
      field, outcome in
      let (value, note): (ValueView?, Wording) =
        switch outcome {
        case .value(let value): (ValueView(value, language), "")
        case .masked: (ValueView(RecordValue.masked, .number, language), "")
        case .lacking(let names):
          (
            nil,
            names.isEmpty
              ? Wording("没有值", "no value")
              : Wording(
                "缺：\(names.joined(separator: "、"))", "lacking: \(names.joined(separator: ", "))")
          )
        case .needsOthers: (nil, Wording("需要其他记录，评价时才计算", "needs other records"))
        }
      return ComputedRow(
        title: field.title, name: field.name, value: value, unit: field.unit?.description ?? "",
        formula: field.formula, note: note[language])
    }
  }
}
