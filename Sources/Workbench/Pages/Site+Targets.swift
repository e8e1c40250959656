import Diagnostics
import Foundation
import Hummingbird
import NIOCore
import Provisions
import Store
import Tables

private struct SortLink {
  let name: String
  let address: String
  let arrow: String
  let className: String
}

private struct TargetsView {
  let rows: [StatementView]
  let count: Int
  let isEmpty: Bool
  let kinds: [Choice]
  let documents: [Choice]
  let horizons: [Choice]
  let words: String
  let showsAll: Bool
  let sortValue: String
  let isDescending: Bool
  let heads: [SortLink]
  let csv: String
  let xlsx: String
}

extension Site {
  /// The table of targets, thresholds and the other statements.
  func targets(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let query = TargetQuery(self, request)
    let language = context.language
    let found = try statements(query)
    let codes = try library.shortCodes(of: found.flatMap { [$0.document, $0.key.provision] })
    let documents = try library.documents(on: Moment.today)
    let targetName = Wording("三种目标", "the three targets")[language]
    let kinds =
      [Choice(value: "target", name: targetName, isChosen: query.kinds == "target")]
      + Statement.Kind.allCases.map {
        Choice(value: $0.rawValue, name: $0.name[language], isChosen: $0.rawValue == query.kinds)
      }
    let horizons = try library.horizons()
    let view = TargetsView(
      rows: found.map { StatementView($0, codes: codes, context: context) }, count: found.count,
      isEmpty: found.isEmpty, kinds: kinds,
      documents: documents.map {
        Choice(value: $0.code, name: $0.title ?? $0.id, isChosen: $0.code == query.document)
      },
      horizons: horizons.map {
        Choice(value: String($0), name: String($0), isChosen: $0 == query.horizon)
      }, words: query.words ?? "", showsAll: query.showsAll, sortValue: query.order.rawValue,
      isDescending: query.isDescending, heads: heads(query, language),
      csv: "/targets.csv?" + query.text(), xlsx: "/targets.xlsx?" + query.text())
    return page(
      request, context, .targets, title: Wording("目标", "Targets"), section: .targets, view)
  }

  /// The table as CSV that Excel opens.
  func targetsCSV(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let sheet = StatementSheet.sheet(of: try statements(TargetQuery(self, request)))
    return download(
      ByteBuffer(string: CSVWriter().text(sheet)), type: "text/csv; charset=utf-8",
      name: "量化陈述-\(Moment.today).csv")
  }

  /// The table as a workbook.
  func targetsWorkbook(_ request: Request, _ context: WorkbenchContext) throws -> Response {
    let sheet = StatementSheet.sheet(of: try statements(TargetQuery(self, request)))
    let data = try WorkbookWriter().data([sheet])
    return download(
      ByteBuffer(bytes: data),
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      name: "量化陈述-\(Moment.today).xlsx")
  }

  private func statements(_ query: TargetQuery) throws -> [FoundStatement] {
    let document = try query.document.map { text in
      guard let link = try library.resolve(text) else { throw PageProblem.notFound(text) }
      return link.document
    }
    let found = try library.statements(query.filter(document: document))
    return query.sorted(query.showsAll ? found : found.filter { !$0.isRejected })
  }

  private func heads(_ query: TargetQuery, _ language: Wording.Language) -> [SortLink] {
    let names: [(TargetQuery.Order, Wording)] = [
      (.kind, Wording("种类", "Kind")), (.metric, Wording("指标", "Metric")),
      (.value, Wording("数值", "Value")), (.horizon, Wording("年份", "By")),
      (.document, Wording("出处", "Source")), (.confidence, Wording("可信度", "Confidence")),
    ]
    return names.map { order, name in
      let isShown = order == query.order
      return SortLink(
        name: name[language], address: "/targets?" + query.text(order: order),
        arrow: isShown ? (query.isDescending ? "▼" : "▲") : "", className: "col-\(order.rawValue)")
    }
  }
}
