import Diagnostics
import Foundation
import Hummingbird
import NIOCore
import Packs
import Store
import Tables
import Vocabulary

private struct RecordTypeRow {
  let type: String
  let title: String
  let name: String
  let description: String
  let batches: Int
  let latest: String
  let latestID: Int64
  let periods: String
  let showsBatches: Bool
}

private struct RecordTypesView {
  let rows: [RecordTypeRow]
  let isEmpty: Bool
  let mayImport: Bool
  let mayReadBatches: Bool
}

private struct FieldHead {
  let title: String
  let unit: String
  let address: String
  let arrow: String
  let isMasked: Bool
  let className: String
}

private struct CellView {
  let value: ValueView
  let address: String
  let isCorrected: Bool
}

private struct RecordRow {
  let cells: [CellView]
}

private struct FilterRow {
  let fields: [Choice]
  let comparisons: [Choice]
  let value: String
}

private struct RecordsView {
  let type: String
  let title: String
  let count: String
  let total: String
  let isEmpty: Bool
  let isFiltered: Bool
  let words: String
  let day: String
  let periods: [Choice]
  let hasPeriods: Bool
  let filters: [FilterRow]
  let sort: String
  let isDescending: Bool
  let heads: [FieldHead]
  let rows: [RecordRow]
  let exports: String
  let range: String
  let pages: Int
  let newer: [PageLink]
  let older: [PageLink]
  let hasMasks: Bool
  let isUnnamed: Bool
  let address: String
  let problems: [ProblemView]
}

extension Site {
  private static let recordsOnPage = 50

  /// The types of which there are records.
  func recordTypes(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let isOwnOnly = !context.visitor.may(.readRecords)
    let batches = Dictionary(grouping: try library.batches(), by: \.type).filter { _, batches in
      // An enterprise sees the records that bear its code.
      !isOwnOnly || batches.contains { $0.form.enterpriseField != nil }
    }
    let rows = batches.sorted { $0.key < $1.key }.compactMap { type, batches -> RecordTypeRow? in
      guard let last = batches.last else { return nil }
      let declared = declared(type, last.pack)
      let periods = Set(batches.flatMap(\.periods.keys)).filter { !$0.isEmpty }.sorted()
      return RecordTypeRow(
        type: HTML.percentEncoded(type), title: declared?.title ?? type, name: type,
        description: declared?.description ?? "", batches: batches.count,
        latest: "\(Moment.text(last.recordedAt)) \(last.actor)", latestID: last.id,
        periods: periods.suffix(4).reversed().joined(separator: "、"),
        showsBatches: !isOwnOnly)
    }
    let view = RecordTypesView(
      rows: rows, isEmpty: rows.isEmpty, mayImport: context.visitor.may(.importRecords),
      mayReadBatches: !isOwnOnly)
    return page(
      request, context, .recordTypes, title: Wording("记录", "Records"), section: .records, view)
  }

  /// The records of a type: searched, filtered, sorted, a page of them.
  func records(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    var query = RecordQuery(type: try recordType(context), self, request)
    var problems: [Problem] = []
    let table = try table(&query, context)
    var rows: [Int] = []
    do throws(Problem) { rows = try Self.rows(of: table, query) } catch { problems.append(error) }
    let pages = max(1, (rows.count + Self.recordsOnPage - 1) / Self.recordsOnPage)
    query.page = min(query.page, pages)
    let first = (query.page - 1) * Self.recordsOnPage
    let shown = Array(rows.dropFirst(first).prefix(Self.recordsOnPage))
    let language = context.language
    let periods = try periods(of: query.type)
    let address = "/records/\(HTML.percentEncoded(query.type))"
    func link(_ page: Int, _ isThere: Bool) -> [PageLink] {
      isThere ? [PageLink(address: "\(address)?\(query.text(page: page))")] : []
    }
    let view = RecordsView(
      type: HTML.percentEncoded(query.type),
      title: declared(query.type)?.title ?? query.type,
      count: ValueView.grouped("\(rows.count)"), total: ValueView.grouped("\(table.rowCount)"),
      isEmpty: shown.isEmpty, isFiltered: !query.words.isEmpty || !query.filters.isEmpty,
      words: query.words, day: query.day ?? "",
      periods: [
        Choice(
          value: RecordQuery.allPeriods, name: Wording("全部期间", "all periods")[language],
          isChosen: query.period == RecordQuery.allPeriods)
      ] + periods.reversed().map { Choice(value: $0, name: $0, isChosen: $0 == query.period) },
      hasPeriods: !periods.isEmpty, filters: Self.filters(query, table, language),
      sort: query.sort ?? "", isDescending: query.isDescending,
      heads: Self.heads(query, table, address),
      rows: shown.map { row(table, $0, query, address, language) },
      exports: "\(address)/export",
      range: shown.isEmpty ? "" : "\(first + 1)–\(first + shown.count)", pages: pages,
      newer: link(query.page - 1, query.page > 1),
      older: link(query.page + 1, query.page < pages),
      hasMasks: table.fields.contains(where: \.isMasked),
      isUnnamed: table.rowCount > 0 && table.key(0) == nil, address: query.text(),
      problems: problems.map { ProblemView($0, language) })
    return page(
      request, context, .records, title: Wording(view.title, view.title), section: .records,
      status: problems.isEmpty ? .ok : .badRequest, view)
  }

  /// The records that the list shows, all of them, as a file.
  func exportRecords(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
    var query = RecordQuery(type: try recordType(context), self, request)
    let table = try table(&query, context)
    let chosen = table.selecting(try Self.rows(of: table, query))
    let (language, format) = (context.language, context.parameters.get("format") ?? "")
    let title = declared(query.type)?.title ?? query.type
    let sheet = try await Self.slowly { () throws(Problem) in chosen.sheet(language: language) }
    let name = "\(title)-\(Moment.today)"
    if format == "json" {
      return download(
        ByteBuffer(string: JSONWriter().text(sheet)), type: "application/json",
        name: name + ".json")
    }
    return try sheetFile(format, [sheet], name: name)
  }

  // MARK: Tables

  /// The type that an address names, of which there must be records.
  func recordType(_ context: WorkbenchContext) throws -> String {
    let text = context.parameters.get("type") ?? ""
    let type = text.removingPercentEncoding ?? text
    guard try !library.batches(of: type).isEmpty else { throw PageProblem.notFound(type) }
    return type
  }

  /// The type as a pack in use declares it, by the newest batch of it where none is told.
  func declared(_ type: String, _ pack: String? = nil) -> RecordType? {
    packs.entry(type: type, pack: pack ?? (try? library.batches(of: type))?.last?.pack)?.record
  }

  private func periods(of type: String) throws -> [String] {
    Set(try library.batches(of: type).flatMap(\.periods.keys)).filter { !$0.isEmpty }.sorted()
  }

  /// The table that a query is about; the newest period is taken where it names none.
  private func table(_ query: inout RecordQuery, _ context: WorkbenchContext) throws -> RecordTable
  {
    if query.period == nil {
      query.period = try periods(of: query.type).last ?? RecordQuery.allPeriods
    }
    let (type, moment) = (query.type, try query.moment())
    let kind = try library.batches(of: type).last?.form.period ?? .none
    let period = try query.period.flatMap { text throws(Problem) in
      text == RecordQuery.allPeriods ? nil : try RecordPeriod(text, kind)
    }
    let (viewer, declared) = (viewer(context), declared(type))
    let name = RecordTableCache.Name(
      type: type, period: period?.description, moment: moment, viewer: viewer,
      logSize: try library.logSize())
    return try recordTables.table(name) { () throws(Problem) in
      try library.recordTable(
        type: type, period: period, asKnownOn: moment, viewer: viewer, declared: declared)
    }
  }

  private static func rows(of table: RecordTable, _ query: RecordQuery) throws(Problem) -> [Int] {
    let rows = try table.rows(holding: query.words, where: query.filters)
    guard let sort = query.sort else { return rows }
    return try table.sorted(rows, by: sort, descending: query.isDescending)
  }

  // MARK: Views

  private static func heads(_ query: RecordQuery, _ table: RecordTable, _ address: String)
    -> [FieldHead]
  {
    table.fields.map { field in
      let isShown = field.name == query.sort
      return FieldHead(
        title: field.title, unit: field.unit?.description ?? "",
        address: "\(address)?\(query.text(sort: field.name))",
        arrow: isShown ? (query.isDescending ? "▼" : "▲") : "", isMasked: field.isMasked,
        className: field.kind.isMeasured ? "num" : "")
    }
  }

  private func row(
    _ table: RecordTable, _ row: Int, _ query: RecordQuery, _ address: String,
    _ language: Wording.Language
  ) -> RecordRow {
    var link = table.key(row).map { key in
      var text = "\(address)/record?key=\(HTML.percentEncoded(key))"
      let period = table.period(row)
      if !period.isEmpty { text += "&period=\(HTML.percentEncoded(period))" }
      if let day = query.day { text += "&on=\(HTML.percentEncoded(day))" }
      return text
    }
    return RecordRow(
      cells: table.fields.map { field in
        let value = ValueView(
          table.value(row, field.name), field.kind, language)
        defer { link = nil }
        return CellView(
          value: value, address: link ?? "", isCorrected: field.corrections[row] != nil)
      })
  }

  /// The conditions of the query, and an empty one to be filled in.
  private static func filters(
    _ query: RecordQuery, _ table: RecordTable, _ language: Wording.Language
  ) -> [FilterRow] {
    (query.filters.map(Optional.some) + [nil]).map { filter in
      FilterRow(
        fields: table.fields.filter { !$0.isMasked }.map {
          Choice(value: $0.name, name: $0.title, isChosen: $0.name == filter?.field)
        },
        comparisons: RecordFilter.Comparison.allCases.map {
          Choice(
            value: $0.rawValue, name: $0.name[language], isChosen: $0 == filter?.comparison)
        }, value: filter?.value ?? "")
    }
  }
}

extension RecordFilter.Comparison {
  /// The comparison as people read it.
  var name: Wording {
    switch self {
    case .equal: "="
    case .atLeast: "≥"
    case .atMost: "≤"
    case .contains: Wording("含", "contains")
    case .missing: Wording("为空", "is missing")
    case .present: Wording("不为空", "is there")
    }
  }
}
